"""Paragraphs and sentences that are lost, added, moved, merged or split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint.compare.align import Bead, Sentence, chain
from newslint.compare.change import Change, Row, place
from newslint.document import Document
from newslint.layers.blocks import blocks
from newslint.model import Span

COPY = frozenset(("headline", "deck", "lead", "body", "subhead", "list", "caption"))
Docs = tuple[Document, Document]
Sides = tuple[Sequence[Sentence], Sequence[Sentence]]
Links = Mapping[tuple[int, int], int]  # blocks of both versions, sentences in common


def links(sides: Sides, beads: Sequence[Bead]) -> Links:
    """Return which blocks have sentences in common, and how many."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    for bead in beads:
        for i in bead.old:
            for j in bead.new:
                found[sides[0][i].block, sides[1][j].block] += 1
    return found


def changes(docs: Docs, sides: Sides, beads: Sequence[Bead]) -> Iterator[Change]:
    """Yield what became of the paragraphs and sentences."""
    linked = links(sides, beads)
    partners: tuple[dict[int, list[int]], dict[int, list[int]]] = (
        defaultdict(list),
        defaultdict(list),
    )
    for old, new in sorted(linked):
        partners[0][old].append(new)
        partners[1][new].append(old)
    aligned = (
        {n for bead in beads for n in bead.old},
        {n for bead in beads for n in bead.new},
    )
    for side, said in enumerate(("lost", "added")):
        yield from alone(docs, side, said, partners[side], aligned[side], sides[side])
    yield from moved(docs, linked)
    for side, said in enumerate(("split", "merged")):
        for n, others in sorted(partners[side].items()):
            if len(others) > 1:
                yield joined(docs, side, said, n, others)


def alone(
    docs: Docs,
    side: int,
    said: str,
    partners: Mapping[int, Sequence[int]],
    aligned: set[int],
    sentences: Sequence[Sentence],
) -> Iterator[Change]:
    """Yield the blocks, and the sentences in other blocks, that one side has alone."""
    doc = docs[side]
    inside: dict[int, list[Span]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        if i not in aligned:
            inside[sentence.block].append(sentence.span)
    for n, block in enumerate(blocks(doc)):
        kind = "paragraphs" if block.part in COPY else "furniture"
        if n not in partners:
            what = "paragraph" if block.part in ("lead", "body") else block.part
            yield one_sided(doc, block.span, side, kind, f"{what} {said}")
            continue
        for span in inside[n]:
            yield one_sided(doc, span, side, kind, f"sentence {said}")


def one_sided(doc: Document, span: Span, side: int, kind: str, what: str) -> Change:
    """Return the change of something that one side has alone."""
    at = place(doc, span)
    words = at.quote.split()
    brief = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    return Change(
        kind,
        what.replace(" ", "-"),
        f"{what}: ‘{brief}’",
        at if side == 0 else None,
        at if side == 1 else None,
    )


def moved(docs: Docs, linked: Links) -> Iterator[Change]:
    """Yield the blocks that stand in another order: those not in the longest chain."""
    best = main(linked)
    kept = dict(chain((old, new, float(linked[old, new])) for old, new in best))
    landed = frozenset(kept.values())
    for old, new in best:
        if old not in kept and new not in landed:
            was = place(docs[0], blocks(docs[0])[old].span)
            now = place(docs[1], blocks(docs[1])[new].span)
            part = blocks(docs[1])[new].part
            brief = " ".join(now.quote.split()[:8])
            yield Change(
                "paragraphs" if part in COPY else "furniture",
                "paragraph-moved",
                f"paragraph moved: ‘{brief} …’",
                was,
                now,
            )


def main(linked: Links) -> list[tuple[int, int]]:
    """Return for every block of the old version the one that most of it went to."""
    best: dict[int, tuple[int, int]] = {}
    for (old, new), count in sorted(linked.items()):
        if old not in best or linked[best[old]] < count:
            best[old] = (old, new)
    return list(best.values())


def joined(docs: Docs, side: int, said: str, n: int, others: Sequence[int]) -> Change:
    """Return the change of one paragraph into several, or of several into one."""
    one = blocks(docs[side])[n].span
    spans = [blocks(docs[1 - side])[m].span for m in others]
    rest = Span(min(spans).start, max(spans, key=lambda s: s.end).end)
    was, now = (one, rest) if side == 0 else (rest, one)
    count = len(others)
    message = f"{count} paragraphs are one" if side else f"a paragraph is now {count}"
    return Change(
        "paragraphs",
        f"paragraph-{said}",
        message,
        place(docs[0], was),
        place(docs[1], now),
    )


def rows(docs: Docs, linked: Links) -> list[Row]:
    """Return the paragraphs of both versions side by side, in the new one's order.

    What the old one has alone stands below what it stood below.
    """
    olds, news = (
        [(block.part, place(doc, block.span)) for block in blocks(doc)] for doc in docs
    )
    found: list[tuple[tuple[int, int], Row]] = []
    home: dict[int, int] = {}  # old paragraphs, and the first of the row they are in
    for mine, theirs in clusters(linked):
        row = Row(tuple(olds[i] for i in mine), tuple(news[j] for j in theirs))
        found.append(((theirs[0], -1), row))
        home |= dict.fromkeys(mine, theirs[0])
    paired = {new for _, new in linked}
    found += [
        ((j, -1), Row((), (new,))) for j, new in enumerate(news) if j not in paired
    ]
    below = -1
    for i, old in enumerate(olds):
        below = home.get(i, below)
        if i not in home:
            found.append(((below, i), Row((old,))))
    return [row for _, row in sorted(found, key=lambda each: each[0])]


def clusters(linked: Links) -> list[tuple[list[int], list[int]]]:
    """Return the old and new paragraphs that hang together by their sentences."""
    beside: dict[int, set[int]] = defaultdict(set)  # new ones are below nought: ~new
    for old, new in linked:
        beside[old].add(~new)
        beside[~new].add(old)
    found: list[tuple[list[int], list[int]]] = []
    seen: set[int] = set()
    for start in sorted(old for old in beside if old >= 0):
        together: set[int] = set()
        todo = {start} - seen
        while todo:
            together |= todo
            todo = set().union(*map(beside.__getitem__, todo)) - together
        if together:
            seen |= together
            olds = sorted(n for n in together if n >= 0)
            found.append((olds, sorted(~n for n in together if n < 0)))
    return found
