"""Flag per cent where percentage points are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by

PER_CENT = r"\s?(?:%|per\s?cent\b)"
NUMBER = r"\d+(?:\.\d+)?"
FRAME = re.compile(
    r"\b(?:rose|risen|rises?|fell|fallen|falls?|increased?|decreased?|declined?|dropped"
    r"|climbed|jumped|grew|gained|slipped|slid|up|down)(?:\sby)?\s"
    rf"(?P<here>(?P<change>{NUMBER})(?P<sign>{PER_CENT})),?\s"
    rf"(?:to\s(?P<now>{NUMBER}){PER_CENT}(?:,?\s[^\W\d_]+){{0,5}}?,?\sfrom\s(?P<then>{NUMBER})"
    rf"{PER_CENT}|from\s(?P<was>{NUMBER}){PER_CENT}(?:,?\s[^\W\d_]+){{0,5}}?,?\sto\s"
    rf"(?P<is>{NUMBER}){PER_CENT})"
)


def triggers(**_: object) -> Triggers:
    """Return what every share in per cent has."""
    return Triggers(frozenset({"percent", "cent"}), frozenset({"%"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘rose 2 percent to 10 percent from 8 percent’, which is 25 per cent.

    It is flagged if the change is the difference of the shares and not the change in
    per cent. The message may use ``{points}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in FRAME.finditer(doc.text):
            now, then = float(m["now"] or m["is"]), float(m["then"] or m["was"])
            change, apart = float(m["change"]), abs(now - then)
            relative = 100 * apart / then if then else change
            if abs(change - apart) < 0.05 and abs(change - relative) > 1:
                span = Span(*m.span("here"))
                points = f"{m['change']} percentage points"
                yield Hit(span, {"points": points}, (Edit(span, points),))

    return look
