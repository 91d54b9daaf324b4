"""Flag the dateline of a story where it stands again."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import blocks
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

SHORTEST = 6  # characters of a dateline; ‘U.S.:’ is a heading


def check() -> Check:
    """Flag a paragraph of the body that opens with the dateline of the lead.

    Offers to take it out. The message may use ``{line}``, where it stood.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = next((b.span for b in blocks(doc) if b.part == "dateline"), None)
        if not known or known.end - known.start < SHORTEST:
            return
        line = doc.position(doc.locate(known).start).line
        for span, part in blocks(doc):
            if part == "body" and doc.text.startswith(doc[known], span.start):
                rest = doc.text[span.start + known.end - known.start : span.end]
                again = Span(span.start, span.end - len(rest.lstrip()))
                yield Hit(again, {"line": str(line)}, (Edit(again, ""),))

    return look
