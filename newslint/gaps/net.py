"""A small net that says which small word, if any, stands in a gap between words.

The input is the five tokens on either side, each a row of numbers (an embedding); one
hidden layer; an output for ‘none’ and one for each small word. All weights are whole
numbers, and a row of them is added or multiplied as one long integer with a slot of 32
bits for each: Python adds long integers faster than lists.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log
from pathlib import Path
from typing import Any

from newslint.pairs.table import Table, open_columns

MAGIC = b"newslint gaps 1\n"
SIDE = 5  # tokens on either side
NONE = 0  # the output for a gap that is empty
SLOT = 4  # bytes; no sum of weights is too long for it
FINE = 16.0  # steps to one, of what a hidden unit gives
SEEN_BITS = 24  # of the place of a triple of words in `seen`
HASH = 0x9E3779B97F4A7C15  # Knuth's multiplicative hash: 2**64 over the golden ratio


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """The weights, and two sieves that spare the net most gaps.

    ``small`` gives the output of each small word by its number in the table of pairs,
    ``words`` the small words by output, less one. ``before`` and ``after`` weigh, for
    each word, how likely something is missing behind and in front of it.
    """

    about: Mapping[str, Any]
    words: tuple[str, ...]
    small: Mapping[int, int]
    embeddings: Sequence[int]
    first: Sequence[int]
    second: Sequence[int]
    first_bias: Sequence[int]
    second_bias: Sequence[int]
    before: Sequence[int]
    after: Sequence[int]
    seen: Sequence[int]

    def has_seen(self, a: int, b: int, c: int) -> bool:
        """Return whether three words follow each other in the archive, or may do."""
        i = place(a, b, c)
        return bool(self.seen[i >> 3] >> (i & 7) & 1)


def place(a: int, b: int, c: int) -> int:
    """Return the bit in `Net.seen` for three words."""
    return (a << 28 | b << 14 | c) * HASH >> 64 - SEEN_BITS & (1 << SEEN_BITS) - 1


@cache
def load(path: Path, counts: Table) -> Net:
    """Map a file of weights; raises ValueError for one that is none, or does not fit.

    A net speaks of words by their numbers in *counts*, with which it was made.
    """
    about, words, columns = open_columns(path, MAGIC)
    if about["vocabulary"] != len(counts.words):
        raise ValueError(f"{path} was not made with this table of word pairs")
    small = {counts.number[word]: i for i, word in enumerate(words, NONE + 1)}
    return Net(about, tuple(words), small, **columns)


@cache
def offset(slots: int) -> int:
    """Return a number with the top bit of each slot set."""
    ones = ((1 << 8 * SLOT * slots) - 1) // ((1 << 8 * SLOT) - 1)
    return ones << 8 * SLOT - 1


def joined(row: Iterable[int]) -> int:
    """Return a row of whole numbers as one."""
    slots = array("i", row)
    if sys.byteorder == "big":
        slots.byteswap()
    top = offset(len(slots))
    return (int.from_bytes(slots.tobytes(), "little") ^ top) - top


def parted(whole: int, slots: int) -> Sequence[int]:
    """Return the row of numbers that `joined` made one."""
    top = offset(slots)
    row = array("i", (whole + top ^ top).to_bytes(SLOT * slots, "little"))
    if sys.byteorder == "big":
        row.byteswap()
    return row


@cache
def rows(net: Net, column: str, width: int) -> list[int]:
    """Return the rows of a matrix of weights, each as one number."""
    flat = getattr(net, column)
    return [joined(flat[i : i + width]) for i in range(0, len(flat), width)]


@lru_cache(maxsize=1 << 13)
def share(net: Net, at: int, word: int) -> int:
    """Return what *word* adds to the hidden layer from the place *at* of ten."""
    size = net.about["embedding"]
    weights = rows(net, "first", net.about["hidden"])[at * size : (at + 1) * size]
    row = net.embeddings[word * size : (word + 1) * size]
    return sum(value * weight for value, weight in zip(row, weights, strict=True))


def likelihoods(net: Net, left: Sequence[int], right: Sequence[int]) -> list[float]:
    """Return the logarithms of the chances of each output, given five words a side."""
    about = net.about
    total = rows(net, "first_bias", about["hidden"])[0]
    for at, word in enumerate((*left, *right)):
        total += share(net, at, word)
    step = about["first_unit"] * FINE
    result = rows(net, "second_bias", len(net.words) + 1)[0]
    second = rows(net, "second", len(net.words) + 1)
    for i, value in enumerate(parted(total, about["hidden"])):
        if value > 0 and (hidden := round(value * step)):
            result += hidden * second[i]
    unit = about["second_unit"] / FINE
    scores = [value * unit for value in parted(result, len(net.words) + 1)]
    most = max(scores)
    whole = most + log(sum(exp(score - most) for score in scores))
    return [score - whole for score in scores]
