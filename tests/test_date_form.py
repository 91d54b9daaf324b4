"""Days of a month: order, names of months, ordinals."""

import pytest

from newslint.checks.date_form import check
from newslint.document import Document, revise
from newslint.layers.dates import MONTHS

SHORT = [*"Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()]
AMERICAN, BRITISH = "{month} {day}, {year}", "{day} {month} {year}"


def fixed(
    text: str, form: str, months: list[str], *parts: str, unless: str = ""
) -> str:
    """Return a text with its days as *form* has them."""
    look = check(form, months=months, parts=parts, unless=unless)
    edits = [edit for hit in look(Document(text)) for edit in hit.edits]
    return revise(text, edits)[0]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("on January 5", "on Jan. 5"),
        ("on Monday, January 5, 2019, he", "on Monday, Jan. 5, 2019, he"),
        ("on Sept 5.", "on Sept. 5."),
        ("Mar. 5", "March 5"),
        ("Tuesday 5 January 2019", "Tuesday Jan. 5, 2019"),
        ("January 5th", "Jan. 5"),
    ],
)
def test_months_are_named_as_wanted(text: str, right: str) -> None:
    assert fixed(text, AMERICAN, SHORT, "month") == right


@pytest.mark.parametrize(
    "text",
    [
        "on Jan. 5",
        "on May 5, 2019",
        "In January 12 people died",
        "in January 2019",
        "the 5th of January",
        "the 17 February Brigade",
        "Fifteen of the 19 Sept. 11 hijackers",
    ],
)
def test_what_is_right_or_no_day_stays(text: str) -> None:
    assert fixed(text, AMERICAN, SHORT, "month", "order", "ordinal") == text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("on January 5, 2019", "on 5 January 2019"),
        ("on Thursday, Jan. 5", "on Thursday, 5 January"),
        ("on 5 Jan 2019", "on 5 January 2019"),
    ],
)
def test_a_house_may_want_the_day_first(text: str, right: str) -> None:
    assert fixed(text, BRITISH, MONTHS, "order", "month") == right


def test_only_the_parts_asked_for_count() -> None:
    assert fixed("5 January", AMERICAN, SHORT, "ordinal") == "5 January"
    assert fixed("January 5", AMERICAN, SHORT, "order") == "January 5"
    assert fixed("5th January", AMERICAN, SHORT, "ordinal") == "Jan. 5"


def test_a_line_may_be_spared() -> None:
    text = "January 5, 2019. REUTERS/Jane Smith\nJanuary 6"
    right = "January 5, 2019. REUTERS/Jane Smith\nJan. 6"
    assert fixed(text, AMERICAN, SHORT, "month", unless="REUTERS") == right
