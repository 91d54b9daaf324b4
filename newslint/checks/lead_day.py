"""Flag a weekday told as past at the head of a story published the day before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from newslint.document import Document
from newslint.layers import blocks
from newslint.layers.dates import WEEKDAYS, iso, published
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

HAPPENED = re.compile(
    r"(?<!be\s)\b(?:said|told\sreporters|announced|declared|warned|ruled|voted|approved|rejected"
    r"|signed|died|resigned|unveiled|launched|(?:was|were)\s(?:killed|arrested|injured"
    r"|charged|sentenced|released|found))"
    r"(?:\s(?:here|there|it|them|him|her|in\sa\s(?:statement|tweet|report)"
    r"|at\sa\s(?:news|press)\s(?:conference|briefing)))?"
    rf"\s(?:on\s|early\s|late\s)?(?P<day>{'|'.join(WEEKDAYS)})"
    # Another week's, a name’s, or a day with a date.
    r"(?=[.,;]|\s(?:that|in|at|it|he|she|they|as|after|when|by|morning|afternoon|evening"
    r"|night)\b)(?!,?\s(?:the\s)?(?:[A-Z][a-z]{2,8}\.?\s)?\d)"
)
HEAD = 3  # paragraphs, the lead among them


def triggers(**_: object) -> Triggers:
    """Return the names of the weekdays."""
    return Triggers(frozenset(name.lower() for name in WEEKDAYS))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘said on Thursday’ in the lead of a story that was published on a Wednesday.

    The Thursday before would be ‘last Thursday’. The day of publication is the
    ``published`` of the metadata; without it, and if the story was ``updated`` later,
    nothing is flagged. The message may use ``{weekday}``, that of publication, and
    ``{date}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = published(doc)
        updated = iso(doc.meta.get("updated", ""))
        if not known or (updated and updated > known):
            return
        tomorrow = WEEKDAYS[(known + timedelta(days=1)).weekday()]
        told = [block.span for block in blocks(doc) if block.part in ("lead", "body")]
        for span in told[:HEAD]:
            for m in HAPPENED.finditer(doc.text, *span):
                if m["day"] == tomorrow:
                    weekday = WEEKDAYS[known.weekday()]
                    words = {"weekday": weekday, "date": known.isoformat()}
                    yield Hit(Span(*m.span("day")), words)

    return look
