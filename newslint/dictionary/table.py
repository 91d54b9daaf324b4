"""The word table: which words are known, and how often news uses the common ones."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from newslint.pairs.table import level, open_columns, scale

MAGIC = b"newslint words 1\n"
COUNT_BITS, COUNT_STEPS = 8, 8.0  # a byte of count for each common word
COUNTS = scale(COUNT_BITS, COUNT_STEPS)
SOUNDING = 7  # letters of the words that are found by their consonants
MOST_KEPT = 100_000  # words that a long run remembers as known
VOWELS = str.maketrans("", "", "aeiouy")
DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """The known words, as sorted hashes, and the common ones with their counts.

    One word in about ten thousand that is unknown passes for known: the hashes have 32
    bits. ``skeletons`` are those of the common words, in their order. ``kept`` and
    ``alike`` fill with use: words found before, and common words by their skeletons.
    """

    about: Mapping[str, Any]
    counts: Mapping[str, float]
    hashes: Sequence[int]
    skeletons: Sequence[int]
    kept: set[str] = field(default_factory=set)
    alike: dict[int, list[str]] = field(default_factory=dict)

    def __contains__(self, word: str) -> bool:
        """Return whether *word*, in small letters, is known; accents do not matter."""
        key = hashed(word)
        i = bisect_left(self.hashes, key)
        return i < len(self.hashes) and self.hashes[i] == key

    def unknown(self, words: Iterable[str]) -> set[str]:
        """Return which of *words*, in small letters, are not known."""
        rest = set(words) - self.kept
        found = {word for word in rest if word not in self}
        if len(self.kept) < MOST_KEPT:
            self.kept.update(rest - found)
        return found

    def sounding(self, word: str) -> list[str]:
        """Return the long common words with the consonants of *word*."""
        if not self.alike:
            for common, key in zip(self.counts, self.skeletons, strict=True):
                if len(common) >= SOUNDING:
                    self.alike.setdefault(key, []).append(common)
        return self.alike.get(skeleton(word), [])


def skeleton(word: str) -> int:
    """Return the hash of the first letter and the consonants, each once."""
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


def kept_count(count: int) -> int:
    """Return *count* as the table keeps it."""
    return level(count, COUNT_BITS, COUNT_STEPS)


@cache
def load(path: Path) -> Dictionary:
    """Read a table; raises ValueError for a file that is none.

    The hashes stay where they are, in the file, and are mapped into memory.
    """
    about, words, columns = open_columns(path, MAGIC)
    counts = dict(zip(words, map(COUNTS.__getitem__, columns["counts"]), strict=True))
    return Dictionary(about, counts, columns["hashes"], columns["skeletons"])
