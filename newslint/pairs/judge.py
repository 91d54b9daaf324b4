"""The judge: how likely a rare pair of words is a slip, and what was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.model import Span
from newslint.pairs import table
from newslint.pairs.likelihood import AFTER
from newslint.pairs.repairs import Repair
from newslint.pairs.signs import Spot, signs
from newslint.pairs.sorts import CLOSED, REACH, sort
from newslint.pairs.spots import places
from newslint.pairs.table import Table

KINDS = {
    "drop": "extra",
    "insert": "missing",
    "taken": "wrong",
    "form": "wrong",
    "letter": "wrong",
    "swap": "swapped",
    "join": "broken",
}
CONJUGATED = frozenset(("be", "have", "do"))
CHANCE, ALLOWANCE = "start", "allow for "  # rows of the weights that are no signs


class Slip(NamedTuple):
    """A rare pair with its judgment; ``change`` is what ``repair`` would stand on.

    ``small`` says that both are little words, of which far more is known.
    """

    span: Span
    kind: str
    chance: float
    words: tuple[str, str]
    change: Span
    repair: Repair
    small: bool


def chance(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """Return the probability of a slip: the weighted sum of the signs, 0 to 1."""
    total = weights[CHANCE] + sum(
        weights.get(name, 0.0) * value for name, value in found.items()
    )
    return 1 / (1 + exp(-total))


def best_kind(weights: Mapping[str, float], best: Mapping[str, Repair]) -> str:
    """Return which kind of repair gains most, allowing for what each gains anyway."""
    return max(
        best, key=lambda name: best[name].gain - weights.get(ALLOWANCE + name, 0)
    )


def kind_of(name: str, repair: Repair, spot: Spot) -> str:
    """Return the kind of slip that a repair mends."""
    if name == "taken" and repair.words:
        old, new = sort(spot.tokens[repair.at]), sort(repair.words[0])
        if old == new and old in CONJUGATED:
            return "agreement"
    return KINDS[name]


def slips(counts: Table, weights: Mapping[str, float], doc: Document) -> Iterator[Slip]:
    """Yield every rare pair of a story with its judgment, in reading order."""
    for spot, spans in places(counts, doc):
        at, first = spot.at, max(0, spot.at - REACH)  # no sign looks further
        near = tuple(spot.tokens[first : at + 2 + AFTER])
        found, best = known(counts, near, at - first, spot.quoted)
        name = best_kind(weights, best)
        repair = best[name]._replace(at=best[name].at + first)
        here = Span(spans[at][0], spans[at + 1][1])
        start = spans[repair.at][0]
        change = Span(start, spans[repair.at + repair.size - 1][1])
        if not repair.size:
            change = Span(start, start)
        yield Slip(
            here,
            kind_of(name, repair, spot),
            chance(weights, found),
            (spot.tokens[at], spot.tokens[at + 1]),
            change,
            repair,
            CLOSED.issuperset(token.lower() for token in spot.tokens[at : at + 2]),
        )


@lru_cache(maxsize=256)
def known(
    counts: Table, tokens: tuple[str, ...], at: int, quoted: bool
) -> tuple[Mapping[str, float], Mapping[str, Repair]]:
    """Return the signs of a spot among its *tokens*, kept for the next reading."""
    return signs(counts, Spot(tokens, at, quoted))


def strongest(found: Iterable[Slip]) -> list[Slip]:
    """Return the slips without those that share a word with a likelier one."""
    kept: list[Slip] = []
    for slip in found:
        if not kept or kept[-1].span.end <= slip.span.start:
            kept.append(slip)
        elif slip.chance > kept[-1].chance:
            kept[-1] = slip
    return kept


@cache
def judged(pairs: Path, weights: Path) -> Callable[[Document], list[Slip]]:
    """Return the layer that reads a story by two files, opened when first wanted."""

    @layer
    def read(doc: Document) -> list[Slip]:
        return strongest(slips(table.load(pairs), load_weights(weights), doc))

    return read


@cache
def load_weights(path: Path) -> Mapping[str, float]:
    """Return the weights of the signs by name; lines that begin with # are notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return {name: float(weight) for name, weight in rows}
