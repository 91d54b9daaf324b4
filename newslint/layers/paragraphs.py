"""Paragraphs: what stands between line breaks, or between blank lines."""

from __future__ import annotations

import re

from newslint.document import Document, layer
from newslint.model import Span

LINE = re.compile(r"[^\n]*[^\s][^\n]*")
SHORTEST_WRAP, LONGEST_WRAP = 40, 100


@layer
def hard_wrapped(doc: Document) -> bool:
    """Return whether lines end where they were full, not where paragraphs end.

    So it is if there are blank lines, no line is long, and most lines that another
    follows directly are nearly full: longer than three quarters of the longest.
    """
    lines = doc.text.split("\n")
    longest = max(map(len, lines), default=0)
    if not SHORTEST_WRAP <= longest <= LONGEST_WRAP:
        return False
    inner = [a for a, b in zip(lines, lines[1:], strict=False) if a.strip() and b.strip()]
    full = sum(len(line) > 0.75 * longest for line in inner)
    return len(inner) >= 4 and full >= 0.75 * len(inner)


@layer
def paragraphs(doc: Document) -> list[Span]:
    """Return the paragraphs, without the white space around them."""
    spans: list[Span] = []
    wrapped = hard_wrapped(doc)
    for m in LINE.finditer(doc.text):
        line = m[0]
        start = m.start() + len(line) - len(line.lstrip())
        end = m.start() + len(line.rstrip())
        if wrapped and spans and doc.text.count("\n", spans[-1].end, start) == 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans
