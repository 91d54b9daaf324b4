"""Flag a paragraph that says, with other words around, what an earlier one has said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from newslint.checks.match import fold
from newslint.document import Document
from newslint.layers import paragraphs, whole_page
from newslint.layers.blocks import is_stated
from newslint.layers.words import tokens, tokens_of
from newslint.model import Hit, Span
from newslint.rule import Check

SIZE = 3  # words of a shingle
LARGE = 1_000_000  # characters, beyond which shingles that stand once are not kept
SLOTS = 1 << 23  # in which shingles are sought that stand several times


class Likeness(NamedTuple):
    """A paragraph, the earlier one it is like, and how much of one is in the other."""

    earlier: Span
    shared: float
    span: Span


def check(
    *, least: int = 12, share: float = 0.5, unless: str = r"(?!)", most: int = 0
) -> Check:
    """Flag each paragraph that shares much of its words with an earlier one.

    ``least`` is how many words make a paragraph worth comparing, ``share`` how much of
    the runs of three words in the shorter of the two must stand in the other; those
    that say the same word for word, and parts that the format states, are left alone.
    ``unless`` is a pattern for
    paragraphs that may resemble others, as those of web pages copied whole may. The
    message may use ``{line}``, ``{percent}`` and, with ``most``, which limits the flags
    in one document, ``{more}``.

    Shingles: Broder, "On the resemblance and containment of documents", 1997.
    """
    exempt = re.compile(unless)

    def look(doc: Document) -> Iterator[Hit]:
        return fold(() if whole_page(doc) else hits(doc), most)

    def hits(doc: Document) -> Iterator[Hit]:
        for like in likenesses(doc, least, share):
            if not exempt.search(doc[like.span]):
                line = doc.position(doc.locate(like.earlier).start).line
                percent = str(round(100 * like.shared))
                yield Hit(like.span, {"line": str(line), "percent": percent})

    return look


def likenesses(doc: Document, least: int, share: float) -> Iterator[Likeness]:
    """Yield, for each paragraph that resembles earlier ones, the one most alike.

    A shingle counts for the paragraph that had it first. Takes time in proportion to
    the length of the text.
    """
    owner: dict[int, int] = {}  # of a shingle, by its hash: there are many
    sizes: dict[int, int] = {}
    again = recurring(doc) if len(doc.text) > LARGE else None
    spans = paragraphs(doc)
    for number, (span, words) in enumerate(zip(spans, tokens(doc), strict=True)):
        if len(words) < least or is_stated(doc, span.start):
            continue
        shingles = hashes(words)
        known = shingles & owner.keys()
        counts = Counter(map(owner.__getitem__, known))
        for i in sorted(counts, key=lambda i: (-counts[i], i))[:1]:
            part = counts[i] / min(sizes[i], len(shingles))
            if part >= share and tokens_of(doc, i) != words:
                yield Likeness(spans[i], part, span)
        fresh = shingles - known if again is None else (shingles & again) - known
        owner.update(dict.fromkeys(fresh, number))
        sizes[number] = len(shingles)


def hashes(words: Sequence[str]) -> Set[int]:
    """Return the shingles of a paragraph, by their hashes of 64 bits."""
    return set(map(hash, zip(*(words[i:] for i in range(SIZE)), strict=False)))


def recurring(doc: Document) -> Set[int]:
    """Return the shingles that several paragraphs have, and some that share a slot."""
    slots, found = bytearray(SLOTS), set[int]()
    for shingle in chain.from_iterable(map(hashes, tokens(doc))):
        if slots[shingle % SLOTS]:
            found.add(shingle)
        slots[shingle % SLOTS] = 1
    return found
