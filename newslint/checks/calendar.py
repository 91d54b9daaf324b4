"""Flag days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.dates import MONTHS, Day, dates
from newslint.model import Hit, Span
from newslint.rule import Check

FIGURES = re.compile(r"\d[-/]\d\d?[-/]\d")
ISO = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<a>\d\d)-(?P<b>\d\d)(?![\w/-]|\.\d)"
)
SLASHED = re.compile(
    r"(?<![\w./-])(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<year>(?:19|20)\d\d)(?![\w/-])"
)
# What says that a date is meant: in ‘in April 31 of them’ it is a number.
ON = re.compile(
    r"(?:\b(?:[Oo]n|dated|until|of)|(?:day|[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at)\.?,?)\s$"
)


def check() -> Check:
    """Flag February 30, April 31, 2019-13-01 and 31/02/2019.

    A day of the month in figures is impossible if it is so whichever of its numbers is
    the month. The message may use ``{date}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for day in dates(doc):
            if not day.real() and meant(doc.text, day):
                yield Hit(day.span, {"date": doc[day.span]})
        for pattern in (ISO, SLASHED) if FIGURES.search(doc.text) else ():
            for m in pattern.finditer(doc.text):
                if not possible(m) and not seasons(m):
                    yield Hit(Span(*m.span()), {"date": m[0]})

    return look


def meant(text: str, day: Day) -> bool:
    """Return whether a day is certainly meant, not a month and a number."""
    if day.year or day.weekday is not None:
        return True
    before = text[max(0, day.span.start - 12) : day.span.start]
    return day.day <= 31 and bool(ON.search(before))


def possible(m: re.Match[str]) -> bool:
    """Return whether the figures name a day; slashed ones may do so either way."""
    year, a, b = int(m["year"]), int(m["a"]), int(m["b"])
    either = ((a, b), (b, a)) if "/" in m[0] else ((a, b),)
    return any(
        month in range(1, len(MONTHS) + 1)
        and Day(Span(0, 0), None, Span(0, 0), year, month, day).real()
        for month, day in either
    )


def seasons(m: re.Match[str]) -> bool:
    """Return whether the figures are years that follow, as in 2011-12-13."""
    return int(m["b"]) == int(m["a"]) + 1 == int(m["year"]) % 100 + 2
