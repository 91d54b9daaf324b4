"""Flag a dateline from another place than the metadata name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.document import Document
from newslint.layers import blocks
from newslint.model import Hit, Span
from newslint.rule import Check
from newslint.timestamps import is_time

PLACE = re.compile(r"[^\W\d_][^\W\d_.’' -]*(?:[.’' -]+[^\W\d_]+)*")
KEYS = ("place", "located", "location", "city", "dateline")


def check(*, keys: Sequence[str] = KEYS) -> Check:
    """Flag the place of a dateline that shares no word with that of the metadata.

    ``keys`` are those that may hold the place; the first that is there counts. Without
    one, or without a dateline, nothing is flagged, nor where a time stands for it. The
    message may use ``{place}`` and ``{located}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        located = next(filter(None, map(doc.meta.get, keys)), "")
        if not located or is_time(located):
            return
        for block in blocks(doc):
            m = PLACE.match(doc.text, *block.span) if block.part == "dateline" else None
            if m and words(m[0]).isdisjoint(words(located)):
                yield Hit(Span(*m.span()), {"place": m[0], "located": located})

    return look


def words(text: str) -> frozenset[str]:
    """Return the words of a place, without capitals."""
    return frozenset(re.findall(r"[^\W\d_]+", text.casefold()))
