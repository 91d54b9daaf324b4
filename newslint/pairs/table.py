"""The table of counts: how often words, and classes of words, meet in edited news."""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from math import log2
from pathlib import Path
from typing import Any

from newslint.pairs.tokens import KINDS, Numbering

MAGIC = b"newslint word pairs 1\n"
WORD_BITS, PAIR_BITS, PAIR_STEPS = 14, 4, 0.8  # 28 bits of pair, 4 of count
CLASS_BITS, TRIPLE_BITS, TRIPLE_STEPS = 9, 5, 1.5  # 27 bits of triple, 5 of count
NEXT_BITS, NEXT_STEPS = 8, 9.0  # a byte of count for each pair of classes


def scale(bits: int, steps: float) -> tuple[float, ...]:
    """Return the count that each level of a scale stands for."""
    return tuple(2.0 ** (level / steps) for level in range(2**bits))


SEEN_PAIR = scale(PAIR_BITS, PAIR_STEPS)
SEEN_TRIPLE = scale(TRIPLE_BITS, TRIPLE_STEPS)
SEEN_NEXT = scale(NEXT_BITS, NEXT_STEPS)


class Starts(dict[int, int]):
    """Where in sorted *numbers* those begin that have this above their low *bits*."""

    def __init__(self, numbers: Sequence[int], bits: int) -> None:
        self.numbers, self.bits = numbers, bits

    def __missing__(self, high: int) -> int:
        self[high] = bisect_left(self.numbers, high << self.bits)
        return self[high]


class Table:
    """Counts of words, of pairs of words, and of pairs and triples of word classes.

    ``pairs`` and ``triples`` are sorted; the low bits of each item hold the logarithm
    of the count. ``class_pairs`` is a square of such logarithms. ``tokens`` is the size
    of the archive counted.
    """

    def __init__(
        self,
        about: Mapping[str, Any],
        words: tuple[str, ...],
        number: Numbering,
        counts: Sequence[int],
        classes: Sequence[int],
        class_counts: Sequence[int],
        class_pairs: Sequence[int],
        pairs: Sequence[int],
        triples: Sequence[int],
        tokens: int,
    ) -> None:
        self.about = about
        self.words = words
        self.number = number
        self.counts = counts
        self.classes = classes
        self.class_counts = class_counts
        self.class_pairs = class_pairs
        self.pairs = pairs
        self.triples = triples
        self.tokens = tokens
        self.of_first = Starts(pairs, WORD_BITS + PAIR_BITS)
        self.of_class = Starts(triples, 2 * CLASS_BITS + TRIPLE_BITS)

    def pair(self, a: int, b: int) -> float:
        """Return about how often words *a* and *b* stand together; 0 if hardly ever."""
        key = (a << WORD_BITS | b) << PAIR_BITS
        stop = self.of_first[a + 1]
        i = bisect_left(self.pairs, key, self.of_first[a], stop)
        if i < stop and (found := self.pairs[i]) >> PAIR_BITS == key >> PAIR_BITS:
            return SEEN_PAIR[found & (1 << PAIR_BITS) - 1]
        return 0.0

    def triple(self, a: int, b: int, c: int) -> float:
        """Return about how often three classes follow each other; 0 if hardly ever."""
        key = ((a << CLASS_BITS | b) << CLASS_BITS | c) << TRIPLE_BITS
        stop = self.of_class[a + 1]
        i = bisect_left(self.triples, key, self.of_class[a], stop)
        if i < stop and (found := self.triples[i]) >> TRIPLE_BITS == key >> TRIPLE_BITS:
            return SEEN_TRIPLE[found & (1 << TRIPLE_BITS) - 1]
        return 0.0

    def follows(self, a: int, b: int) -> float:
        """Return about how often a word of class *b* follows one of class *a*."""
        return SEEN_NEXT[self.class_pairs[a << CLASS_BITS | b]]

    def expected(self, a: int, b: int) -> float:
        """Return how often *a* and *b* would meet if words were thrown at random."""
        return self.counts[a] * self.counts[b] / self.tokens


def level(count: int, bits: int, steps: float) -> int:
    """Return *count* as it is kept: *steps* to a doubling, in so many *bits*."""
    return min((1 << bits) - 1, round(log2(max(count, 1)) * steps))


def pack(
    about: Mapping[str, Any],
    words: list[str],
    magic: bytes = MAGIC,
    **columns: array[int],
) -> bytes:
    """Return the file of a table: a line of magic, a line of JSON, then the columns."""
    column_list = [(name, c.typecode, len(c)) for name, c in columns.items()]
    head = {**about, "words": len("\n".join(words).encode()), "columns": column_list}
    body = b"".join(little_endian(column).tobytes() for column in columns.values())
    line = json.dumps(head, ensure_ascii=False).encode()
    return magic + line + b"\n" + "\n".join(words).encode() + body


@cache
def load(path: Path) -> Table:
    """Read a table; raises ValueError for a file that is none.

    The columns stay where they are, in the file, and are mapped into memory.
    """
    about, words, columns = open_columns(path, MAGIC)
    tokens = sum(columns["counts"])
    return Table(about, (*KINDS, *words), Numbering(words), tokens=tokens, **columns)


def open_columns(
    path: Path, magic: bytes
) -> tuple[dict[str, Any], list[str], dict[str, Sequence[int]]]:
    """Return the header, words and columns that `pack` wrote, columns mapped."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if data[: len(magic)] != magic:
        raise ValueError(f"{path} is no table of word pairs")
    start = data.find(b"\n", len(magic)) + 1
    about = json.loads(data[len(magic) : start])
    at = start + about["words"]
    words = data[start:at].decode().split("\n")
    columns: dict[str, Sequence[int]] = {}
    for name, typecode, length in about["columns"]:
        stop = at + length * array(typecode).itemsize
        columns[name], at = column(memoryview(data)[at:stop], typecode), stop
    return about, words, columns


def column(data: memoryview, typecode: str) -> Sequence[int]:
    """Return the little-endian numbers in *data*, without a copy where that is so."""
    if sys.byteorder == "little":
        return data.cast(typecode)  # type: ignore[call-overload,no-any-return]
    return little_endian(array(typecode, data.tobytes()))


def little_endian(column: array[int]) -> array[int]:
    """Return *column* for, or from, a file: its bytes turned on big-endian machines."""
    if sys.byteorder == "big":
        column = column[:]
        column.byteswap()
    return column
