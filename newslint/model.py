"""The nouns of newslint. Pure data: no I/O, no patterns, no other newslint import."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """Return the range that begins *by* code points later."""
        return Span(self.start + by, self.end + by) if by else self

    def meets(self, other: Span) -> bool:
        """Return whether the two share a place; an empty span is a place too."""
        return self.start < max(other.end, other.start + 1) and other.start < max(
            self.end, self.start + 1
        )


def meets_any(span: Span, others: Sequence[Span]) -> bool:
    """Return whether *span* meets one of *others*, which are sorted and apart."""
    i = bisect_right(others, span.start, key=lambda other: other.start)
    return any(map(span.meets, others[max(0, i - 1) : i + 1]))


class Position(NamedTuple):
    """One-based line and column (in code points) of the source."""

    line: int
    column: int


class Edit(NamedTuple):
    """Put ``text`` where ``span`` was."""

    span: Span
    text: str


class Block(NamedTuple):
    """A paragraph-like stretch of a story and the part it plays in it."""

    span: Span
    part: str


class Severity(IntEnum):
    """Ordered, so that ``max()`` and ``>=`` mean what they say."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


SEVERITIES = {str(severity): severity for severity in Severity}


class Hit(NamedTuple):
    """Wrong in itself: a place in the text, words for the message, perhaps a cure."""

    span: Span
    words: Mapping[str, str] = {}
    edits: tuple[Edit, ...] = ()


class Fact(NamedTuple):
    """Wrong only beside another: facts of one ``key`` should have one ``value``.

    ``text`` is what to write here if this fact's value wins; by default the value.
    ``cures`` maps every rival value to what would stand here instead.
    """

    span: Span
    key: str
    value: str
    cures: Mapping[str, str] = {}


class Finding(NamedTuple):
    """What a rule has to say of one place in one file.

    ``span`` and the edits are offsets in the decoded source (a byte-order mark is not
    counted), whatever the format; ``before`` and ``after`` are the words around the
    quote on its own line. ``byte_positions`` are the places of the span's two ends and
    then of each edit's, with columns in bytes of UTF-8; none if nobody counted.
    """

    rule: str
    severity: Severity
    message: str
    path: str
    span: Span
    start: Position
    end: Position
    quote: str
    before: str = ""
    after: str = ""
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    byte_positions: tuple[Position, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Stable while the words and their neighbours stay, wherever they move to."""
        from hashlib import blake2b  # few runs want it, and OpenSSL comes with it

        around = (" ".join(self.before.split()[-3:]), " ".join(self.after.split()[:3]))
        key = "\0".join((self.rule, " ".join(self.quote.split()), *around))
        return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Claim(NamedTuple):
    """A fact on its way to judgment. Small and picklable: it may cross machines."""

    group: str
    key: str
    value: str
    cures: Mapping[str, str]
    finding: Finding


class UnavailableError(Exception):
    """What a check needs beside newslint is not to be had: its name, and why not.

    It becomes a Problem of that name, which is told once a run and not of every file.
    """


class Problem(NamedTuple):
    """Something that could not be read or run: not a finding, and never silent."""

    path: str
    message: str
