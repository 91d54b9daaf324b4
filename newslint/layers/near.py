"""Near: the stretches of a text about a few words, where alone a slow pattern looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.document import Document
from newslint.layers.words import lowered


def found_near(
    doc: Document, pattern: re.Pattern[str], pieces: Iterable[str], reach: int
) -> Iterator[re.Match[str]]:
    """Yield what *pattern* finds within *reach* characters of one of *pieces*.

    Each match must hold one of the pieces, which are in small letters, and be shorter
    than *reach*: then it is all that the pattern finds in the text.
    """
    starts = sorted(at for piece in pieces for at in standing(lowered(doc), piece))
    for start, end in stretches(starts, reach):
        yield from pattern.finditer(doc.text, start, end)


def standing(text: str, piece: str) -> Iterator[int]:
    """Yield where *piece* stands in *text*."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def stretches(starts: Iterable[int], reach: int) -> Iterator[tuple[int, int]]:
    """Yield what lies within *reach* of *starts*, which are in order, each once."""
    low = high = 0
    for at in starts:
        if at - reach > high:
            if high:
                yield low, high
            low = at - reach
        high = at + reach
    if high:
        yield low, high
