"""Flag a part of the story whose words another part has already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from newslint.document import Document
from newslint.layers import blocks, whole_page
from newslint.layers.words import WORD
from newslint.model import Block, Hit
from newslint.rule import PARTS, Check

FEW = 5  # words; fewer say too little


def check(
    part: str, of: Collection[str], *, share: float = 0.9, unless: str = r"(?!)"
) -> Check:
    """Flag each block of ``part`` that says what a block of the parts ``of`` says.

    So it does if ``share`` of the different words of both stand in either. Blocks of
    fewer than five words are left alone. Of two blocks of one part the second is
    flagged, if the two are not the same letter for letter. ``unless`` is a pattern for
    blocks that another rule speaks of. Web pages copied whole are left alone: they say
    things twice. The message may use ``{of}``, the part that has the words already, and
    ``{line}``.
    """
    for name in (part, *of):
        if name not in PARTS:
            raise ValueError(f"no part is called {name!r}")
    others = re.compile(unless)

    def look(doc: Document) -> Iterator[Hit]:
        if any(block.part == part for block in blocks(doc)) and not whole_page(doc):
            for block, source in copies(doc, part, of, share):
                if others.search(doc[block.span]):
                    continue
                line = doc.position(doc.locate(source.span).start).line
                yield Hit(block.span, {"of": source.part, "line": str(line)})

    return look


def copies(
    doc: Document, part: str, of: Collection[str], share: float
) -> Iterator[tuple[Block, Block]]:
    """Yield each block of *part* with the first other block that has its words.

    Two blocks that share so many words share one of the few rarest of either, so only
    blocks that have one of those are compared.
    """
    words = [frozenset(WORD.findall(doc[b.span].lower())) for b in blocks(doc)]
    both = list(zip(blocks(doc), words, strict=True))
    sources = [(block, known) for block, known in both if block.part in of]
    having: dict[str, list[int]] = defaultdict(list)
    for i, (_, known) in enumerate(sources):
        for word in known:
            having[word].append(i)
    for block, mine in both:
        if block.part == part and len(mine) >= FEW:
            rarest = sorted(mine, key=lambda word: (len(having.get(word, ())), word))
            few = rarest[: int((1 - share) * len(mine)) + 1]
            for i in sorted({i for word in few for i in having.get(word, ())}):
                source, known = sources[i]
                same = len(mine & known) >= share * len(mine | known)
                if same and (source.part != part or follows(doc, block, source)):
                    yield block, source
                    break


def follows(doc: Document, block: Block, source: Block) -> bool:
    """Return whether a block comes after one of its part and differs from it."""
    return source.span < block.span and doc[source.span] != doc[block.span]
