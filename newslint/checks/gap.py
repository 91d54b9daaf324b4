"""Flag a small word that is one too many, or the place where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from newslint.document import Document
from newslint.gaps.judge import Gap, judged
from newslint.model import Edit, Hit, Span
from newslint.pairs.judge import judged as judged_pairs
from newslint.rule import Check


def check(
    pairs: Path,
    pair_weights: Path,
    net: Path,
    weights: Path,
    *,
    kind: Literal["extra", "missing"],
    least: float,
    most: float = 2.0,
    told: float = 0.68,
) -> Check:
    """Flag each small word, or gap, that is a slip with a chance of ``least`` or more.

    ``most`` is the chance below which it is, for a rule that speaks of the less
    certain. ``pairs`` is the table of word counts, ``net`` knows which small words
    stand between words, ``weights`` what each sign of a slip weighs. A rare pair that
    is a slip with a chance of ``told``, by ``pair_weights``, is left to other rules.
    ``kind`` is ``extra`` or ``missing``. The message may use ``{word}``, ``{left}`` and
    ``{right}``. A word too many is marked with the space after it.
    """
    read, rare = judged(pairs, net, weights), judged_pairs(pairs, pair_weights)

    def look(doc: Document) -> Iterator[Hit]:
        for gap in read(doc):
            if gap.kind == kind and least <= gap.chance < most:
                slips = [slip.span for slip in rare(doc) if slip.chance >= told]
                if not any(map(gap.span.meets, slips)):
                    yield hit(doc, gap)

    return look


def hit(doc: Document, gap: Gap) -> Hit:
    """Return the finding, with the edit that puts the word in or takes it out."""
    words = {"word": gap.word, "left": gap.left, "right": gap.right}
    start, end = gap.span
    if gap.kind == "missing":
        place = end - len(gap.right)
        return Hit(gap.span, words, (Edit(Span(place, place), f"{gap.word} "),))
    while doc.text[end : end + 1] == " ":
        end += 1
    return Hit(Span(start, end), words, (Edit(Span(start, end), ""),))
