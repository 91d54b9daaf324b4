"""The check behind the spellings of a house: which column of a table is right."""

import pytest

from newslint import packs
from newslint.checks import spelt
from newslint.document import Document
from newslint.model import Hit
from newslint.plugins import builtin_folder
from newslint.rule import Check

TABLE = builtin_folder() / "data/spelling.tsv"


def table() -> list[tuple[str, ...]]:
    """Return the rows of the spellings that newslint ships."""
    return packs.rows(TABLE)


BRITISH = spelt.check(table, right="second")
AMERICAN = spelt.check(table, right="first")
ISE = spelt.check(table, right="second", marks="z")


def fixed(check: Check, text: str) -> str:
    """Return *text* with every edit made that the check offers."""
    doc = Document(text)
    hits = [hit for hit in check(doc) if isinstance(hit, Hit)]
    edits = sorted((edit for hit in hits for edit in hit.edits), reverse=True)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_each_column_can_be_the_right_one() -> None:
    assert fixed(BRITISH, "the color of a theater") == "the colour of a theatre"
    assert fixed(AMERICAN, "the colour of a theatre") == "the color of a theater"


def test_ise_is_a_matter_of_its_own() -> None:
    assert fixed(BRITISH, "they realize it") == "they realize it"
    assert fixed(ISE, "they realize the color") == "they realise the color"


def test_every_form_of_an_allowed_word_is_left_alone() -> None:
    check = spelt.check(table, right="second", allow=["color"])
    assert fixed(check, "colors and favors") == "colors and favours"


def test_the_words_of_a_hit_are_the_wrong_and_the_right_form() -> None:
    (hit,) = BRITISH(Document("two harbors"))
    assert isinstance(hit, Hit)
    assert hit.words == {"wrong": "harbors", "right": "harbours"}


@pytest.mark.parametrize(
    "text",
    [
        "Pearl Harbor and the Labor party",
        "a tire, a curb, a check and a program",
        "see www.color.org or @color",
        "the colour of a theatre",
    ],
)
def test_names_and_words_that_both_have_are_left_alone(text: str) -> None:
    assert fixed(BRITISH, text) == text


def test_a_short_list_names_its_words_as_triggers() -> None:
    triggers = spelt.triggers([("gaol", "jail")])
    assert triggers is not None
    assert triggers.words == {"gaol", "jail"}
    assert spelt.triggers(table) is None
