"""Flag a table whose cells have run together into a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, starmap
from operator import eq

from newslint.document import Document
from newslint.layers import lowered, paragraphs, part_at
from newslint.layers.furniture import FUNCTION_WORDS
from newslint.layers.words import tokens
from newslint.model import Hit
from newslint.rule import Check

AGAIN = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]{1,20})[ ]+(?P=word)(?![^\W\d_])")


def check(*, most: int = 20, times: int = 4, little: float = 0.1) -> Check:
    """Flag a paragraph in which a word stands ``times`` times in ``most`` words.

    It must stand twice side by side, and not in one place only: people chant. Little
    words (‘the’, ‘was’), of which prose is made, may be no more than ``little`` of the
    paragraph. Capitals and small letters are the same. Rows that are still apart are
    left alone. The message may use ``{word}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        parts = chain.from_iterable(map(str.split, lowered(doc).split("\n")))
        if not any(starmap(eq, pairwise(parts))):
            return  # hardly any text goes on from here
        for span, words in zip(paragraphs(doc), tokens(doc), strict=True):
            if sum(map(FUNCTION_WORDS.__contains__, words)) > little * len(words):
                continue  # nor any prose from here
            doubled = {m["word"] for m in AGAIN.finditer(lowered(doc), *span)}
            word = crowded(words, most, times) if doubled else ""
            if word in doubled and part_at(doc, span.start) != "table":
                yield Hit(span, {"word": word})

    return look


def crowded(words: Sequence[str], most: int, times: int) -> str:
    """Return the first word that stands so many times in a run of *most* words."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        places[word].append(i)
        near = [place for place in places[word][-times:] if i - place < most]
        if len(near) >= times and near[-1] - near[0] >= times:
            return word
    return ""
