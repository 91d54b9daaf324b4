"""Flag ‘Five things to know’ over a list of four."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.document import Document
from newslint.layers import paragraphs
from newslint.layers.figures import SMALL, count
from newslint.layers.headline import headline
from newslint.model import Hit, Span
from newslint.rule import Check

ITEM = re.compile(r"(?:No\.?\s|#)?(\d{1,2})(?:[.):]|\s[–—-])(?!\d)")
FIGURE = re.compile(r"\d{1,4}")
FEWEST = 3
MORE = re.compile(r"\b(?:others?|plus|more|then some|bonus)\b", re.IGNORECASE)


def check(*, nouns: Collection[str]) -> Check:
    """Flag a number of ``nouns`` in the headline that is not that of the items.

    The items are paragraphs that begin with a number: all from 1 up, or down to 1.
    Without such numbers nothing is flagged, nor if the headline promises some more of
    another kind (‘plus one’). The message may use ``{number}`` and
    ``{items}``, how many there are.
    """
    numbers = "|".join(SMALL[FEWEST:])
    promised = re.compile(
        rf"(?<![\w.,$£€-])(?P<number>\d{{1,2}}|{numbers})\s(?:[\w’'-]+\s){{0,2}}?"
        rf"(?:{'|'.join(nouns)})\b",
        re.IGNORECASE,
    )

    def look(doc: Document) -> Iterator[Hit]:
        head = headline(doc)
        m = promised.search(head.text) if head else None
        if head and m and not MORE.search(head.text):
            items = numbered(doc)
            given = {count(figure[0]) for figure in FIGURE.finditer(head.text)}
            if items >= FEWEST and items not in given | {count(m["number"])}:
                words = {"number": m["number"], "items": str(items)}
                yield Hit(head.place(Span(*m.span("number"))), words)

    return look


def numbered(doc: Document) -> int:
    """Return how many items are numbered, or 0 if one is left out or comes twice."""
    starts = (ITEM.match(doc.text, *span) for span in paragraphs(doc))
    found = [int(m[1]) for m in starts if m]
    upwards = list(range(1, len(found) + 1))
    return len(found) if found in (upwards, upwards[::-1]) else 0
