"""Flag a story whose metadata say that it will be published, or was long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from newslint.document import Document
from newslint.layers.dates import published
from newslint.model import Hit, Span
from newslint.rule import Check

ZONES = timedelta(days=1)  # what is tomorrow here is today elsewhere


def check(*, earliest: int = 1800) -> Check:
    """Flag the start of a story that was published after today, or before ``earliest``.

    The day is the ``published`` of the metadata. A day more than today is let pass for
    the zone, and a story with an ``embargo`` in its metadata is left alone. A clock
    that was never set gives years like 1601. The message may use ``{published}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        day = None if doc.meta.get("embargo") else published(doc)
        if day and (day > date.today() + ZONES or day.year < earliest):
            yield Hit(Span(0, 0), {"published": day.isoformat()})

    return look
