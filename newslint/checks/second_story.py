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


def check(*, least: int = 5, signed: int = 2) -> Check:
    """Flag a dateline below at least ``least`` paragraphs of a story.

    Below its sign-off ``signed`` paragraphs are enough. The dateline names an agency,
    or follows a byline; it is not the one that the story began with. Round-ups, in
    which datelines come in quick succession, are left alone, and so are whole pages, on
    which a story may begin anywhere.
    """

    def look(doc: Document) -> Iterator[Hit]:
        run, ended, found = 0, False, []
        before = first = ""
        for block in blocks(doc):
            if block.part == "dateline":
                first = first or doc[block.span]
            head = doc[block.span][:OPENING] if block.part == "body" else ""
            marked = "(" in head or before == "byline"  # as what opens a story is
            m = DATELINE.match(head) if marked else None
            if m and opens(m["dateline"], before, first):
                if run >= (signed if ended else least):
                    start = block.span.start
                    found.append(Hit(Span(start, start + m.end("dateline"))))
                run, ended = 0, False
            elif block.part in ("lead", "body"):
                run += 1
            ended = ended or block.part == "sign-off"
            before = block.part
        if len(found) == 1 and not whole_page(doc):
            yield found[0]

    return look


def opens(dateline: str, before: str, first: str) -> bool:
    """Return whether a dateline opens another story.

    *before* is the part above it, *first* the dateline of the story so far.
    """
    agency = WIRE.search(dateline) is not None and dateline[0] != "("
    return dateline != first and (agency or before == "byline")
