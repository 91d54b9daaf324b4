"""Flag a part of the story whose words another part has already."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, combinations
from math import ceil

from newslint.document import Document
from newslint.layers import blocks, lowered, paragraphs, whole_page
from newslint.layers.words import WORD, tokens_of
from newslint.model import Block, Hit
from newslint.rule import PARTS, Check

FEW = 5  # words; fewer say too little
MOST = 50  # blocks that a block is compared with


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

    Two blocks that share so many words share two of any few more words of either than
    may differ: only blocks that share two of both’s rarest are compared. Where many
    say much the same it is the first of them, so that time grows with the text alone.

    Prefix filtering: Xiao and others, “Efficient similarity joins for near-duplicate
    detection”, 2008; here with two words, as a long text has no rare ones.
    """
    targets = [(block, vocabulary(doc, block)) for block in of_part(doc, (part,))]
    targets = [(block, mine) for block, mine in targets if len(mine) >= FEW]
    sources = list(of_part(doc, of)) if targets else []
    wanted = frozenset(chain(*(mine for _, mine in targets)))
    frequency = Counter(w for s in sources for w in wanted & vocabulary(doc, s))
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, source in enumerate(sources):
        for pair in rarest(vocabulary(doc, source), frequency, share):
            if len(having[pair]) < MOST:
                having[pair].append(i)
    for block, mine in targets:
        pairs = rarest(mine, frequency, share)
        for i in sorted({i for pair in pairs for i in having.get(pair, ())})[:MOST]:
            source, known = sources[i], vocabulary(doc, sources[i])
            same = len(mine & known) >= share * len(mine | known)
            if same and (source.part != part or follows(doc, block, source)):
                yield block, source
                break


def rarest(
    words: Collection[str], frequency: Mapping[str, int], share: float
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a block’s rarest words of which a like block has one."""
    differ = len(words) - ceil(share * len(words))
    rare = sorted(words, key=lambda word: (frequency.get(word, 0), word))[: differ + 2]
    return combinations([word for word in rare if word in frequency], 2)


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


def follows(doc: Document, block: Block, source: Block) -> bool:
    """Return whether a block comes after one of its part and differs from it."""
    return source.span < block.span and doc[source.span] != doc[block.span]
