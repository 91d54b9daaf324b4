"""Flag a paragraph that another version of the story has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.compare.beside import both
from newslint.document import Document
from newslint.layers import blocks
from newslint.model import Hit
from newslint.rule import Beside


def check() -> Beside:
    """Flag a paragraph none of whose sentences stands in a sister, in any words.

    The message may use ``{where}``, the sister's path.
    """

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        for sister in sisters:
            sides, beads = both(sister, doc)[1:3]
            kept = {sides[1][n].block for bead in beads for n in bead.new}
            for n, block in enumerate(blocks(doc)):
                if n not in kept:
                    yield Hit(block.span, {"where": sister.path})

    return look
