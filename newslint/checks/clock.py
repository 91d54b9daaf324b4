"""Flag times that no clock shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:(?P<mark>[:.])(?P<minute>\d\d))?\s?"
    r"(?:(?P<half>[ap]\.m\.|[ap]m\b|[AP]M\b)|(?:GMT|UTC|IST|E[SD]T|hrs|o[’']clock)\b)"
)
PART = re.compile(r"[\d:.,$£€/-]$")  # of a longer number
AT = re.compile(r"\b(?:at|by|until|till)\s$")


def triggers(**_: object) -> Triggers:
    """Return the letters that follow a time."""
    return Triggers(frozenset("m am pm gmt utc ist est edt hrs clock".split()))


@triggered_by(triggers)
def check() -> Check:
    """Flag 18:00 PM, 13:75 GMT, 25:00 GMT and ‘at 13 p.m.’.

    What no half of the day and no zone follows may be a score or a verse: it is no
    time. The message may use ``{time}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in TIME.finditer(doc.text):
            before = doc.text[max(0, m.start() - 8) : m.start()]
            if not PART.search(before) and impossible(m, before):
                yield Hit(Span(*m.span()), {"time": m[0]})

    return look


def impossible(m: re.Match[str], before: str) -> bool:
    """Return whether no clock shows the time of *m*."""
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    if m["minute"] is None:  # 13 PM may be thirteen prime ministers
        spoken = m["half"] and m["half"].islower() and AT.search(before)
        return bool(spoken) and 13 <= hour <= 23
    if m["half"] and 13 <= hour <= 23 and minute <= 59:
        return True
    return m["mark"] == ":" and (
        minute > 59 or hour > 24 or (hour == 24 and minute > 0)
    )
