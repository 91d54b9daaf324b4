"""Flag how many years ago a year is said to be, by the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.dates import published
from newslint.layers.figures import SMALL, count
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

FRAME = re.compile(
    r"\b(?P<year>(?:1[5-9]|20)\d\d)(?:,|\s[—–-]+)\s(?P<here>(?:just\s|only\s)?"
    rf"(?P<years>\d{{1,3}}|{'|'.join(SMALL[1:])})\syears\sago)\b"
)


def triggers(**_: object) -> Triggers:
    """Return the word that every match has."""
    return Triggers(frozenset({"ago"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘the crash of 2008, nine years ago’ in a story published in 2019.

    The day of publication is the ``published`` of the metadata; without it nothing is
    flagged. One year more or less is left alone. The message may use ``{year}``,
    ``{years}`` and ``{right}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = published(doc)
        for m in FRAME.finditer(doc.text) if known else ():
            years = count(m["years"])
            right = known.year - int(m["year"]) if known else 0
            if years is not None and abs(right - years) > 1:
                words = {**m.groupdict(), "right": str(right)}
                yield Hit(Span(*m.span("here")), words)

    return look
