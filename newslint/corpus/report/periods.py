"""Periods: days, weeks, months or years, so many that a chart can show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

MOST = 120  # columns of a chart
STRAY = 0.01  # of articles, at either end: dates are often wrong
NONE = "(none)"  # of what has no day, no source


def monday(day: str) -> str:
    """Return the Monday of the week that a day is in."""
    at = date.fromisoformat(day)
    return (at - timedelta(at.weekday())).isoformat()


UNITS: dict[str, Callable[[str], str]] = {
    "day": lambda day: day,
    "week": monday,
    "month": lambda day: f"{day[:7]}-01",
    "year": lambda day: f"{day[:4]}-01-01",
}


class Periods(NamedTuple):
    """The periods that days fall in, each named by its first day; none is left out."""

    unit: str
    starts: tuple[str, ...]

    def of(self, day: str) -> str:
        """Return the period of a day, or nothing for what is no day of them."""
        start = UNITS[self.unit](day) if is_day(day) else ""
        return start if start in self.starts else ""


def periods(days: Mapping[str, int]) -> Periods:
    """Return the shortest periods of which *days* take no more than `MOST`.

    *days* has how many articles are of each; a few strays at either end are left out.
    """
    known = sorted(day for day in days if is_day(day))
    if not known:
        return Periods("day", ())
    stray = STRAY * sum(days[day] for day in known)
    first, last = beyond(days, known, stray), beyond(days, known[::-1], stray)
    starts: tuple[str, ...] = ()
    for unit in UNITS:
        starts = tuple(steps(UNITS[unit], first, last))
        if len(starts) <= MOST:
            return Periods(unit, starts)
    return Periods("year", starts)


def beyond(days: Mapping[str, int], ordered: Sequence[str], stray: float) -> str:
    """Return the first day up to which there are more articles than *stray*."""
    seen = 0
    for day in ordered:
        seen += days[day]
        if seen > stray:
            return day
    return ordered[-1]


def steps(start: Callable[[str], str], first: str, last: str) -> Iterator[str]:
    """Yield the periods from that of the *first* day to that of the *last*.

    Stops when there are more than a chart can show.
    """
    at, end, count = start(first), start(last), 0
    while at <= end and count <= MOST:
        yield at
        count += 1
        day = date.fromisoformat(at)
        while (new := start(day.isoformat())) == at and day < date.max:
            day += timedelta(1)
        if new == at:
            return
        at = new


def is_day(text: str) -> bool:
    """Return whether this is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
