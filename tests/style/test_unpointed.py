"""The check behind abbreviations without points."""

import pytest

from newslint.checks import unpointed
from newslint.document import Document
from newslint.model import Hit

CHECK = unpointed.check(r"\b(?:Dr\.|(?:[A-Z]\.){2,4}|(?<=\d) ?[ap]\.m\.)")
CLOCK = unpointed.check(r"(?<=\d) ?[ap]\.m\.")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the U.S. economy", "US"),
        ("the U.S. Senate", "US"),
        ("They left the U.S. They came back.", "US."),
        ("They left the U.S.", "US."),
        ("Dr. Smith", "Dr"),
        ("J.K. Rowling", "JK"),
    ],
)
def test_the_last_point_stays_where_it_ends_the_sentence(text: str, right: str) -> None:
    (hit,) = CHECK(Document(text))
    assert isinstance(hit, Hit)
    assert [edit.text for edit in hit.edits] == [right]
    assert hit.words["right"] == right


def test_spaces_go_with_the_points() -> None:
    (hit,) = CLOCK(Document("at 6.30 p.m. on Monday"))
    assert isinstance(hit, Hit)
    assert (hit.words["match"], hit.words["right"]) == (" p.m.", "pm")


@pytest.mark.parametrize("text", ["the US economy", "Dr Smith", "vitamin A. and"])
def test_without_points_nothing_is_wrong(text: str) -> None:
    assert list(CHECK(Document(text))) == []


def test_a_line_may_be_spared() -> None:
    check = unpointed.check(r"\bDr\.", unless="^Credit")
    assert list(check(Document("Credit: Dr. Smith"))) == []
    assert len(list(check(Document("Dr. Smith")))) == 1
