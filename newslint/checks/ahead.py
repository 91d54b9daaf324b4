"""Flag a day after publication that a story speaks of as past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from newslint.document import Document
from newslint.layers.dates import MONTHS, dates, iso, published
from newslint.model import Hit
from newslint.rule import Check, Triggers, triggered_by

HAPPENED = re.compile(
    r"(?<!to be )(?<!be )(?<!are )(?<!is )(?<!being )\b(?:died|announced"
    r"|happened|occurred|won|met|signed|took place|arrived|resigned|was born"
    r"|was released|was published|was found|(?:was|were) (?:killed|arrested|held)"
    r"|crashed)\b"
    r"(?:\s(?!(?:for|until|by|to|will|from|through|that|not|before|expected|scheduled|due"
    r"|set|planned|supposed|after)\b)[\w’'-]+){0,4}?,?\s(?:(?:late|early)\s)?(?:on\s)?$"
)
NOTE = re.compile(r"(?i)\b(?:amended|corrected|correction|updated?|changed to)\b")
ZONES = timedelta(days=1)  # what is tomorrow here is today elsewhere


def triggers(**_: object) -> Triggers:
    """Return the names of months, full and shortened."""
    names = [name.lower() for name in MONTHS]
    return Triggers(frozenset([*names, *(name[:3] for name in names), "sept"]))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘died on Jan. 19, 2019’ in a story that was published on Jan. 9, 2019.

    The day of publication is the ``published`` of the metadata, or ``updated`` if that
    is later; without it nothing is flagged. Only dates with a year count, and those
    right after a verb in the past tense. Notes of an amendment are left alone. The
    message may use ``{date}`` and ``{published}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = published(doc)
        later = iso(doc.meta.get("updated", ""))
        known = max(known, later) if known and later else known
        for day in dates(doc) if known else ():
            fell = day.date()
            if not fell or not known or not day.year or fell <= known + ZONES:
                continue
            before = doc.text[max(0, day.span.start - 120) : day.span.start]
            clause = before.rpartition("\n")[2]
            if HAPPENED.search(clause) and not NOTE.search(clause):
                words = {"date": doc[day.span], "published": known.isoformat()}
                yield Hit(day.span, words)

    return look
