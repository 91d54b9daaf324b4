"""Changes: what differs between two versions, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslint.document import Document
from newslint.model import Position, Span

KINDS = {
    "facts": "numbers, dates, names, titles, negation",
    "quotes": "words inside quotation marks",
    "attribution": "who says it, and how",
    "certainty": "how sure the story is",
    "tense": "when it happens",
    "paragraphs": "paragraphs and sentences lost, added, moved",
    "spelling": "words and numbers written another way",
    "wording": "other words that differ",
    "style": "quotation marks, dashes, punctuation",
    "furniture": "bylines, datelines, labels and what else stands around the copy",
}


class Place(NamedTuple):
    """Where something stands: in offsets of the file's source, and of its text."""

    path: str
    span: Span
    start: Position
    end: Position
    quote: str
    text: Span


class Change(NamedTuple):
    """One thing that differs; ``old`` or ``new`` is None where the other has it alone.

    ``kind`` is one of `KINDS`, ``what`` the sort of thing within it.
    """

    kind: str
    what: str
    message: str
    old: Place | None
    new: Place | None


class Row(NamedTuple):
    """The paragraphs of both versions that belong side by side, with their parts."""

    old: tuple[tuple[str, Place], ...] = ()
    new: tuple[tuple[str, Place], ...] = ()


class Comparison(NamedTuple):
    """All that differs between two files: by kind, in the order of the new one.

    ``rows`` hold every paragraph of both, whether it differs or not.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    rows: Sequence[Row] = ()


def place(doc: Document, span: Span) -> Place:
    """Return where text *span* stands in the source of *doc*."""
    at = doc.locate(span)
    start, end = doc.position(at.start), doc.position(at.end)
    return Place(doc.path, at, start, end, doc[span], span)
