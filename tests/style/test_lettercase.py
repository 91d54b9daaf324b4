"""The check behind capitals up and down."""

import pytest

from newslint.checks import lettercase
from newslint.document import Document
from newslint.model import Hit

WORDS = {"Prime Minister": "prime minister", "NATO": "Nato", "the Web": "the web"}


def offered(text: str, *, inside: bool = False, unless: str = r"(?!)") -> list[str]:
    """Return what the check offers for *text*, in order."""
    check = lettercase.check(WORDS, inside=inside, unless=unless)
    return [
        edit.text
        for hit in check(Document(text))
        if isinstance(hit, Hit)
        for edit in hit.edits
    ]


def test_words_are_found_as_they_are_written_alone() -> None:
    assert offered("the Prime Minister of a NATO state") == ["prime minister", "Nato"]
    assert offered("the prime minister of a Nato state") == []


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister May left.",
        "They left. Prime Minister May too.",
        "They left.\nPrime Minister May too.",
        "He asked: “Prime Minister?”",
    ],
)
def test_the_start_of_a_sentence_is_no_inside(text: str) -> None:
    assert offered(text, inside=True) == []


@pytest.mark.parametrize(
    "text",
    ["said Prime Minister May", "Spain, Prime Minister May and", "£5 Prime Minister"],
)
def test_what_follows_a_word_is_inside(text: str) -> None:
    assert offered(text, inside=True) == ["prime minister"]


@pytest.mark.parametrize(
    "text",
    ["NATO CHIEF LEAVES FOR PARIS\n", "see @NATO, #NATO and nato.int/NATO", "NATO.int"],
)
def test_lines_of_capitals_and_addresses_are_left_alone(text: str) -> None:
    assert offered(text) == []


def test_compounds_are_found() -> None:
    assert offered("a pro-NATO party and NATO-led troops") == ["Nato", "Nato"]


def test_a_stop_after_the_word_does_not_hide_it() -> None:
    assert offered("They left NATO.") == ["Nato"]


def test_passages_may_be_spared() -> None:
    text = "the Web Foundation, and the Web"
    assert offered(text, unless="the Web Foundation") == ["the web"]
