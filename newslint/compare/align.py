"""Alignment: which sentences of one version are which of the other.

The method: sentences are alike by the weight of the words and pairs of words that they
share, rare ones weighing more. The heaviest chain of pairs in the order of both
versions comes first, so that a weak likeness counts where its neighbours agree; then
strong likenesses out of order, which are moves; then sentences that share what is left
of a neighbour, where one became two. After Gale and Church, A Program for Aligning
Sentences in Bilingual Corpora (1993), with words in place of lengths.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from newslint.compare.tokens import Variants, inside, same
from newslint.document import Document
from newslint.layers.blocks import blocks
from newslint.layers.sentences import split
from newslint.model import Span

IN_ORDER, MOVED = 0.25, 0.6  # least likeness of a pair in the order of both, and out
NEAR, GAP = 0.12, 6  # the same between settled pairs with fewer sentences between
LEFT = 0.4  # share of what is left of a sentence that another has to hold
FEW = 3  # words that are too few to tell a sentence that has moved
COMMON = 40  # sentences with a word, above which it is no sign of likeness


class Sentence(NamedTuple):
    """A sentence, the number of its block, and the part that the block plays."""

    span: Span
    block: int
    part: str
    keys: tuple[str, ...]


class Bead(NamedTuple):
    """Sentences of the old version that became those of the new, by number."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float


def sentences(doc: Document, variants: Variants) -> list[Sentence]:
    """Return the sentences of every block."""
    found = []
    for n, block in enumerate(blocks(doc)):
        for span in split(doc.text, block.span):
            keys = tuple(same(variants, t.key) for t in inside(doc, [span]))
            found.append(Sentence(span, n, block.part, keys or (doc[span],)))
    return found


def align(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Bead]:
    """Return the beads, in the order of the old version."""
    mine, theirs = [features(s) for s in old], [features(s) for s in new]
    weights = weigh([*mine, *theirs])
    pairs = likenesses(mine, theirs, weights) | dict.fromkeys(equal(old, new), 1.0)
    partner = dict(
        chain((i, j, a - IN_ORDER) for (i, j), a in pairs.items() if a > IN_ORDER)
    )
    partner |= dict(between(partner, pairs))
    taken = set(partner.values())
    for (i, j), a in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        long = min(len(old[i].keys), len(new[j].keys)) > FEW
        if a >= MOVED and long and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    beads = {i: ([i], [j]) for i, j in partner.items()}
    absorb(beads, mine, theirs, weights)
    return [
        Bead(tuple(sorted(a)), tuple(sorted(b)), pairs[i, partner[i]])
        for i, (a, b) in sorted(beads.items())
    ]


def between(
    partner: Mapping[int, int], pairs: Mapping[tuple[int, int], float]
) -> Iterator[tuple[int, int]]:
    """Yield the best pairs of sentences between two pairs that are settled."""
    settled = [(-1, -1), *sorted(partner.items())]
    for (i, j), (stop, end) in pairwise(settled):
        if 1 < stop - i <= GAP and 1 < end - j <= GAP:
            yield from chain(
                (k, m, pairs[k, m] - NEAR)
                for k in range(i + 1, stop)
                for m in range(j + 1, end)
                if pairs.get((k, m), 0) > NEAR
            )


def equal(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> Iterator[tuple[int, int]]:
    """Yield the sentences with the same words: of several, the first with the first."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in reversed(range(len(new))):
        places[new[j].keys].append(j)
    for i, sentence in enumerate(old):
        if places.get(sentence.keys):
            yield i, places[sentence.keys].pop()


def features(sentence: Sentence) -> Counter[str]:
    """Return the words of a sentence and its pairs of words."""
    keys = sentence.keys
    return Counter((*keys, *map(" ".join, pairwise(keys))))


def weigh(all_features: Sequence[Counter[str]]) -> Mapping[str, float]:
    """Return the weight of each feature: rare ones weigh more."""
    counts = Counter(name for each in all_features for name in each)
    total = len(all_features) + 1
    return {name: log(1 + total / count) for name, count in counts.items()}


def likenesses(
    mine: Sequence[Counter[str]],
    theirs: Sequence[Counter[str]],
    weights: Mapping[str, float],
) -> dict[tuple[int, int], float]:
    """Return how alike sentences are that share a word which is not common: 0 to 1."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, names in enumerate(theirs):
        for name in names:
            holders[name].append(j)
    sizes = [sum(map(weights.__getitem__, names)) for names in theirs]
    found: dict[tuple[int, int], float] = {}
    for i, names in enumerate(mine):
        shared: Counter[int] = Counter()
        for name in names:
            if len(holders.get(name, ())) <= COMMON:
                for j in holders.get(name, ()):
                    shared[j] += weights[name]  # type: ignore[assignment]
        size = sum(map(weights.__getitem__, names))
        for j, weight in shared.items():
            found[i, j] = 2 * weight / (size + sizes[j])
    return found


def chain(pairs: Iterable[tuple[int, int, float]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of the heaviest chain that rises in both numbers.

    Kept are, for every end of a chain, the lightest ends that weigh more.
    """
    ends: list[int] = []  # second numbers, rising
    gains: list[float] = []  # of the best chain that ends at or before each, rising
    links: list[tuple[int, int, object]] = []
    # Of one sentence's pairs the later come first, lest they follow one another.
    for i, j, gain in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        at = bisect_right(ends, j - 1)
        total = gain + (gains[at - 1] if at else 0.0)
        if at < len(ends) and ends[at] == j and gains[at] >= total:
            continue
        stop = at
        while stop < len(ends) and gains[stop] <= total:
            stop += 1
        if at and gains[at - 1] >= total:
            continue
        link = (i, j, links[at - 1] if at else None)
        ends[at:stop], gains[at:stop], links[at:stop] = [j], [total], [link]
    last: object = links[-1] if links else None
    while isinstance(last, tuple):
        yield last[0], last[1]
        last = last[2]


def absorb(
    beads: dict[int, tuple[list[int], list[int]]],
    mine: Sequence[Counter[str]],
    theirs: Sequence[Counter[str]],
    weights: Mapping[str, float],
) -> None:
    """Put sentences without a partner to beads next to them that they were part of."""
    for side, (own, others) in enumerate(((mine, theirs), (theirs, mine))):
        taken = {n: bead for bead in beads.values() for n in bead[side]}
        for n in range(len(own)):
            if n in taken:
                continue
            for near in (n - 1, n + 1):
                bead = taken.get(near)
                if bead and belongs(own, others, bead, side, n, weights):
                    bead[side].append(n)
                    taken[n] = bead
                    break


def belongs(
    own: Sequence[Counter[str]],
    others: Sequence[Counter[str]],
    bead: tuple[list[int], list[int]],
    side: int,
    n: int,
    weights: Mapping[str, float],
) -> bool:
    """Return whether sentence *n* holds what its neighbours left of their partners."""
    left = {name for i in bead[1 - side] for name in others[i]}
    left -= {name for i in bead[side] for name in own[i]}
    common = sum(weights[name] for name in left & own[n].keys())
    if len({name for name in left & own[n].keys() if " " not in name}) < FEW:
        return False
    mine = sum(weights[name] for name in own[n])
    rest = sum(weights[name] for name in left)
    return common >= LEFT * min(mine, rest)
