"""Flag a year that stands with a date and is the year of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from newslint.document import Document
from newslint.layers.dates import dates, published
from newslint.model import Hit
from newslint.rule import Check

NEAR = timedelta(days=183)


def check() -> Check:
    """Flag ‘Jan. 9, 2019’ in a story of 2019.

    The day of publication is the ``published`` of the metadata; dates more than half a
    year from it are left alone. The message may use ``{date}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = published(doc)
        for day in dates(doc) if known else ():
            fell = day.date()
            if known and fell and day.year == known.year and abs(fell - known) < NEAR:
                yield Hit(day.span, {"date": doc[day.span]})

    return look
