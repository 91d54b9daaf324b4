"""Flag ‘left’ or ‘right’ in a caption that names one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import blocks
from newslint.layers.names import names
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

SIDE = re.compile(
    r"(?:,\s|\()(?P<side>(?:(?:far|second from|third from)\s)?"
    r"(?:left|right|cent(?:er|re)))(?=[,)])"
)
CREDIT = re.compile(r"\((?:[^)\n]*/|(?i:photo)|AP|AFP|Reuters|Getty)")
# Others who are in the picture without a name.
OTHERS = re.compile(
    r"\b(?:and|with|alongside|beside|next to|greets?|meets?|hugs?|shakes?|two|both"
    r"|group|people|members|officers|supporters)\b"
)


def triggers(**_: object) -> Triggers:
    """Return the words for the sides."""
    return Triggers(frozenset(("left", "right", "center", "centre")))


@triggered_by(triggers)
def check() -> Check:
    """Flag the side in ‘John Smith, right, leaves the court’: nobody else is named.

    What follows the credit is not looked at. The message may use ``{side}`` and
    ``{name}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for span, part in blocks(doc):
            sides = list(SIDE.finditer(doc.text, *span)) if part == "caption" else []
            if len(sides) != 1 or OTHERS.search(doc.text, *span):
                continue
            credit = CREDIT.search(doc.text, *span)
            end = credit.start() if credit else span.end
            named = [
                m.name
                for m in names(doc)
                if m.kind == "person" and span.start <= m.span.start < end
            ]
            if len(set(named)) == 1:
                place = Span(*sides[0].span("side"))
                yield Hit(place, {"side": doc[place], "name": named[0]})

    return look
