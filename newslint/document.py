"""A story, where its text came from, and the layers of reading laid over it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, wraps
from itertools import accumulate
from typing import Any, Final, TypeVar

from newslint.model import Block, Edit, Position, Span
from newslint.origin import LINE_END, Base, Origin

T = TypeVar("T")


class Document:
    """One version of one story. Checks read ``text`` and know of nothing else.

    Lines of ``text`` end in ``\\n`` whatever the source has. ``given`` holds the parts
    that the format itself states.
    """

    __slots__ = ("_layers", "given", "meta", "origin", "path", "text")

    def __init__(
        self,
        text: str,
        path: str = "-",
        meta: Mapping[str, str] | None = None,
        origin: Origin | None = None,
        given: tuple[Block, ...] = (),
    ) -> None:
        self.text: Final = text
        self.path: Final = path
        self.meta: Final[Mapping[str, str]] = {} if meta is None else meta
        self.origin: Final = origin
        self.given: Final = given
        self._layers: dict[Callable[..., object], Any] = {}

    def __repr__(self) -> str:
        return f"Document({self.text!r}, {self.path!r}, {self.meta!r})"

    def replaced(self, **fields: Any) -> Document:
        """Return the document with other values in some fields, and without layers."""
        given = {name: getattr(self, name) for name in self.__slots__[1:]}
        return Document(**given | fields)

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
        if text and "\n" not in self[edit.span]:
            return False
        if text:  # put where several lines were: the last may leave its underline
            end = self.text.find("\n", end)
            end = len(self.text) if end < 0 else end
        before, after = start, end
        while before > 0 and self.text[before - 1].isspace():
            before -= 1
        while after < len(self.text) and self.text[after].isspace():
            after += 1
        left = self._marked(before, start, origin)
        right = self._marked(end, after, origin)
        edges = (before == 0 or before < start, after == len(self.text) or after > end)
        if text:
            return right
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


def forget(doc: Document, *layers: Callable[[Document], object]) -> None:
    """Drop *layers* that nobody will ask for again: of a long text they are large."""
    for each in layers:
        doc._layers.pop(each.__wrapped__, None)  # type: ignore[attr-defined]


@layer
def line_starts(doc: Document) -> Sequence[int]:
    """Return the source offset of every line's first character."""
    return _line_starts(doc.source)


@lru_cache(maxsize=2)
def _line_starts(source: str) -> Sequence[int]:
    """Find the lines of *source* once for all the documents in it."""
    if "\r" not in source:
        lines = source.split("\n")[:-1]
        lengths = (len(line) + 1 for line in lines)
        return array("Q", accumulate(lengths, initial=0))
    return array("Q", (0, *(m.end() for m in LINE_END.finditer(source))))


@layer
def line_end(doc: Document) -> str:
    """Return the line end that the source uses first, or a plain newline."""
    m = LINE_END.search(doc.source)
    return m[0] if m else "\n"
