"""One document beside a sister: what is found once and asked for by several checks."""

from __future__ import annotations

from typing import NamedTuple

from newslint.compare.align import Bead, Sentence, align, sentences
from newslint.compare.pair import Pair, pair
from newslint.compare.tokens import Variants
from newslint.document import Document, layer


class Both(NamedTuple):
    """Two versions, aligned: their sentences, beads and pairs."""

    docs: tuple[Document, Document]
    sides: tuple[list[Sentence], list[Sentence]]
    beads: list[Bead]
    pairs: list[Pair]


def aligned(old: Document, new: Document, variants: Variants) -> Both:
    """Return two versions aligned. Spellings of one word in *variants* are one."""
    docs = old, new
    sides = sentences(old, variants), sentences(new, variants)
    beads = align(*sides)
    return Both(docs, sides, beads, [pair(docs, sides, b, variants) for b in beads])


@layer
def _kept(doc: Document) -> dict[int, tuple[Document, Both]]:
    """Return what has been aligned with *doc*, by the identity of the other."""
    return {}


def both(old: Document, new: Document) -> Both:
    """Return two versions aligned; done once while *new* is looked at."""
    kept = _kept(new)
    if id(old) not in kept:
        kept[id(old)] = old, aligned(old, new, {})
    return kept[id(old)][1]
