"""Quotations, whatever marks they stand in. In the cases ⟦ and ⟧ stand around them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers import quotations, quoted


def marked(text: str) -> str:
    doc = Document(text)
    for start, end in reversed(quotations(doc)):
        text = text[:start] + "⟦" + text[start:end] + "⟧" + text[end:]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "He said ⟦“yes”⟧ and ⟦“no”⟧.",
        'He said ⟦"yes"⟧ and ⟦"no."⟧',
        "⟦``Yes,''⟧ he said. ⟦``No.''⟧",
        "⟦''Yes,''⟧ he said.",
        "He said ⟦«yes»⟧ and ⟦„no“⟧ and ⟦„no”⟧.",
        '⟦“Yes,"⟧ he said, ⟦“no.”⟧',  # mixed marks
        "⟦“Yes.“⟧ He left.",  # a mark turned round
        "⟦‘Yes,’⟧ he said, ⟦'no'⟧.",
        "⟦“He said ‘yes’ to me,”⟧ she said.",
        "⟦‘He said “yes” to me,’⟧ she said.",
        "⟦\"He said 'yes' to me,\"⟧ she said.",
        "⟦“‘Yes’ is all he said,”⟧ she said.",
        "⟦‘I don’t know,’⟧ he said. ⟦'I don't,'⟧ she said.",
        "It's the '90s, the ’90s and the ‘90s, rock 'n' roll, 'twas and ‘em.",
        "the players' wives and the Joneses’ house",
        "The ⟦'players'⟧ wives' were there.",  # the first mark that may close does
        "He is 6'2\" tall and she is 5'10\" tall.",
        "He is 6’2” tall.",
        "(⟦“yes”⟧) [⟦'no'⟧] —⟦“so”⟧— it's",
        'he said:⟦"Yes,"⟧ and left',
        '⟦" Yes, "⟧ he said.',
        'word"Yes',
        "⟦“⟧",
        "no quotation",
        "",
    ],
)
def test_one_paragraph(text: str) -> None:
    assert marked(text.replace("⟦", "").replace("⟧", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        # As newspapers set it: a mark opens each paragraph, one closes the last.
        "He said: ⟦“It is.\n\n“It was.\n\n“It will be.”⟧ He left.\n\nNobody said no.",
        'He said: ⟦"It is.\n\n"It was."⟧ He left. ⟦"So."⟧',
        # Left open by mistake: it ends with its paragraph.
        "He said: ⟦“It is.⟧\n\nHe left. ⟦“It was,”⟧ he said.",
        '⟦"It is, he said.⟧\n\nHe left.',
        # Opened again before it was closed.
        '⟦"It is, he said.⟧ ⟦"It was,"⟧ he said.',
        "⟦‘It is.⟧\n\n⟦‘It was,’⟧ he said.",
        "⟦“It is.”⟧\n\n⟦“It was.”⟧",
        "He said ‘yes.\n\nIt’s no.",
    ],
)
def test_paragraphs(text: str) -> None:
    assert marked(text.replace("⟦", "").replace("⟧", "")) == text


@given(st.text("ab .,\n“”‘’'\"«»`", max_size=40))
def test_quotations_stand_apart_and_in_order(text: str) -> None:
    doc = Document(text)
    spans = quotations(doc)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = {i for start, end in spans for i in range(start, end)}
    assert [quoted(doc, i) for i in range(len(text))] == [
        i in inside for i in range(len(text))
    ]


@given(st.lists(st.sampled_from(["one", "it’s", "don't", "the boys’", "'90s", "two,"])))
def test_apostrophes_open_no_quotation(words: list[str]) -> None:
    assert marked(" ".join(words)) == " ".join(words)


# Each would take hours if its time grew with the square of its length.
@pytest.mark.parametrize(
    "piece", ['"', "'", "“", "“a ", "'a ", "a' ", "“a\n", '"a', "``"]
)
def test_long_copy_is_read_in_one_pass(piece: str) -> None:
    doc = Document(100_000 * piece)
    assert all(start < end for start, end in quotations(doc))


@pytest.mark.parametrize(
    "post",
    [
        "We “organize” all. — Jane Smith (@jane) January 9, 2019",
        "Is this real? — JS (@jane) June 18, 2020 Report",
        "Jane A. Smith (@jane) We organize all.",
        "Skip Twitter post by @jane We organize all.",
    ],
)
def test_a_post_shown_with_its_author_is_a_quotation(post: str) -> None:
    doc = Document(f"She wrote:\n\n{post}\n\n“Yes,” he said (@he).")
    assert [doc[span] for span in quotations(doc)] == [post, "“Yes,”"]


def test_a_name_with_a_handle_alone_is_no_post() -> None:
    said = "He follows Jane Smith (@jane) — and John (@john), who wrote."
    doc = Document(f"{said}\n\nJane Smith (@jane) writes for us.")
    assert quotations(doc) == []
