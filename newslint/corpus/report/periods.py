"""Periods: days, weeks, months or years, so many that a chart can show them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

MOST = 90  # columns of a chart
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
        return UNITS[self.unit](day) if is_day(day) else ""


def periods(days: Collection[str]) -> Periods:
    """Return the shortest periods of which *days* take no more than `MOST`."""
    known = sorted(filter(is_day, days))
    if not known:
        return Periods("day", ())
    starts: tuple[str, ...] = ()
    for unit in UNITS:
        starts = tuple(steps(UNITS[unit], known[0], known[-1]))
        if len(starts) <= MOST:
            return Periods(unit, starts)
    return Periods("year", tuple(sorted({UNITS["year"](day) for day in known})))


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
