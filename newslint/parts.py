"""A story put together from the parts that its format states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.document import Document
from newslint.model import Block, Span
from newslint.origin import Piece, Spelling, compose

GAPS = frozenset((" ", "\n", "\n\n"))


def story(
    source: str,
    path: str,
    parts: Iterable[tuple[str, Iterable[Piece]]],
    meta: Mapping[str, str],
    markup: str = "",
    spelling: Spelling | None = None,
) -> Document:
    """Return the document of *parts*, in the order given, a blank line between them.

    A part is its name and the pieces of *source* that it is made of, without the gaps
    at its ends; one that holds nothing is left out. Parts are taken as given, but the
    ``body``, which may come in several pieces, is parted further by the layer `blocks`.
    """
    pieces: list[Piece] = []
    given: list[Block] = []
    length = 0
    for part, content in parts:
        inner = trimmed(content)
        if not inner:
            continue
        if pieces:
            pieces.append(Piece("\n\n", 0, 0))
            length += 2
        start = length
        length += sum(len(piece.text) for piece in inner)
        given.append(Block(Span(start, length), part))
        pieces += inner
    text, origin = compose(source, pieces, markup, spelling)
    known = {key: value for key, value in meta.items() if value}
    return Document(text, path, known, origin, tuple(given))


def trimmed(content: Iterable[Piece]) -> list[Piece]:
    """Return the pieces without the gaps at their ends."""
    inner = [piece for piece in content if piece.text]
    while inner and inner[-1].text in GAPS:
        inner.pop()
    first = next((i for i, piece in enumerate(inner) if piece.text not in GAPS), 0)
    return inner[first:] if any(piece.text.strip() for piece in inner) else []
