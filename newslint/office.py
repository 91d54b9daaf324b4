"""Files of word processors: paragraphs taken from XML, and counted as people do.

The source is the XML, in which fixes are made. The line of a finding is its paragraph,
counted from 1 without those that are empty, and the column that in the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from itertools import pairwise
from typing import NamedTuple
from xml.sax.saxutils import escape

from newslint.document import Document
from newslint.model import Position, Span
from newslint.origin import Origin, Piece, Spelling
from newslint.parts import story

WHITE = re.compile(r"[\t\n\r]")


class Paragraph(NamedTuple):
    """A paragraph: the part that its style states, ``body`` if none, and its text."""

    part: str
    pieces: list[Piece]


def document(
    source: str,
    path: str,
    paragraphs: Iterable[Paragraph],
    changes: Mapping[str, int] | None = None,
) -> Document:
    """Return the document that *paragraphs* of *source* make.

    Parts are taken as given if a headline is among them; who does not use styles for
    that has not stated any. *changes* counts the tracked changes that were resolved.
    """
    known = {"tracked-changes": told(changes or {})}
    doc = story(source, path, paragraphs, known, "", spelling(source))
    starts = [block.span.start for block in doc.given]
    stated = any(block.part == "headline" for block in doc.given)
    if not doc.origin or not starts:
        return doc
    origin = doc.origin._replace(places=places(doc.origin, starts))
    return doc.replaced(origin=origin, given=doc.given if stated else ())


def told(changes: Mapping[str, int]) -> str:
    """Say how many changes there are of each kind: ``2 insertions, 1 deletion``."""
    return ", ".join(
        f"{count} {kind}{'s' if count > 1 else ''}"
        for kind, count in sorted(changes.items(), reverse=True)
        if count
    )


def places(origin: Origin, starts: list[int]) -> Callable[[int], Position]:
    """Return what says which paragraph, and where in it, a source offset is in.

    *starts* is where in the text the paragraphs start.
    """
    first: dict[int, int] = {}
    reach: dict[int, int] = {}
    for (text, source), (later, end) in pairwise((*origin.runs, (1 << 60, 1 << 60))):
        first.setdefault(source, text)
        if end - source >= later - text and later < 1 << 60:
            reach[source] = later
    sources = sorted(first)

    def place(offset: int) -> Position:
        source = sources[bisect_right(sources, offset) - 1]
        at = first[source]
        at = min(at + offset - source, reach.get(source, at))
        number = bisect_right(starts, at)
        return Position(number, at - starts[number - 1] + 1)

    return place


def spelling(source: str) -> Spelling:
    """Return how the text between tags is spelled: with references."""

    def read(span: Span) -> str:
        inside = source[span.start : span.end]
        return inside if "<" in inside else unescape(inside)

    def write(_: Span, text: str) -> str | None:
        # A space at an end is one that XML may not keep, and a line is a tag.
        return None if "\n" in text else escape(text)

    return Spelling(read, write)


def spaced(piece: Piece) -> Piece:
    """Return text with plain spaces for the white space of XML, which stands for it."""
    text, start, end = piece
    return Piece(WHITE.sub(" ", text), start, end)


def tag(source: str, text: str, start: int) -> Piece:
    """Return the text that a tag stands for, as a tab or a line break."""
    return Piece(text, start, source.index(">", start) + 1)
