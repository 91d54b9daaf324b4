"""Dates, weekdays and ages: read as written, held against the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from newslint.checks import (
    age_drift,
    ages,
    ahead,
    calendar,
    chronology,
    clock,
    dateline,
    weekdays,
    years_ago,
)
from newslint.document import Document
from newslint.layers.dates import MONTHS, WEEKDAYS, dates, iso, nearest, published
from newslint.model import Fact, Hit
from newslint.rule import Check

PUBLISHED = {"published": "2019-01-09"}


def found(check: Check, text: str, meta: dict[str, str] | None = None) -> list[str]:
    """Return the places that a check flags or notes, as they stand."""
    doc = Document(text, meta=meta or {})
    return [doc[seen.span] for seen in check(doc)]


def every_day(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def styled(day: date, weekday: str) -> list[str]:
    """Write a day in the ways that agencies do."""
    month = MONTHS[day.month - 1]
    return [
        f"He left on {weekday}, {month} {day.day}, {day.year}, by train.",
        f"He left on {weekday}, {month[:3]}. {day.day}, {day.year}.",
        f"He left on {weekday} {day.day} {month} {day.year}.",
        f"He left on {weekday}, the {day.day}th of {month}, {day.year}.",
        f"He left on {weekday[:3]} {month} {day.day} {day.year}",
    ]


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2019, 2024])
def test_a_right_weekday_is_silent_on_every_day(year: int) -> None:
    check = weekdays.check()
    for day in every_day(date(year, 1, 1), date(year, 12, 31)):
        for text in styled(day, WEEKDAYS[day.weekday()]):
            assert found(check, text) == [], text


@pytest.mark.parametrize("off", [1, 2, 3, 4, 5, 6])
def test_a_wrong_weekday_is_flagged_however_it_is_written(off: int) -> None:
    check = weekdays.check()
    for day in every_day(date(2019, 1, 1), date(2019, 3, 1)):
        # A Sunday is not read from three letters: the Sun is a newspaper.
        name = WEEKDAYS[(day.weekday() + off) % 7]
        for text in styled(day, name)[: 4 if name == "Sunday" else 5]:
            assert len(found(check, text)) == 1, text


def test_both_repairs_are_named() -> None:
    (hit,) = weekdays.check()(Document("on Tuesday, Jan. 9, 2019"))
    assert isinstance(hit, Hit)
    assert hit.words == {
        "weekday": "Wednesday",
        "date": "January 9, 2019",
        "nearest": "Tuesday, January 8",
    }
    assert not hit.edits


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Jan. 9, 2019", (2019, 1, 9)),
        ("9 January 2019", (2019, 1, 9)),
        ("the 9th of January, 2019", (2019, 1, 9)),
        ("Sept. 30", (None, 9, 30)),
        ("May 5", (None, 5, 5)),
        ("Jan. 9, 2019-20", (None, 1, 9)),
    ],
)
def test_days_are_read(text: str, named: tuple[int | None, int, int]) -> None:
    (day,) = dates(Document(text))
    assert (day.year, day.month, day.day) == named


@pytest.mark.parametrize(
    "text",
    [
        "May 2018",
        "March 10,000 of them",
        "may 5 people",
        "Mayor 5",
        "Marching 10 miles",
        "Dec. 9:30 p.m.",
        "Jan. 9 a.m.",
        "$5 March",
        "rose 1.5 March",
        "June 10%",
    ],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert dates(Document(text)) == []


def test_a_day_without_a_year_is_the_nearest() -> None:
    (day,) = dates(Document("Dec. 30"))
    assert nearest(day, date(2019, 1, 9)) == date(2018, 12, 30)
    assert nearest(day, date(2018, 11, 9)) == date(2018, 12, 30)
    (leap,) = dates(Document("Feb. 29"))
    assert nearest(leap, date(2021, 3, 1)) == date(2020, 2, 29)
    assert nearest(leap, date(2022, 6, 1)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-01-09", date(2019, 1, 9)),
        ("2019-01-09T23:59:00-05:00", date(2019, 1, 9)),
        ("20190109", date(2019, 1, 9)),
        ("2019-02-30", None),
        ("09/01/2019", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_publication_is_read_or_unknown(text: str, day: date | None) -> None:
    assert iso(text) == day
    assert published(Document("", meta={"published": text})) == day


def test_only_days_that_no_year_has_are_impossible() -> None:
    check = calendar.check()
    for day in every_day(date(2020, 1, 1), date(2020, 12, 31)):
        month = MONTHS[day.month - 1]
        assert found(check, f"on {month} {day.day}, {day.year}") == []
        assert found(check, f"on {month} {day.day}, or {day.isoformat()}") == []
        assert (
            found(check, f"{day.month}/{day.day}/2020, {day.day}/{day.month}/2020")
            == []
        )
    assert found(check, "on Feb. 29, 1900") == ["Feb. 29, 1900"]


def test_near_publication_only_one_slip_is_no_other_year() -> None:
    flagged = [
        weekday
        for weekday in WEEKDAYS  # the day was a Wednesday, a Tuesday the year before
        if found(weekdays.check("published"), f"on {weekday}, Jan. 9", PUBLISHED)
    ]
    assert flagged == ["Thursday"]


@pytest.mark.parametrize(
    "check",
    [
        weekdays.check("published"),
        ahead.check(),
        dateline.check(),
        years_ago.check(),
        ages.check(),
    ],
)
def test_without_metadata_nothing_is_guessed(check: Check) -> None:
    text = (
        "BEIJING, Jan. 29 (Xinhua) -- The actor Jane Smith, 45, was born in 1952.\n"
        "He died on Jan. 19, 2039. It was 2008, two years ago, on Tuesday, Jan. 9."
    )
    assert found(check, text) == []


def test_a_time_zone_is_not_the_future() -> None:
    text = "He died on {}."
    assert found(ahead.check(), text.format("Jan. 10, 2019"), PUBLISHED) == []
    assert found(ahead.check(), text.format("Jan. 11, 2019"), PUBLISHED) != []


@pytest.mark.parametrize(
    ("age", "flagged"), [(65, ["65"]), (66, []), (67, []), (69, ["69"])]
)
def test_a_birthday_to_come_is_allowed_for(age: int, flagged: list[str]) -> None:
    text = f"Jane Smith, {age}, was born in 1952."
    assert found(ages.check(), text, PUBLISHED) == flagged


def test_ages_are_of_full_names() -> None:
    text = "Then Jane Smith, 45, met Smith, 46, John Smith (47) and Jane Smith, 45."
    facts = [
        fact for fact in age_drift.check()(Document(text)) if isinstance(fact, Fact)
    ]
    assert [(fact.key, fact.value) for fact in facts] == [
        ("Jane Smith", "45"),
        ("John Smith", "47"),
    ]


@pytest.mark.parametrize(
    ("published_at", "updated", "wrong"),
    [
        ("2019-01-09T12:00Z", "2019-01-09T11:59Z", True),
        ("2019-01-09T12:00Z", "2019-01-09T12:00Z", False),
        ("2019-01-09T12:00+05:30", "2019-01-09T07:00Z", False),
        ("2019-01-09T12:00+05:30", "2019-01-09T06:00Z", True),
        ("2019-01-09T12:00Z", "2019-01-09T11:00", False),
        ("2019-01-09", "2019-01-08", False),
        ("2019-01-09", "2019-01-07", True),
        ("soon", "2019-01-07", False),
        ("2019-01-09", "", False),
    ],
)
def test_metadata_are_in_order(published_at: str, updated: str, wrong: bool) -> None:
    check = chronology.check("published", "updated")
    meta = {"published": published_at, "updated": updated}
    assert bool(list(check(Document("A story.", meta=meta)))) == wrong


def test_every_time_that_a_clock_shows_is_silent() -> None:
    for hour in range(25):
        for minute in range(60 if hour < 24 else 1):
            text = f"at {hour:02}:{minute:02} GMT, at {hour}:{minute:02} hrs"
            assert found(clock.check(), text) == []
            half = hour % 12 or 12
            twelve = f"at {half}:{minute:02} p.m., {half}.{minute:02}am"
            assert found(clock.check(), twelve) == []


def test_no_other_time_is() -> None:
    for hour in range(13, 24):
        assert (
            len(found(clock.check(), f"at {hour} p.m., {hour}:00 PM, {hour}.30am")) == 3
        )
    for hour in range(25, 100):
        assert len(found(clock.check(), f"at {hour}:00 GMT")) == 1
    for minute in range(60, 100):
        assert len(found(clock.check(), f"at 9:{minute} a.m., at 09:{minute} IST")) == 2


@pytest.mark.parametrize(
    "text",
    ["13:75", "won 25:60", "in 34:56 he", "$13.50 PM", "13 PMs", "1,013 pm", "880 AM"],
)
def test_what_is_no_time_is_silent(text: str) -> None:
    assert found(clock.check(), text) == []
