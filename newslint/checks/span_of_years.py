"""Flag a number of years that two years beside it do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.figures import SMALL, count
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

FRAME = re.compile(
    r"\b[Ff]rom\s(?P<first>(?:1[5-9]|20)\d\d)\s(?:to|until|through)\s(?P<last>(?:1[5-9]|20)\d\d)"
    r",?\s(?P<here>(?:a|for\sa|over\sa)\s(?:span|period|total|stretch)\sof\s"
    rf"(?P<years>\d{{1,3}}|{'|'.join(SMALL[1:])})\syears)\b"
)


def triggers(**_: object) -> Triggers:
    """Return the word that every match has."""
    return Triggers(frozenset({"years"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘from 2010 to 2015, a span of four years’.

    One year more is left alone, as both ends may be counted. The message may
    use ``{first}``, ``{last}``, ``{years}`` and ``{right}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in FRAME.finditer(doc.text):
            right, years = int(m["last"]) - int(m["first"]), count(m["years"])
            if years not in (right, right + 1):
                words = {**m.groupdict(), "right": str(right)}
                yield Hit(Span(*m.span("here")), words)

    return look
