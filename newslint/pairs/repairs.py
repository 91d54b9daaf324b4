"""Ways to mend two words that do not go together, each with what it would gain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from math import inf
from typing import NamedTuple

from newslint.pairs.likelihood import AFTER, bits, cost
from newslint.pairs.slips import edits
from newslint.pairs.table import Table
from newslint.pairs.tokens import KINDS

# Words that are often left out.
SMALL = tuple(
    "the a an of to in on for at by with from as is are was were be been has have had "
    "that and or not it he she they we who his her their its will would".split()
)
# Words that are taken for each other though their letters are far apart.
TAKEN = (
    "the they he then his their this them",
    "a an and any",
    "is are",
    "was were",
    "be been being",
    "has have as",
    "had have",
    "do does",
    "it its it's is in",
    "to too two",
    "of on or off if for have",
    "who which that",
    "he his him she her",
    "they their them there they're",
    "you your you're",
    "than then that",
)
ENDINGS = ("s", "es", "d", "ed", "ing", "ion", "r", "er", "ly", "al", "'s")


class Repair(NamedTuple):
    """Put ``words`` where ``size`` tokens from ``at`` on were; gain in bits."""

    kind: str  # drop, insert, replace, swap, join
    at: int
    size: int
    words: tuple[str, ...]
    gain: float


@cache
def taken(word: str) -> frozenset[str]:
    """Return the words that *word* is easily written for."""
    return frozenset(chain(*(row.split() for row in TAKEN if word in row.split())))


def forms(word: str) -> Iterator[str]:
    """Yield what may be other forms of *word*: other endings."""
    stems = {word, word[:-1] if word.endswith("e") else word}
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stems |= {word[: -len(ending)], word[: -len(ending)] + "e"}
    for stem in stems:
        yield stem
        for ending in ENDINGS:
            yield stem + ending


@cache
def near(table: Table, word: str) -> tuple[str, ...]:
    """Return the known words that *word* may have been written for."""
    small = word[0].lower() + word[1:]
    found = set(chain(taken(small), edits(small), forms(small))) - {small, word}
    known = (w for w in found if w in table.number and w not in KINDS)
    return tuple(sorted(w for w in known if len(w) > 1 or w in "aI"))


def best_repairs(table: Table, tokens: Sequence[str], at: int) -> dict[str, Repair]:
    """Return the best repair of each kind of the pair of *tokens* that begins at *at*.

    Two tokens at least stand before it and `AFTER` after it. Words put for others are
    told apart by how the two are alike.
    """
    number = table.number
    row = [number[token] for token in tokens[at - 2 : at + 2 + AFTER]]
    # A change bears on itself and what follows; the rest costs the same.
    costs = [bits(table, *row[i - 2 : i + 1]) for i in range(2, len(row))]
    best: dict[str, Repair] = {}
    for way, start, size, words in ways(table, tokens[at], tokens[at + 1]):
        kind = likeness(tokens[at + start], words[0]) if way == "replace" else way
        here = start + 2
        mended = [*row[:here], *map(number.__getitem__, words), *row[here + size :]]
        old = sum(costs[start : start + size + AFTER])
        least = best[kind].gain if kind in best else -inf
        stop = here + len(words) + AFTER
        gain = old - cost(table, mended, here, stop, most=old - least)
        if gain > least:
            best[kind] = Repair(way, at + start, size, words, gain)
    return best


def likeness(old: str, new: str) -> str:
    """Return whether *new* is easily taken for *old*, a form of it, or a typo."""
    if new in taken(old.lower()):
        return "taken"
    stem = min(len(old), len(new)) - 2
    return "form" if stem >= 2 and old[:stem].lower() == new[:stem] else "letter"


def ways(
    table: Table, a: str, b: str
) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    """Yield the kind, place (0 for *a*), size and new words of what may be done."""
    yield from (("drop", 0, 1, ()), ("drop", 1, 1, ()), ("swap", 0, 2, (b, a)))
    yield from (("insert", 1, 0, (word,)) for word in SMALL)
    yield from (("replace", 0, 1, (word,)) for word in near(table, a))
    yield from (("replace", 1, 1, (word,)) for word in near(table, b))
    if a + b in table.number:
        yield "join", 0, 2, (a + b,)
