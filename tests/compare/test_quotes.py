"""Words that differ inside quotation marks, and quotations that are only cut."""

import pytest

from newslint.compare.quotes import changes
from newslint.document import Document

SAID = "“It is good to keep contact and we always support their dialogue,” he said."


def messages(old: str, new: str, variants: dict[str, str] | None = None) -> list[str]:
    docs = Document(old, "a"), Document(new, "b")
    return [change.message for change in changes(*docs, variants or {})]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (("always ", ""), "‘always’ is gone from the quotation"),
        (("always", "never"), "the quotation had ‘always’, now ‘never’"),
        (("we always", "we do always"), "‘do’ is new in the quotation"),
    ],
)
def test_other_words(wrong: tuple[str, str], message: str) -> None:
    assert messages(SAID, SAID.replace(*wrong)) == [message]


def test_words_around_a_gap_are_its_place() -> None:
    docs = Document(SAID, "a"), Document(SAID.replace("always ", ""), "b")
    (change,) = changes(*docs, {})
    assert change.new
    assert change.new.quote == "we support"


@pytest.mark.parametrize(
    "new",
    [
        SAID,
        SAID.replace("“", '"').replace("”", '"'),
        "It was “good to keep contact”, he said.",
        "“It is good to keep contact,” he said. “We always support their dialogue.”",
        "“It is good to keep contact … we always support their dialogue,” he said.",
        "“It is good to keep [their] contact and we always support their dialogue.”",
        "He said it was good and they never support their dialogue.",
        "“Nothing at all of what they say is true,” he said.",
    ],
)
def test_the_same_words(new: str) -> None:
    assert messages(SAID, new) == []


def test_another_spelling_is_no_other_word() -> None:
    old = "“The people in charge of the program have left for good,” she said."
    new = old.replace("program", "programme")
    assert len(messages(old, new)) == 1
    assert messages(old, new, {"programme": "program"}) == []
