"""Paragraphs: what stands between line breaks, or between blank lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document, layer
from newslint.model import Span

SHORTEST_WRAP, LONGEST_WRAP = 40, 100
FEWEST = 3  # lines that can tell
FULL, RUNS_ON = 0.75, 0.4  # shares of lines, see `hard_wrapped`
INDENT = 3  # more columns than the line before: a new paragraph


@layer
def hard_wrapped(doc: Document) -> bool:
    """Return whether lines end where they were full, not where paragraphs end.

    Lines that another follows directly tell. But for one in ten, none of them is long;
    most are nearly full (longer than three quarters of the longest), and often a small
    letter comes next.
    """
    pairs = [
        (a.rstrip(), b.lstrip())
        for a, b in pairwise(doc.text.split("\n"))
        if goes_on(a, b) and " " in a.strip()  # else an address or a rule
    ]
    lengths = sorted(len(a) for a, _ in pairs)
    longest = lengths[len(lengths) * 9 // 10] if len(lengths) >= FEWEST else 0
    if not SHORTEST_WRAP <= longest <= LONGEST_WRAP:
        return False
    full = sum(len(a) > FULL * longest for a, _ in pairs)
    runs_on = sum(b[0].islower() for _, b in pairs)
    return full >= FULL * len(pairs) and runs_on >= RUNS_ON * len(pairs)


def goes_on(line: str, following: str) -> bool:
    """Return whether the following line may be of the same paragraph."""
    if not line.strip() or not following.strip():
        return False
    return indentation(following) < indentation(line) + INDENT


def indentation(line: str) -> int:
    """Return how many columns of white space a line begins with; a tab is many."""
    return sum(8 if c == "\t" else 1 for c in line[: len(line) - len(line.lstrip())])


@layer
def paragraphs(doc: Document) -> list[Span]:
    """Return the paragraphs, without the white space around them."""
    spans: list[Span] = []
    wrapped = hard_wrapped(doc)
    before = ""
    for line, span in lines(doc.text):
        if span.start < span.end:
            if wrapped and goes_on(before, line):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        before = line
    return spans


def lines(text: str) -> Iterator[tuple[str, Span]]:
    """Yield every line with the span of what it holds but white space around it."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line.rstrip())
        yield line, Span(min(end, start + len(line) - len(line.lstrip())), end)
        start += len(line) + 1
