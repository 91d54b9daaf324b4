"""Flag a part of the story whose words another part has already."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from newslint.document import Document
from newslint.layers import blocks, lowered, paragraphs, whole_page
from newslint.layers.words import WORD, tokens_of
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

    Two blocks that share so many words share one of any few words of either, so only
    blocks that have one of its rarest are compared with a block.
    """
    targets = [(block, vocabulary(doc, block)) for block in of_part(doc, (part,))]
    targets = [(block, mine) for block, mine in targets if len(mine) >= FEW]
    sources = list(of_part(doc, of)) if targets else []
    having = index(doc, sources, frozenset(chain(*(mine for _, mine in targets))))
    for block, mine in targets:
        count = int((1 - share) * len(mine)) + 1
        rarest = sorted(mine, key=lambda word: len(having.get(word, ())))[:count]
        for i in sorted({i for word in rarest for i in having.get(word, ())}):
            source, known = sources[i], vocabulary(doc, sources[i])
            same = len(mine & known) >= share * len(mine | known)
            if same and (source.part != part or follows(doc, block, source)):
                yield block, source
                break


def of_part(doc: Document, parts: Collection[str]) -> Iterator[Block]:
    """Yield the blocks of these parts."""
    return (block for block in blocks(doc) if block.part in parts)


def vocabulary(doc: Document, block: Block) -> frozenset[str]:
    """Return the different words of a block, most of which are a paragraph each."""
    spans = paragraphs(doc)
    i = bisect_left(spans, block.span)
    if spans[i : i + 1] == [block.span]:
        return frozenset(tokens_of(doc, i))
    return frozenset(WORD.findall(lowered(doc), *block.span))


def index(
    doc: Document, sources: Sequence[Block], wanted: frozenset[str]
) -> Mapping[str, Sequence[int]]:
    """Map each wanted word to the sources that have it, by number."""
    having: dict[str, list[int]] = defaultdict(list)
    for i, source in enumerate(sources):
        for word in wanted & vocabulary(doc, source):
            having[word].append(i)
    return having


def follows(doc: Document, block: Block, source: Block) -> bool:
    """Return whether a block comes after one of its part and differs from it."""
    return source.span < block.span and doc[source.span] != doc[block.span]
