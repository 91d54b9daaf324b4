"""A story, where its text came from, and the layers of reading laid over it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from newslint.model import Block, Edit, Position, Span

T = TypeVar("T")

LINE_END = re.compile(r"\r\n?|\n")


class Piece(NamedTuple):
    """Text taken from ``source[start:end]``.

    Text as long as its source is taken character by character, other text as a whole,
    as ``&`` is from ``&amp;``. What a reader adds has an empty source: it belongs to
    the end of the text before it, wherever it says it is.
    """

    text: str
    start: int
    end: int


class Spelling(NamedTuple):
    """How a source spells what it says, if not every character stands for itself.

    ``read`` returns what a span of the source says; ``write`` what to put in its place
    so that it says a text, or None if it cannot be said there.
    """

    read: Callable[[Span], str]
    write: Callable[[Span, str], str | None]


class Base(NamedTuple):
    """How many characters and lines of a file stand before the source."""

    offset: int = 0
    lines: int = 0


class Origin(NamedTuple):
    """The source that the text was taken from, and from where in it, run by run.

    A run goes on to the next one's place in the text; where it ends before the next one
    begins in the source, a run of no length says so. ``markup`` holds the characters
    that edits leave alone, as they may mean something else in the source. ``base`` is
    where in a file the source begins, if it is one record of many. ``places``, if
    people do not see the source as lines, says where in what they see an offset is: a
    paragraph of a word processor and the column in it.
    """

    source: str
    runs: tuple[tuple[int, int], ...]  # (offset in the text, offset in the source)
    markup: str = ""
    spelling: Spelling | None = None
    base: Base | None = None
    places: Callable[[int], Position] | None = None

    def locate(self, offset: int) -> int:
        """Return the source offset of the character at text *offset*."""
        text, source = self.runs[bisect_right(self.runs, offset, key=_first) - 1]
        return source + offset - text

    def end(self, offset: int) -> int:
        """Return the source offset where the text before text *offset* ends."""
        i = bisect_left(self.runs, offset, key=_first)
        if i == len(self.runs) or self.runs[i][0] != offset:
            i -= 1
        text, source = self.runs[i]
        return source + offset - text


def _first(run: tuple[int, int]) -> int:
    return run[0]


def compose(
    source: str,
    pieces: Iterable[Piece],
    markup: str = "",
    spelling: Spelling | None = None,
) -> tuple[str, Origin]:
    """Join *pieces* of *source* to a text that knows where each character came from."""
    texts: list[str] = []
    runs = [(0, 0)]
    length = reach = 0
    for text, start, end in pieces:
        if not text:
            continue
        if start == end:
            start = end = reach
        if start != reach:
            runs += [(length, reach), (length, start)]
        if len(text) != end - start:
            runs += [(length + i, start) for i in range(len(text))]
            runs.append((length + len(text), end))
        texts.append(text)
        length, reach = length + len(text), end
    runs.append((length, reach))
    return "".join(texts), Origin(source, tuple(runs), markup, spelling)


def within(origin: Origin, inner: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces of a composed text as pieces of the source that it is from.

    For what one format holds of another: HTML in a string of JSON, lines in a part of
    an e-mail. Compose the one, read it, and compose again what this yields.
    """
    breaks = [offset for offset, _ in origin.runs]
    for text, start, end in inner:
        if start == end:
            yield Piece(text, 0, 0)
        elif len(text) != end - start:
            yield Piece(text, origin.locate(start), origin.end(end))
        else:
            cuts = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
            for a, b in pairwise([start, *cuts, end]):
                part = text[a - start : b - start]
                yield Piece(part, origin.locate(a), origin.end(b))


def lines(source: str, start: int = 0) -> Iterator[Piece]:
    """Yield the lines of *source* from *start* on, and their ends as plain newlines."""
    for m in LINE_END.finditer(source, start):
        yield Piece(source[start : m.start()], start, m.start())
        yield Piece("\n", *m.span())
        start = m.end()
    yield Piece(source[start:], start, len(source))


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

    def forget(self) -> None:
        """Drop the layers, some of which hold the document itself."""
        self._layers.clear()

    def locate(self, span: Span) -> Span:
        """Return the source span of text *span*."""
        if not self.origin:
            return span
        start = self.origin.locate(span.start)
        if span.start == span.end:
            return Span(start, start)
        return Span(start, max(start, self.origin.end(span.end)))

    @property
    def is_record(self) -> bool:
        """Whether it is one of many in its file, each to be judged by itself."""
        return self.origin is not None and self.origin.base is not None

    @property
    def base(self) -> Base:
        """Where in the file the source begins."""
        return (self.origin and self.origin.base) or Base()

    @property
    def key(self) -> str:
        """What tells this document from others, of the same file too."""
        start = self.base.offset + self.locate(Span(0, 0)).start
        return f"{self.path}#{start}" if start else self.path

    def line_span(self, offset: int) -> Span:
        """Return the source span of the line that source *offset* is in."""
        starts = line_starts(self)
        line = bisect_right(starts, offset)
        stop = starts[line] if line < len(starts) else len(self.source)
        return Span(starts[line - 1], stop)

    def position(self, offset: int) -> Position:
        """Return the line of the file and the column that a source offset is at."""
        if self.origin and self.origin.places:
            return self.origin.places(offset)
        starts = line_starts(self)
        line = bisect_right(starts, offset)
        return Position(self.base.lines + line, offset - starts[line - 1] + 1)

    def trace(self, edit: Edit) -> Edit | None:
        """Return *edit* in source offsets, or None if it would cut through markup.

        White space inside the span may be other white space in the source.
        """
        place = self.locate(edit.span)
        here = self[edit.span]
        there = LINE_END.sub("\n", self._said(place))
        if there != here and (here.strip() != here or there.split() != here.split()):
            return None
        if self.origin and self.origin.markup and self._spoils(edit, self.origin):
            return None
        text = self._spelt(place, edit.text)
        return None if text is None else Edit(place, text)

    def _said(self, place: Span) -> str:
        """Return what a span of the source says."""
        if self.origin and self.origin.spelling:
            return self.origin.spelling.read(place)
        return self.source[place.start : place.end]

    def _spelt(self, place: Span, text: str) -> str | None:
        """Return how the source says *text* at *place*, or None if it cannot."""
        if self.origin and self.origin.spelling:
            return self.origin.spelling.write(place, text)
        return text.replace("\n", line_end(self))

    def _spoils(self, edit: Edit, origin: Origin) -> bool:
        """Return whether *edit* touches markup, or leaves marks around nothing."""
        (start, end), text = edit
        if not set(origin.markup).isdisjoint(text + self[edit.span]):
            return True
        if text:
            return False
        before, after = start, end
        while before > 0 and self.text[before - 1].isspace():
            before -= 1
        while after < len(self.text) and self.text[after].isspace():
            after += 1
        left = self._marked(before, start, origin)
        right = self._marked(end, after, origin)
        edges = (before == 0 or before < start, after == len(self.text) or after > end)
        return (left or right) and (left or edges[0]) and (right or edges[1])

    def _marked(self, start: int, stop: int, origin: Origin) -> bool:
        """Return whether there is markup in the white space ``text[start:stop]``."""
        left, right = origin.end(start), origin.locate(stop)
        if stop == len(self.text):
            right = len(self.source)
        return right < left or bool(self._said(Span(left, right)).strip())


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
    start, stop = span
    while start and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    while stop < len(text) and text[stop] != "\n" and text[stop].isspace():
        stop += 1
    if text[start - 1 : start].strip() or text[stop : stop + 1].strip():
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
    return _line_starts(doc.source)


@lru_cache(maxsize=2)
def _line_starts(source: str) -> list[int]:
    """Find the lines of *source* once for all the documents in it."""
    return [0, *(m.end() for m in LINE_END.finditer(source))]


@layer
def line_end(doc: Document) -> str:
    """Return the line end that the source uses first, or a plain newline."""
    m = LINE_END.search(doc.source)
    return m[0] if m else "\n"
