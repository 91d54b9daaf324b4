"""Flag a dateline whose day is far from the day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from newslint.document import Document
from newslint.layers import blocks
from newslint.layers.dates import dates, nearest, published
from newslint.model import Hit
from newslint.rule import Check


def check(*, days: int = 14, ahead: int = 1) -> Check:
    """Flag the day of a dateline, as in ‘BEIJING, Jan. 9 (Xinhua) —’.

    It may be up to ``days`` before the day of publication, which the metadata hold as
    ``published``, and ``ahead`` after it; without that nothing is flagged. The message
    may use ``{date}`` and ``{published}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = published(doc)
        if not known:
            return
        places = [block.span for block in blocks(doc) if block.part == "dateline"]
        for day in dates(doc) if places else ():
            fell = nearest(day, known)
            if fell and any(day.span.meets(place) for place in places):
                off = fell - known
                if off > timedelta(days=ahead) or off < timedelta(days=-days):
                    words = {"date": doc[day.span], "published": known.isoformat()}
                    yield Hit(day.span, words)

    return look
