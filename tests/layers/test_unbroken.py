"""Paragraphs whose breaks were lost."""

import pytest

import newslint
from newslint.document import Document
from newslint.layers.unbroken import begun, is_unbroken, unbroken
from newslint.model import Span

SENTENCE = "Ministers met in Geneva on Monday to talk about the price of oil. "
PARAGRAPH = 3 * SENTENCE
LONG = 40 * SENTENCE


def found(text: str) -> list[Span]:
    return unbroken(Document(text))


def test_sentences_that_touch() -> None:
    text = "They met.Nobody came.They left.\n\nHe stayed.She left."
    assert found(text) == [Span(0, text.index("\n"))]
    doc = Document(text)
    assert [is_unbroken(doc, i) for i in (0, 12, 30, 31, 40)] == [
        *(True, True, True, False, False),
    ]


def test_a_story_on_one_line() -> None:
    assert found(LONG) == [Span(0, len(LONG.rstrip()))]
    assert found(f"A headline\n\n{LONG}") == [Span(12, 12 + len(LONG.rstrip()))]
    assert begun(Document(LONG), Span(0, len(LONG))) == 40


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n".join(20 * [PARAGRAPH]),
        "\n".join(20 * [LONG]),  # as long as all the others
        "word " * 600,  # one sentence
        "See Example.Com and Mr.Smith of St.Louis. He left.She stayed.",
    ],
)
def test_paragraphs_as_they_should_be(text: str) -> None:
    assert found(text) == []


def test_rules_that_need_paragraphs_keep_out() -> None:
    def marks(text: str) -> list[str]:
        rules = [finding.rule for finding in newslint.check(text)]
        return [rule for rule in rules if rule == "quotes/unbalanced-quotes"]

    quotes = ("She said: “We will act, he said.", "They met again.", "Nobody came.")
    assert marks("\n\n".join(("They met.", *quotes))) != []
    assert marks("".join(("They met.", *quotes))) == []


# Each would take hours if its time grew with the square of its length.
@pytest.mark.parametrize(
    "piece", [".", "a. ", "met.The ", 'met."The ', "A.\n", "word "]
)
def test_long_copy_is_read_in_one_pass(piece: str) -> None:
    assert len(found(piece * 100_000)) in (0, 1)
