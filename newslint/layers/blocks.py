"""Blocks: what part each paragraph plays in its story."""

from __future__ import annotations

from bisect import bisect_right

from newslint.document import Document, layer
from newslint.layers.paragraphs import paragraphs
from newslint.model import Block

LONGEST_HEADLINE = 130


@layer
def blocks(doc: Document) -> list[Block]:
    """Return every paragraph with its part, in reading order."""
    if doc.given:
        return list(doc.given)
    spans = paragraphs(doc)
    parts = ["body"] * len(spans)
    if len(spans) > 1:
        first = doc[spans[0]]
        if len(first) <= LONGEST_HEADLINE and first[-1] not in ".:,;":
            parts[0] = "headline"
    return [Block(span, part) for span, part in zip(spans, parts, strict=True)]


@layer
def _starts(doc: Document) -> list[int]:
    return [block.span.start for block in blocks(doc)]


def part_at(doc: Document, offset: int) -> str:
    """Return the part of the block that text *offset* falls in, or before it."""
    i = bisect_right(_starts(doc), offset) - 1
    return blocks(doc)[i].part if i >= 0 else "body"
