"""Edits that make one text of another."""

from hypothesis import given
from hypothesis import strategies as st

from newslint.document import revise
from newslint.lsp.actions import differences

TEXTS = st.text(st.sampled_from("ab \r\n😀")) | st.lists(
    st.sampled_from(["one\n", "two\r\n", "three", "\n", "four 😀\n"])
).map("".join)


@given(TEXTS, TEXTS)
def test_they_do(old: str, new: str) -> None:
    edits = differences(old, new)
    assert revise(old, edits) == (new, len(edits))


def test_they_are_small() -> None:
    old = "One line.\r\nA teh line.\r\nThe last.\r\n"
    (edit,) = differences(old, old.replace("teh", "the"))
    assert (old[edit.span.start : edit.span.end], edit.text) == ("eh", "he")


@given(TEXTS, TEXTS)
def test_a_line_end_is_not_parted(old: str, new: str) -> None:
    for span, _ in differences(old, new):
        for offset in span:
            assert old[offset - 1 : offset + 1] != "\r\n" or offset == 0
