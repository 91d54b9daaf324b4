"""Flag a story with a headline and hardly a body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.document import Document
from newslint.layers import blocks
from newslint.layers.headline import headline
from newslint.model import Hit, Span
from newslint.rule import Check

KINDS = ("type", "kind", "profile", "genre", "layout")  # keys that say what it is
COPY = ("lead", "body", "list", "table", "note")


def check(*, least: int = 25, unless: Collection[str] = ()) -> Check:
    """Flag a story of fewer than ``least`` words under a headline in its metadata.

    What the metadata call one of ``unless``, as ‘alert’, may be short. A text without a
    headline in its metadata is left alone: it may be a piece of a story. The message
    may use ``{count}``.
    """
    may = re.compile(rf"\b(?:{'|'.join(map(re.escape, unless))})\b", re.IGNORECASE)

    def look(doc: Document) -> Iterator[Hit]:
        head = headline(doc) if doc.meta.get("headline") else None
        if not head or any(may.search(doc.meta.get(key, "")) for key in KINDS):
            return
        if len(doc.text) > 100 * least or may.search(head.text):
            return
        body = [block.span for block in blocks(doc) if block.part in COPY]
        count = sum(len(doc[span].split()) for span in body)
        if count < least:
            place = body[0] if body else Span(0, 0)
            yield Hit(place, {"count": str(count)})

    return look
