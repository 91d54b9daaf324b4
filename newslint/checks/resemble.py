"""Flag a paragraph that says, with other words around, what an earlier one has said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.checks.match import fold
from newslint.document import Document
from newslint.layers import paragraphs, whole_page
from newslint.layers.words import WORD
from newslint.model import Hit, Span
from newslint.rule import Check

SIZE = 3  # words of a shingle
COMMON = 8  # paragraphs that share a shingle; one in more of them is a formula


class Likeness(NamedTuple):
    """What two paragraphs share: from the first such shingle's place to the last's."""

    earlier: Span
    shared: float
    span: Span


def check(
    *, least: int = 12, share: float = 0.5, unless: str = r"(?!)", most: int = 0
) -> Check:
    """Flag each paragraph that shares much of its words with an earlier one.

    ``least`` is how many words make a paragraph worth comparing, ``share`` how much of
    the runs of three words in the shorter of the two must stand in the other; those
    that say the same word for word are left alone. ``unless`` is a pattern for
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

    Takes time in proportion to the length of the text, as a shingle points back to no
    more than a few paragraphs.
    """
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    seen: list[tuple[Span, Sequence[str], int]] = []
    for span in paragraphs(doc):
        words = WORD.findall(doc[span].lower())
        if len(words) < least:
            continue
        shingles = dict.fromkeys(zip(*(words[i:] for i in range(SIZE)), strict=False))
        shared = Counter(i for shingle in shingles for i in index.get(shingle, ()))
        for i, count in shared.most_common(1):
            earlier, before, size = seen[i]
            part = count / min(size, len(shingles))
            if part >= share and before != words:
                yield Likeness(earlier, part, span)
        for shingle in shingles:
            if len(index[shingle]) < COMMON:
                index[shingle].append(len(seen))
        seen.append((span, words, len(shingles)))
