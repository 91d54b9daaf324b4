"""Places of the source counted in UTF-8 bytes, as some programs count them."""

from __future__ import annotations

from newslint.document import Document, layer
from newslint.model import Position

STRIDE = 4096  # characters; no more than that are counted for one place


@layer
def milestones(doc: Document) -> list[int]:
    """Return the byte offset of every `STRIDE`-th character of the source."""
    source = doc.source
    offsets = [0]
    for start in range(0, len(source), STRIDE):
        offsets.append(offsets[-1] + length(source[start : start + STRIDE]))
    return offsets


def byte_offset(doc: Document, offset: int) -> int:
    """Return where in the source, as UTF-8, the character at source *offset* begins."""
    count, rest = divmod(offset, STRIDE)
    return milestones(doc)[count] + length(doc.source[offset - rest : offset])


def byte_position(doc: Document, offset: int, place: Position) -> Position:
    """Return the *place* of source *offset* with its column in bytes of UTF-8.

    Where people see no lines, the column is in characters.
    """
    if doc.origin and doc.origin.places:
        return place
    line, column = place
    start = offset - column + 1
    if column <= STRIDE:
        in_bytes = length(doc.source[start:offset]) + 1
    else:
        in_bytes = byte_offset(doc, offset) - byte_offset(doc, start) + 1
    return place if in_bytes == column else Position(line, in_bytes)


def length(text: str) -> int:
    """Return how many bytes *text* takes in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))
