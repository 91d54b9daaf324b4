"""Flag a dateline in the middle of the copy: where a second story begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import blocks, whole_page
from newslint.layers.shape_words import AGENCY
from newslint.layers.shapes import DATELINE, OPENING
from newslint.model import Hit, Span
from newslint.rule import Check

WIRE = re.compile(rf"\({AGENCY}\)")


def check(*, least: int = 5) -> Check:
    """Flag a dateline with an agency below at least ``least`` paragraphs of a story.

    Round-ups, in which datelines come in quick succession, are left alone, and so are
    whole pages, on which a story may begin anywhere.
    """

    def look(doc: Document) -> Iterator[Hit]:
        run, found = 0, []
        for block in blocks(doc):
            opening = doc[block.span][:OPENING]
            m = DATELINE.match(opening) if block.part == "body" else None
            if m and WIRE.search(m["dateline"]) and m["dateline"][0] != "(":
                if run >= least:
                    start = block.span.start
                    found.append(Hit(Span(start, start + m.end("dateline"))))
                run = 0
            elif block.part in ("lead", "body"):
                run += 1
        if len(found) == 1 and not whole_page(doc):
            yield found[0]

    return look
