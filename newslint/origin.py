"""Origins: where in a source each character of a text came from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from newslint.model import Position, Span

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
