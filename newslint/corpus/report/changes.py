"""Changes: since when a source is not what it was.

Each source’s share of articles that have an error or a warning is held against itself
before and after every period, by the likelihood ratio of two binomials (Hinkley 1970,
“Inference about the change-point in a sequence of random variables”; of binomials
Hinkley and Hinkley, Biometrika 57). Articles are counted, not findings: one bad article
with fifty does not make a change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

FEWEST = 8  # articles on either side
SURE = 16.0  # twice the log likelihood ratio, as many places are tried


class Change(NamedTuple):
    """The period, by its number, from which on a source is another; shares of articles.

    ``strength`` is twice the log of the likelihood ratio.
    """

    source: str
    period: int
    before: float
    after: float
    articles: int  # since then
    strength: float


def changes(
    sources: Mapping[str, Sequence[tuple[int, int]]],
) -> list[Change]:
    """Return the sources that changed, the surest first.

    *sources* holds for every period the articles and how many of them are flawed.
    """
    found = (change(source, counts) for source, counts in sources.items())
    sure = [each for each in found if each and each.strength >= SURE]
    return sorted(sure, key=lambda each: (-each.strength, each.source))


def change(source: str, counts: Sequence[tuple[int, int]]) -> Change | None:
    """Return the likeliest change of one source, however unlikely, if one can be."""
    articles = [*accumulate((n for n, _ in counts), initial=0)]
    flawed = [*accumulate((k for _, k in counts), initial=0)]
    n, k = articles[-1], flawed[-1]
    whole = likelihood(k, n)
    best: Change | None = None
    for at in range(1, len(counts)):
        a, b = articles[at], n - articles[at]
        if min(a, b) < FEWEST or not counts[at][0]:
            continue
        x, y = flawed[at], k - flawed[at]
        strength = 2 * (likelihood(x, a) + likelihood(y, b) - whole)
        if best is None or strength > best.strength:
            best = Change(source, at, x / a, y / b, b, strength)
    return best


def likelihood(k: int, n: int) -> float:
    """Return the log likelihood of *k* in *n* at its best share."""
    return sum(count * log(count / n) for count in (k, n - k) if count)
