"""Flag a weekday that is not the one its date falls on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from newslint.document import Document
from newslint.layers.dates import (
    GREGORIAN,
    MONTHS,
    WEEKDAYS,
    Day,
    dates,
    nearest,
    published,
)
from newslint.model import Hit
from newslint.rule import Check, Triggers, triggered_by

NEAR = timedelta(days=14)

# One of several days, whose date it need not be: ‘Friday through Sunday, May 3’.
SEVERAL = re.compile(
    r"day\.?(?:,|\s?[–—/&-]|\s(?:and|or|to|through|until|till|thru))\s?(?:on\s)?$"
)
ONWARDS = re.compile(
    r"\s?(?:[–—/&-]|(?:and|or|to|through|until|till|thru)\s)\s?(?:\w+\.?\s)?\d"
)


def triggers(**_: object) -> Triggers:
    """Return the names of the weekdays, full and shortened."""
    names = [name.lower() for name in WEEKDAYS]
    return Triggers(
        frozenset([*names, *"mon tue tues wed thu thur thurs fri sat".split()])
    )


@triggered_by(triggers)
def check(year: Literal["given", "published"] = "given") -> Check:
    """Flag a weekday and date that do not go together.

    The ``year`` is one that the story gives with the date. For dates without one it may
    be that which brings them nearest to the day of publication, which the metadata hold
    as ``published``; then only dates within two weeks of it are looked at, and slips
    of one day that are not right for the year before, as others come from years that
    the reader knows; if several are found, the year is another. Ranges of days and
    years before 1753, which may be Julian, are left alone. The message may use
    ``{weekday}`` (the right one), ``{date}`` and ``{nearest}``, the nearest date on the
    weekday that is written.
    """

    def look(doc: Document) -> Iterator[Hit]:
        found = [
            (day, fell, day.weekday)
            for day in dates(doc)
            if day.weekday is not None
            and not ranged(doc.text, day)
            and (fell := resolved(doc, day) if year == "published" else day.date())
            and fell.year >= GREGORIAN
            and fell.weekday() != day.weekday
        ]
        if year == "published" and len(found) > 1:
            return
        for day, fell, weekday in found:
            yield Hit(day.span, words(fell, weekday))

    return look


def resolved(doc: Document, day: Day) -> date | None:
    """Return the date of a day without a year, by the day of publication."""
    known = published(doc)
    fell = nearest(day, known) if known and not day.year else None
    if not fell or not known or abs(fell - known) > NEAR or day.weekday is None:
        return None
    before = day.date(fell.year - 1)
    if before and before.weekday() == day.weekday:
        return None  # an anniversary
    return fell if abs(slip(fell, day.weekday)) == 1 else None


def slip(fell: date, weekday: int) -> int:
    """Return how many days after a date the nearest such weekday is, from -3 to 3."""
    return (weekday - fell.weekday() + 3) % 7 - 3


def ranged(text: str, day: Day) -> bool:
    """Return whether a range of days is named."""
    before = text[max(0, day.span.start - 20) : day.span.start]
    return bool(SEVERAL.search(before) or ONWARDS.match(text, day.span.end))


def words(fell: date, weekday: int) -> dict[str, str]:
    """Return what the message may say of a date and the weekday written with it."""
    near = fell + timedelta(days=slip(fell, weekday))
    return {
        "weekday": WEEKDAYS[fell.weekday()],
        "date": f"{MONTHS[fell.month - 1]} {fell.day}, {fell.year}",
        "nearest": f"{WEEKDAYS[weekday]}, {MONTHS[near.month - 1]} {near.day}",
    }
