"""A story, where its text came from, and the layers of reading laid over it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from newslint.model import Block, Edit, Position, Span

T = TypeVar("T")

LINE_END = re.compile(r"\r\n?|\n")


class Origin(NamedTuple):
    """The source that the text was taken from, and from where in it, run by run."""

    source: str
    runs: tuple[tuple[int, int], ...]  # (offset in the text, offset in the source)

    def locate(self, offset: int) -> int:
        """Return the source offset of the character at text *offset*."""
        i = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        return self.runs[i][1] + offset - self.runs[i][0]


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one story. Checks read ``text`` and know of nothing else.

    Lines of ``text`` end in ``\\n`` whatever the source has. ``given`` holds the parts
    that the format itself states.
    """

    text: str
    path: str = "-"
    meta: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    given: tuple[Block, ...] = ()
    _layers: dict[Callable[..., object], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def source(self) -> str:
        """The decoded file that positions count in."""
        return self.origin.source if self.origin else self.text

    def locate(self, span: Span) -> Span:
        """Return the source span of text *span*."""
        if not self.origin:
            return span
        start = self.origin.locate(span.start)
        if span.start == span.end:
            return Span(start, start)
        return Span(start, self.origin.locate(span.end - 1) + 1)

    def position(self, offset: int) -> Position:
        """Return the line and column of a source offset."""
        starts = line_starts(self)
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def trace(self, edit: Edit) -> Edit | None:
        """Return *edit* in source offsets, or None if it would cut through markup."""
        place = self.locate(edit.span)
        there = self.source[place.start : place.end].replace("\r\n", "\n")
        if there.replace("\r", "\n") != self[edit.span]:
            return None
        return Edit(place, edit.text.replace("\n", line_end(self)))


def revise(source: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Make *edits* in *source*; return the new source and how many were made.

    Edits are made in order of place, of two at one place the shorter first; one that
    overlaps an edit already made is left for another round.
    """
    pieces: list[str] = []
    cursor = made = 0
    last: Span | None = None
    for span, text in sorted(set(edits)):
        if last is not None and (span.start < cursor or span == last):
            continue
        pieces += [source[cursor : span.start], text]
        cursor, last, made = span.end, span, made + 1
    return "".join(pieces) + source[cursor:], made


def cut(text: str, span: Span) -> Edit:
    """Return the edit that takes *span* out, and its lines if nothing else is on them.

    With whole lines go the blank lines after them, or before them at the end.
    """
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    stop = len(text) if stop < 0 else stop
    if text[start : span.start].strip() or text[span.end : stop].strip():
        return Edit(span, "")
    while stop < len(text) and text[stop].isspace():
        stop += 1
    if stop == len(text):
        kept = len(text[:start].rstrip())
        return Edit(Span(min(start, kept + 1), stop), "")
    return Edit(Span(start, text.rfind("\n", 0, stop) + 1), "")


def layer(read: Callable[[Document], T]) -> Callable[[Document], T]:
    """Make *read* a layer: computed when first asked for, kept with the document."""

    @wraps(read)
    def cached(doc: Document) -> T:
        if read not in doc._layers:
            doc._layers[read] = read(doc)
        value: T = doc._layers[read]
        return value

    return cached


@layer
def line_starts(doc: Document) -> list[int]:
    """Return the source offset of every line's first character."""
    return [0, *(m.end() for m in LINE_END.finditer(doc.source))]


@layer
def line_end(doc: Document) -> str:
    """Return the line end that the source uses first, or a plain newline."""
    m = LINE_END.search(doc.source)
    return m[0] if m else "\n"
