"""Flag a part of the story whose words another part has already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newslint.document import Document
from newslint.layers import blocks
from newslint.layers.words import WORD
from newslint.model import Block, Hit
from newslint.rule import PARTS, Check

FEW = 5  # words; fewer say too little


def check(part: str, of: Collection[str], *, share: float = 0.9) -> Check:
    """Flag each block of ``part`` that says what a block of the parts ``of`` says.

    So it does if ``share`` of the different words of both stand in either. Blocks of
    fewer than five words are left alone. The message may use ``{of}``, the part that has the words already, and ``{line}``.
    """
    for name in (part, *of):
        if name not in PARTS:
            raise ValueError(f"no part is called {name!r}")

    def look(doc: Document) -> Iterator[Hit]:
        found = blocks(doc)
        if not any(block.part == part for block in found):
            return
        words = [frozenset(WORD.findall(doc[block.span].lower())) for block in found]
        sources = [i for i, block in enumerate(found) if block.part in of]
        for i, block in enumerate(found):
            if block.part == part and len(words[i]) >= FEW:
                source = first(i, words, sources, share)
                if source is not None:
                    yield hit(doc, block, found[source])

    def hit(doc: Document, block: Block, source: Block) -> Hit:
        line = doc.position(doc.locate(source.span).start).line
        return Hit(block.span, {"of": source.part, "line": str(line)})

    return look


def first(
    i: int, words: Sequence[frozenset[str]], sources: Sequence[int], share: float
) -> int | None:
    """Return the first of *sources* that has the words of block *i*, or None."""
    for j in sources:
        if j != i and len(words[i] & words[j]) >= share * len(words[i] | words[j]):
            return j
    return None
