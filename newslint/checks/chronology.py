"""Flag a story whose metadata put one thing before another that comes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from newslint.document import Document
from newslint.layers.dates import iso
from newslint.model import Hit, Span
from newslint.rule import Check


def check(first: str, then: str) -> Check:
    """Flag the start of a story whose metadata ``first`` is after its ``then``.

    Both are keys of the metadata that hold dates of ISO 8601, with or without a time.
    Times are compared if both have them and both or neither say their zone; else days
    are, and a day more is let pass for the zone. The message may use ``{first}`` and
    ``{then}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        a, b = doc.meta.get(first, ""), doc.meta.get(then, "")
        if after(a, b):
            yield Hit(Span(0, 0), {"first": a, "then": b})

    return look


def after(a: str, b: str) -> bool:
    """Return whether *a* is certainly later than *b*."""
    times = moment(a), moment(b)
    if times[0] and times[1] and (times[0].tzinfo is None) == (times[1].tzinfo is None):
        return times[0] > times[1]
    days: tuple[date | None, date | None] = iso(a), iso(b)
    return bool(days[0] and days[1] and (days[0] - days[1]).days > 1)


def moment(text: str) -> datetime | None:
    """Read a date with a time, or return None."""
    try:
        return (
            datetime.fromisoformat(text.strip()) if iso(text) and ":" in text else None
        )
    except ValueError:
        return None
