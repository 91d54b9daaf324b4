"""Flag a dateline whose day is far from the day of publication."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import part_at
from newslint.layers.dates import dates, nearest, published
from newslint.model import Hit
from newslint.rule import Check

HEAD = 2000  # characters, within which a dateline stands


def check(*, days: int = 14, ahead: int = 1) -> Check:
    """Flag the day of a dateline, as in ‘BEIJING, Jan. 9 (Xinhua) —’.

    It may be up to ``days`` before the day of publication, which the metadata hold as
    ``published``, and ``ahead`` after it; without that nothing is flagged. The message
    may use ``{date}`` and ``{published}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = published(doc)
        for day in dates(doc) if known else ():
            fell = nearest(day, known) if known and day.span.start < HEAD else None
            if not fell or not known or -days <= (fell - known).days <= ahead:
                continue
            if part_at(doc, day.span.start) == "dateline":
                words = {"date": doc[day.span], "published": known.isoformat()}
                yield Hit(day.span, words)

    return look
