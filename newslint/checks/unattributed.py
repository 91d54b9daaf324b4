"""Flag quotations that nobody is said to have spoken."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import paragraphs, quoted
from newslint.layers.quotations import quotations
from newslint.model import Hit
from newslint.rule import Check, Triggers, triggered_by

SPOKEN = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells|added|wrote|writes|asked|asks|spoke|speaking|replied"
    r"|according|tweet\w*|stat(?:ed|es|ement)|argu\w+|explain\w*|recall\w*|warn\w*|insist\w*"
    r"|declar\w+|announc\w+|read|reads|testif\w+|posted|called|quot\w+|comment\w*|noted)\b|:"
)
SENTENCE = re.compile(r"[.!?]\W*$")
LEAST = 5  # words; fewer are a title, or a word that the writer holds at arm’s length


def triggers(**_: object) -> Triggers:
    """Return the marks."""
    return Triggers(pieces=frozenset('"“'))


@triggered_by(triggers)
def check() -> Check:
    """Flag each quotation of a sentence with no speaker in its paragraph or beside it.

    A speaker is known by a verb of saying, or a colon, outside the quotation, in its
    own paragraph, the one before it or the one after.
    """

    def look(doc: Document) -> Iterator[Hit]:
        spans = paragraphs(doc)
        attributed = [spoken(doc, *span) for span in spans]
        for quotation in quotations(doc):
            i = bisect_right(spans, quotation.start, key=lambda span: span.start) - 1
            words = doc[quotation]
            if (
                i >= 0
                and len(words.split()) >= LEAST
                and SENTENCE.search(words)
                and not any(attributed[max(0, i - 1) : i + 2])
            ):
                yield Hit(quotation)

    return look


def spoken(doc: Document, start: int, end: int) -> bool:
    """Return whether a verb of saying stands outside the quotations of a paragraph."""
    return any(
        not quoted(doc, m.start()) for m in SPOKEN.finditer(doc.text, start, end)
    )
