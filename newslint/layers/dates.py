"""Dates: the days that a story names, and the day it was published."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.model import Span

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of each month
GREGORIAN = 1753  # the first whole year in which Britain and its colonies used it

# The Sun is a newspaper, sat and may are verbs: shortened names need their capital.
WEEKDAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat)\b\.?"
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%]|[.:,]\d|\sa\.m|\sp\.m)"
DATE = re.compile(
    # Looking at the first letter alone halves the time.
    rf"(?=[ADFJMNOSTW\d])(?<![\w-])(?:(?P<weekday>{WEEKDAY})(?P<gap>,?\s(?:the\s)?))?"
    rf"(?:(?P<month>{MONTH})\s?{DAY.format('day')}"
    rf"|(?<![\d.,:$£€])\b{DAY.format('first')}\s(?:of\s)?(?P<second>{MONTH}))"
    r"(?:,?\s(?:of\s)?(?P<year>\d{4})(?![\w%]|[.,]\d|-\d))?"
)


class Day(NamedTuple):
    """A day as a story names it; ``weekday`` counts from Monday, 0.

    ``day`` may be none that the month has. What the story leaves out is None.
    """

    span: Span
    weekday: int | None
    named: Span  # where the name of the weekday stands, or nothing at the start
    year: int | None
    month: int
    day: int

    def date(self, year: int | None = None) -> date | None:
        """Return the date, in *year* if the story gives none, or None if it is none."""
        year = self.year or year
        if not year or not self.real(year):
            return None
        return date(year, self.month, self.day)

    def real(self, year: int | None = None) -> bool:
        """Return whether there is such a day, in *year* if one is known."""
        year = self.year or year
        leap = not year or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        short = self.month == 2 and not leap
        return 1 <= self.day <= LONGEST[self.month - 1] - short


@layer
def dates(doc: Document) -> list[Day]:
    """Return every day of a month that the story names in words, in reading order.

    Shortened names of months and weekdays are read if they have a capital.
    """
    return [read(m) for m in DATE.finditer(doc.text)]


def read(m: re.Match[str]) -> Day:
    """Return the day that *m* names."""
    start, end = m.span("weekday") if m["weekday"] else (m.start(), m.start())
    return Day(
        # A stop after the name of a month ends the sentence, if nothing follows.
        span=Span(m.start(), m.end() - m[0].endswith(".")),
        weekday=nth(WEEKDAYS, m["weekday"]) if m["weekday"] else None,
        named=Span(start, end),
        year=int(m["year"]) if m["year"] else None,
        month=nth(MONTHS, m["month"] or m["second"]) + 1,
        day=int(m["day"] or m["first"]),
    )


def nth(names: list[str], name: str) -> int:
    """Return which of *names* has the first letters of *name*."""
    return next(i for i, each in enumerate(names) if each.startswith(name[:3]))


@layer
def published(doc: Document) -> date | None:
    """Return the day that the metadata give as the day of publication, if they do."""
    return iso(doc.meta.get("published", ""))


def iso(text: str) -> date | None:
    """Read the date that *text* begins with, as in ``2019-01-09T12:08:00Z``."""
    m = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", text)
    try:
        return date(*map(int, m.groups())) if m else None
    except ValueError:
        return None


def nearest(day: Day, to: date) -> date | None:
    """Return the date of *day* in its own year, or the one nearest to a date."""
    if day.year:
        return day.date()
    near = (day.date(year) for year in (to.year - 1, to.year, to.year + 1))
    return min(filter(None, near), key=lambda each: abs(each - to), default=None)
