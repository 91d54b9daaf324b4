"""Paragraphs: what stands between line breaks, or between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document, layer
from newslint.model import Span
from newslint.origin import Origin

SHORTEST_WRAP, LONGEST_WRAP = 40, 100
FEWEST = 3  # lines that can tell
FULL, MOSTLY, RUNS_ON = 0.75, 0.55, 0.5  # shares, see `width`
EARLY = 0.8  # of the width: a line that ends before it although a word had room
INDENT = 3  # more columns than the line before: a new paragraph
JOINING = frozenset(
    "a an the and or but of in on at to for from by with as is are was were be our "
    "your their its his her this that these those we they you who which not".split()
)
BREAK = re.compile(r"(?P<hyphen>[^\W\d_]-)?\n")
THIN_SPACE = "\u2009"
FIELD = re.compile(r"By \w.*=\s*$")  # a byline as some wires end it


@layer
def width(doc: Document) -> int:
    """Return how many characters fill a line of wrapped copy, or 0 if it is not.

    In wrapped copy lines end where they were full, not where paragraphs end. Lines
    that another follows directly tell. But for one in ten, none of them is long; most
    are nearly full (longer than three quarters of the longest), and behind every
    second of those a small letter comes next.
    """
    pairs = [
        (a.rstrip(), b.lstrip())
        for a, b in pairwise(doc.text.split("\n"))
        if goes_on(a, b) and " " in a.strip()  # else an address or a rule
    ]
    lengths = sorted(len(a) for a, _ in pairs)
    longest = lengths[len(lengths) * 9 // 10] if len(lengths) >= FEWEST else 0
    if not SHORTEST_WRAP <= longest <= LONGEST_WRAP:
        return 0
    after = [b for a, b in pairs if len(a) > FULL * longest]
    runs_on = sum(b[0].islower() for b in after)
    enough = len(after) >= max(FEWEST, MOSTLY * len(pairs))
    return longest if enough and runs_on >= RUNS_ON * len(after) else 0


def hard_wrapped(doc: Document) -> bool:
    """Return whether lines end where they were full, not where paragraphs end."""
    return width(doc) > 0


def goes_on(line: str, following: str) -> bool:
    """Return whether the following line may be of the same paragraph."""
    if not line.strip() or not following.strip():
        return False
    return indentation(following) < indentation(line) + INDENT


def indentation(line: str) -> int:
    """Return how many columns of white space a line begins with; a tab is many."""
    return sum(8 if c == "\t" else 1 for c in line[: len(line) - len(line.lstrip())])


def cut_short(line: str, following: str, full: int) -> bool:
    """Return whether a wrapped line ends before it must: its paragraph ends there."""
    word, last = following.split(maxsplit=1)[0], line.rsplit(maxsplit=1)[-1]
    room = len(line.rstrip()) + 1 + len(word) <= EARLY * full
    open_end = word[0].islower() or last[-1] == "," or last in JOINING
    return (room and not open_end) or bool(FIELD.match(following) or FIELD.match(line))


@layer
def paragraphs(doc: Document) -> list[Span]:
    """Return the paragraphs, without the white space around them."""
    spans: list[Span] = []
    full = width(doc)
    before = ""
    for line, span in lines(doc.text):
        if span.start < span.end:
            if full and goes_on(before, line) and not cut_short(before, line, full):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        before = line
    return spans


def flowing(doc: Document) -> Document:
    """Return the document with each paragraph of wrapped copy on one line.

    A space stands for each break in it, so that offsets stay what they are, and a thin
    space where the break parts a word, which no rule takes for a space too many.
    """
    return _unwrapped(doc) if hard_wrapped(doc) else doc


@layer  # of wrapped copy alone: a document that held itself would outlive its use
def _unwrapped(doc: Document) -> Document:
    text = list(doc.text)
    for start, end in paragraphs(doc):
        for m in BREAK.finditer(doc.text, start, end):
            text[m.end() - 1] = THIN_SPACE if m["hyphen"] else " "
    origin = doc.origin or Origin(doc.text, ((0, 0),))
    return doc.replaced(text="".join(text), origin=origin)


def lines(text: str) -> Iterator[tuple[str, Span]]:
    """Yield every line with the span of what it holds but white space around it."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line.rstrip())
        yield line, Span(min(end, start + len(line) - len(line.lstrip())), end)
        start += len(line) + 1
