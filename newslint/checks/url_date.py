"""Flag a story that its address says to be of another day than its metadata."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from newslint.document import Document
from newslint.layers.dates import MONTHS, iso
from newslint.model import Hit, Span
from newslint.rule import Check

AHEAD = timedelta(62)  # days that a magazine appears before its issue’s month
NAMES = [month[:3].lower() for month in MONTHS]
DATE = re.compile(
    r"(?i)/(?P<year>(?:19|20)\d\d)(?P<part>[/-]?)(?P<month>0?[1-9]|1[0-2]|"
    rf"(?:{'|'.join(NAMES)})[a-z]{{0,6}})(?:(?P=part)(?P<day>[0-3]?\d)(?![\w-])|(?=/))"
)


def check(*, most: int = 7) -> Check:
    """Flag the start of a story published more than ``most`` days from its address’s.

    Addresses are read that have a year, a month and perhaps a day in their path, in
    this order. A month without a day may be that of an issue, which appears up to two
    months before. The message may use ``{url_date}`` and ``{published}``.
    """
    some = timedelta(most)

    def look(doc: Document) -> Iterator[Hit]:
        published = iso(doc.meta.get("published", ""))
        found = span_of(doc.meta.get("url", "")) if published else None
        if published and found:
            first, last = found
            early = some if first == last else some + AHEAD
            if not first - early <= published <= last + some:
                said = first.isoformat() if first == last else f"{first:%Y-%m}"
                words = {"url_date": said, "published": published.isoformat()}
                yield Hit(Span(0, 0), words)

    return look


def span_of(url: str) -> tuple[date, date] | None:
    """Return the first and the last day that an address may mean, if it names any."""
    m = DATE.search(url.partition("?")[0].partition("#")[0])
    if not m or (not m["part"] and len(m["month"] + (m["day"] or "")) != 4):
        return None
    year, month = int(m["year"]), month_of(m["month"])
    days = monthrange(year, month)[1]
    day = int(m["day"] or 0)
    if day > days:
        return None
    return date(year, month, day or 1), date(year, month, day or days)


def month_of(name: str) -> int:
    """Return the number of a month, which is given so or by name."""
    return int(name) if name.isdigit() else NAMES.index(name[:3].lower()) + 1
