"""Marks: the changes that stand in a paragraph, as pieces of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint.compare import Change, Place

WHOLE = ("paragraph", "sentence")  # told by the row itself, or by its sentences


class Piece(NamedTuple):
    """A stretch of a paragraph, and the number of the change that it is, if any."""

    text: str
    change: int | None


def pieces(paragraph: Place, changes: Iterable[tuple[int, Place]]) -> Iterator[Piece]:
    """Yield the text of *paragraph* in pieces; of changes that meet, the first counts.

    *changes* are numbers and places, those first that matter most.
    """
    taken: list[tuple[int, int, int]] = []
    for number, place in changes:
        start = max(place.text.start, paragraph.text.start)
        end = min(place.text.end, paragraph.text.end)
        if start < end and not any(start < b and a < end for a, b, _ in taken):
            taken.append((start, end, number))
    at, first = paragraph.text.start, paragraph.text.start
    for start, end, number in sorted(taken):
        if at < start:
            yield Piece(paragraph.quote[at - first : start - first], None)
        yield Piece(paragraph.quote[start - first : end - first], number)
        at = end
    if at < paragraph.text.end:
        yield Piece(paragraph.quote[at - first :], None)


def sides(
    changes: Iterable[Change],
) -> tuple[list[tuple[int, Place]], list[tuple[int, Place]]]:
    """Return the numbered places of the changes in the old and in the new version.

    Paragraphs merged, split or moved are told elsewhere than in their words.
    """
    old: list[tuple[int, Place]] = []
    new: list[tuple[int, Place]] = []
    for n, change in enumerate(changes):
        if change.old and change.new and change.what.startswith("paragraph"):
            continue
        if change.old:
            old.append((n, change.old))
        if change.new:
            new.append((n, change.new))
    return old, new
