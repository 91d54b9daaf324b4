"""Numbers in words and in figures."""

import pytest

from newslint.checks.numerals import WORDS, check, read, written
from newslint.document import Document, revise
from newslint.model import Hit


def seen(text: str, **keys: object) -> list[Hit]:
    """Return what a check with *keys* sees in a text."""
    found = list(check(**keys)(Document(text)))  # type: ignore[arg-type]
    return [hit for hit in found if isinstance(hit, Hit)]


def fixed(text: str, **keys: object) -> str:
    """Return a text with what is seen in it written otherwise."""
    return revise(text, [edit for hit in seen(text, **keys) for edit in hit.edits])[0]


@pytest.mark.parametrize("n", range(100))
def test_words_and_figures_are_one_another_s(n: int) -> None:
    word = written(str(n), "words")
    assert WORDS[word] == n
    assert written(word, "figures") == str(n)
    assert read(word) == read(word.upper()) == read(str(n)) == n


@pytest.mark.parametrize("text", ["100", "1,000", "²", "dozen", "", "٣", "twenty-ten"])
def test_what_is_no_number_here_stays(text: str) -> None:
    assert written(text, "words") == written(text, "figures") == text


def test_capitals_stay() -> None:
    keys = {"pattern": r"(?P<number>\L<number>) men", "write": "figures"}
    assert fixed("Twelve men, twenty-one men", **keys) == "12 men, 21 men"
    assert written("Twenty", "words") == "Twenty"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("3 men and 12 men", "three men and 12 men"),
        ("three men", "three men"),
        ("0 men", "0 men"),
        ("9 men, 10 men", "nine men, 10 men"),
    ],
)
def test_only_numbers_in_range_are_seen(text: str, right: str) -> None:
    keys = {"pattern": r"\b(?P<number>\d+) (?=men)", "write": "words"}
    assert fixed(text, least=1, most=9, **keys) == right


def test_the_whole_match_may_be_replaced() -> None:
    keys = {
        "pattern": r"(?P<number>\L<number>) (?P<what>dollars|percent)",
        "write": "figures",
        "replace": "{number} {what}!",
    }
    (hit,) = seen("It cost twenty-five dollars.", **keys)
    assert hit.words["match"] == "twenty-five dollars"
    assert hit.edits[0].text == "25 dollars!"


def test_the_longest_number_counts() -> None:
    keys = {"pattern": r"\b(?P<number>\L<number>)\b", "write": "figures"}
    assert fixed("sixty-six, sixty, six", **keys) == "66, 60, 6"


def test_a_line_may_be_spared() -> None:
    keys = {"pattern": r"(?P<number>\d) men", "write": "words", "unless": "score"}
    assert fixed("3 men\nscore: 3 men", **keys) == "three men\nscore: 3 men"
