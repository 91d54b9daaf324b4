"""How likely a few words are in a row, by the counts of words and of word classes."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log2

from newslint.pairs.table import Table

# Shares of the three views in a word's likelihood; found on held-out news.
BY_PAIR, BY_TRIPLE, BY_CLASS = 0.45, 0.40, 0.15
DISCOUNT = 0.5  # a pair seen little was perhaps seen by chance
LEAST = 1e-9  # of a likelihood
ROUNDING = 1.0  # bits; as counts are rounded, a word may cost a little under nothing
AFTER = 2  # words after a change whose likelihood it bears on


def bits(table: Table, before: int, last: int, word: int) -> float:
    """Return how unlikely *word* is after *before* and *last*, in bits; 0 is sure."""
    classes, counts = table.classes, table.counts
    u, v, w = classes[before], classes[last], classes[word]
    of_class = table.class_counts
    shares = BY_CLASS * table.follows(v, w) / (of_class[v] or 1)
    if triple := table.triple(u, v, w):
        shares += BY_TRIPLE * min((triple - DISCOUNT) / table.follows(u, v), 1.0)
    share = shares * counts[word] / (of_class[w] or 1)
    if pair := table.pair(last, word):
        share += BY_PAIR * min((pair - DISCOUNT) / counts[last], 1.0)
    return -log2(share if share > LEAST else LEAST)


def cost(
    table: Table, words: Sequence[int], start: int, stop: int, most: float = inf
) -> float:
    """Return the bits of ``words[start:stop]``, each after the two before it.

    *start* is 2 or more. Adding ends where the sum is more than *most* for sure.
    """
    total = 0.0
    for i in range(start, stop):
        total += bits(table, words[i - 2], words[i - 1], words[i])
        if total > most + ROUNDING:
            break
    return total
