"""Flag a headline that mixes capitals for every word with those of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from newslint.document import Document
from newslint.layers.headline import headline
from newslint.model import Hit, Span
from newslint.rule import Check

WORD = re.compile(r"(?<![\w’'-])[^\W\d_]{4,}(?![\w’'-])")
SMALL = re.compile(r"(?<![^\W\d_])[^\W\d_A-ZÀ-Þ]{4,}")
NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-Þ][^\W\d_]{3,}")  # a capital inside a sentence
OPENS = re.compile(r"(?:^|[.:;?!–—|“‘\"'(]\s*)$")
# Words of four letters or more that a title may leave small.
LITTLE = frozenset(
    "about after against among around before behind below between beyond despite down "
    "during from into like near onto over past since than that through toward towards "
    "under until unto upon versus when with within without".split()
)


def check(
    *, style: Literal["", "sentence", "title"] = "", least: int = 1, most: int = 0
) -> Check:
    """Flag the words of a headline whose capitals are not those of its ``style``.

    Without a style it is that of most of its words. Only words count that the story has
    in small letters and never with a capital, as it has names; no prepositions, and
    none that opens a clause. Headlines with fewer than
    ``least`` such words are left alone, and no more than ``most`` of one are flagged.
    The message may use ``{word}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        head = headline(doc)
        if not head or head.text.isupper():
            return
        start, end = head.span
        story = doc.text[:start] + "\n" + doc.text[end:]
        names = frozenset(map(str.lower, NAME.findall(story)))
        small = frozenset(SMALL.findall(story)) - LITTLE - names
        words = [
            m
            for m in WORD.finditer(head.text)
            if m[0].lower() in small
            and not OPENS.search(head.text[max(0, m.start() - 3) : m.start()])
        ]
        capitals = sum(m[0].istitle() for m in words)
        titled = 2 * capitals > len(words) if not style else style == "title"
        wrong = [m for m in words if m[0].istitle() != titled and not m[0].isupper()]
        for m in wrong[: most or None] if len(wrong) >= least else ():
            yield Hit(head.place(Span(*m.span())), {"word": m[0]})

    return look
