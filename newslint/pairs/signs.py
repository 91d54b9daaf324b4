"""Signs that two words that hardly ever meet are a slip, or are good English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log2
from typing import NamedTuple

from newslint.pairs.likelihood import AFTER, bits
from newslint.pairs.repairs import Repair, best_repairs
from newslint.pairs.sorts import ASKS, CLOSED, HEADS, run_before, sort
from newslint.pairs.table import Table

BEFORE = 2  # tokens that must stand before a pair


class Spot(NamedTuple):
    """A pair in its paragraph: ``tokens[at]`` and the next, with edges around."""

    tokens: Sequence[str]
    at: int
    quoted: bool = False


def signs(table: Table, spot: Spot) -> tuple[dict[str, float], Mapping[str, Repair]]:
    """Return the named signs of a spot, and the best repair of each kind."""
    tokens, at, quoted = spot
    best = best_repairs(table, tokens, at)
    found = surprise(table, tokens, at)
    for name in ("drop", "insert", "taken", "form", "letter", "swap", "join"):
        gain = best[name].gain if name in best else -10.0
        found[f"gain by {name}"] = max(-10.0, min(gain, 30.0)) / 10
    found["gain by best change"] = max(
        found[f"gain by {name}"] for name in ("taken", "form", "letter", "insert")
    )
    found.update(dict.fromkeys(grammar(tokens, at), 1.0))
    if quoted:
        found["quoted"] = 1.0
    return found, best


def grammar(tokens: Sequence[str], at: int) -> Iterator[str]:
    """Yield the signs that the pair and the words around it show by their sorts."""
    a, b = sort(tokens[at]), sort(tokens[at + 1])
    yield from (f"{a} + {b}", f"first {a}", f"second {b}")
    places = (("before", -1), ("first", 0), ("second", 1), ("after", 2))
    for place, step in places:
        word = tokens[at + step].lower()
        if place in ("before", "after"):
            yield f"{place} {sort(tokens[at + step])}"
        if word in CLOSED:
            yield f"{place} ‘{word}’"
    if tokens[at].lower() in CLOSED and tokens[at + 1].lower() in CLOSED:
        yield "both small words"
    if tokens[at + 1][0].isupper():
        yield f"capital after {a}"
    if tokens[at][0].isupper() and tokens[at - 1][0].isalnum():
        yield "capital first"
    if not tokens[at - 1][0].isalnum():
        yield f"opens with {a}"
    yield from clauses(tokens, at, a, b)


def clauses(tokens: Sequence[str], at: int, a: str, b: str) -> Iterator[str]:
    """Yield the signs of inversion and of clauses that begin or end at the pair."""
    before = run_before(tokens, at)
    sorts = [sort(token) for token in before]
    if not HEADS.isdisjoint(token.lower() for token in before):
        yield "relative clause"
        yield f"relative clause, {b} second"
    if a in ("preposition", "off", "to") and not {"subject", "it", "name"}.isdisjoint(
        sorts
    ):
        yield f"stranded, {b} second"
    if before and sorts[-1] in ASKS and a in ("subject", "it", "name", "article"):
        yield "inverted"
        if len(before) == 1 or sorts[-2] in ("asker", "and", "not", "adverb"):
            yield "question"
    if {"so", "how", "too", "as", "more", "less"} & {t.lower() for t in before[-2:]}:
        yield "degree"


def surprise(table: Table, tokens: Sequence[str], at: int) -> dict[str, float]:
    """Return how rare the pair is, and how odd it and what follows are, in bits."""
    row = [table.number[t] for t in tokens[at - BEFORE : at + 2 + AFTER]]
    classes = [table.classes[word] for word in row]
    a, b = row[BEFORE], row[BEFORE + 1]
    expected = table.expected(a, b)
    found = {
        "surprise": min(log2(expected / (table.pair(a, b) + 0.5)), 16.0) / 10,
        "expected": min(log2(expected), 16.0) / 10,
        "class surprise": max(
            -4.0,
            log2(
                table.class_counts[classes[2]]
                * table.class_counts[classes[3]]
                / table.tokens
                / table.follows(classes[2], classes[3])
            ),
        )
        / 10,
    }
    for i, name in enumerate(("first", "second", "next", "next but one"), BEFORE):
        found[f"bits of {name}"] = bits(table, row[i - 2], row[i - 1], row[i]) / 10
    for i, name in enumerate(("left", "right", "far right"), 1):
        seen = table.triple(*classes[i : i + 3])
        found[f"classes seen {name}"] = log2(1 + seen) / 10
    return found
