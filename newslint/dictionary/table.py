"""The word table: which words are known, and how often news uses the common ones."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from math import log2
from pathlib import Path
from typing import Any
from zlib import crc32

from newslint.pairs.table import open_columns

MAGIC = b"newslint words 1\n"
STEPS = 8  # of a byte of count, to a doubling
COUNTS = tuple(2.0 ** (level / STEPS) for level in range(256))
SOUNDING = 7  # letters, at the least, of words that are found by their consonants
MOST_KEPT = 20_000  # words that a long run remembers as known
VOWELS = str.maketrans("", "", "aeiouy")
DOUBLED = re.compile(r"(.)\1+")


class Dictionary:
    """The known words, as sorted hashes, and the common ones with their counts.

    ``skeletons`` are sorted too, ``order`` says which of ``words``, the common ones,
    each is of, ``levels`` are the logarithms of their counts, `STEPS` to a doubling.
    ``misspellings`` are sorted hashes; ``meant`` says which of ``words`` each is of.
    ``kept`` fills with the words that were looked up and found. Of ten thousand words
    that are unknown, one passes for known: the hashes have 32 bits.
    """

    def __init__(
        self,
        about: Mapping[str, Any],
        words: Sequence[str],
        levels: Sequence[int],
        hashes: Sequence[int],
        skeletons: Sequence[int],
        order: Sequence[int],
        misspellings: Sequence[int],
        meant: Sequence[int],
    ) -> None:
        self.about, self.words, self.levels = about, words, levels
        self.hashes, self.skeletons, self.order = hashes, skeletons, order
        self.misspellings, self.meant = misspellings, meant
        self.kept: set[str] = set()

    @cached_property
    def counts(self) -> Mapping[str, float]:
        """About how often news has each of the common words, in 32 million words."""
        counts = map(COUNTS.__getitem__, self.levels)
        return dict(zip(self.words, counts, strict=True))

    def __contains__(self, word: str) -> bool:
        """Return whether *word*, in small letters, is known; accents do not matter."""
        key = hashed(word)
        i = bisect_left(self.hashes, key)
        return i < len(self.hashes) and self.hashes[i] == key

    def misspelt(self, word: str) -> str | None:
        """Return the word that people often write *word* for, if they do."""
        key = hashed(word)
        i = bisect_left(self.misspellings, key)
        there = i < len(self.misspellings) and self.misspellings[i] == key
        return self.words[self.meant[i]] if there else None

    def unknown(self, words: Iterable[str]) -> set[str]:
        """Return which of *words*, in small letters, are not known."""
        rest = set(words) - self.kept
        if "counts" in self.__dict__:  # read already
            rest = rest.difference(self.counts)
        found = {word for word in rest if word not in self}
        if len(self.kept) < MOST_KEPT:
            self.kept.update(rest - found)
        return found

    def sounding(self, word: str) -> Iterator[str]:
        """Yield the common words with the consonants of *word*."""
        key = skeleton(word)
        i = bisect_left(self.skeletons, key)
        while i < len(self.skeletons) and self.skeletons[i] == key:
            yield self.words[self.order[i]]
            i += 1


def skeleton(word: str) -> int:
    """Return the hash of the first letter and the consonants, doubled ones once."""
    return crc32(DOUBLED.sub(r"\1", word[0] + word[1:].translate(VOWELS)).encode())


def hashed(word: str) -> int:
    """Return the 32 bits by which a word is known: its CRC without accents."""
    return crc32(plain(word).encode())


def plain(word: str) -> str:
    """Return *word* without accents: naïve as naive."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word)
    return "".join(c for c in letters if not unicodedata.combining(c))


def level(count: float) -> int:
    """Return *count* as the table keeps it, in a byte."""
    return min(255, round(log2(count) * STEPS))


@cache
def load(path: Path) -> Dictionary:
    """Read a table; raises ValueError for a file that is none.

    The hashes stay where they are, in the file, and are mapped into memory.
    """
    about, words, columns = open_columns(path, MAGIC)
    return Dictionary(
        about,
        words,
        columns["levels"],
        columns["hashes"],
        columns["skeletons"],
        columns["order"],
        columns["misspellings"],
        columns["meant"],
    )
