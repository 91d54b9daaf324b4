"""Flag an age that does not go with the years given beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.dates import published
from newslint.layers.sentences import sentences
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

BORN = re.compile(
    r"\b[Bb]orn\s(?:(?:in|on)\s)?(?:[A-Z][\w.,]*\s(?:in\s)?|in\s|on\s|\d{1,2},?\s){0,6}?"
    r"(?P<year>(?:1[89]|20)\d\d)\b(?!\s?[-–]\s?\d)"
)
DIED = re.compile(
    r"\b(?:died|passed away|killed)\b(?:\s(?!at\b)[\w.,’']+){0,6}?"
    r"\s(?P<year>(?:1[89]|20)\d\d)\b"
)
AGED = re.compile(
    r"\b(?:at\s(?:the\sage\sof\s|age\s)?|aged?\s)(?P<age>\d{1,3})\b"
    r"(?!\s?(?:%|per|[ap]\.?m)|[:.,]\d)"
)
IS = re.compile(
    r"(?<=[a-z]),\s(?P<age>[1-9]\d?|1[01]\d),\s(?:who\s)?(?:was\s)?[Bb]orn\b"
    r"|\b(?P<old>[1-9]\d?|1[01]\d)-year-old,?\s(?:[A-Za-z’'-]+,?\s){0,4}?(?:was\s)?born\b"
    r"|\b(?:who|he|she)\sis\s(?P<now>[1-9]\d?|1[01]\d),"
)
OTHERS = re.compile(
    r"\b(?:sons?|daughters?|child|children|brother|sister|mother|father|wife|husband|twins?"
    r"|grand\w+|when|would have|then|parents?|couple|both|baby)\b"
)


def triggers(**_: object) -> Triggers:
    """Return what every year of birth comes with."""
    return Triggers(frozenset({"born"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag a sentence with a year of birth and an age that it does not give.

    An age at death is held against the year of death in the same sentence, an age now
    against the day of publication, if the metadata hold it as ``published``. One year
    more or less is left alone, as are sentences that speak of relatives. The message
    may use ``{age}``, ``{born}`` and ``{right}``, the ages that fit.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for span in sentences(doc):
            said = doc.text.find("orn", *span) >= 0
            born = BORN.search(doc.text, *span) if said else None
            if not born or OTHERS.search(doc.text, *span):
                continue
            for m, year in (at_death(doc, span), now(doc, span)):
                if m and year:
                    yield from judged(m, int(born["year"]), year)

    return look


def at_death(doc: Document, span: Span) -> tuple[re.Match[str] | None, int]:
    """Return the age at death in a sentence and the year of it."""
    died = DIED.search(doc.text, *span)
    return AGED.search(doc.text, *span), int(died["year"]) if died else 0


def now(doc: Document, span: Span) -> tuple[re.Match[str] | None, int]:
    """Return the age that a sentence gives now and the year that now is."""
    day = published(doc)
    return IS.search(doc.text, *span), day.year if day else 0


def judged(m: re.Match[str], born: int, year: int) -> Iterator[Hit]:
    """Yield the age that *m* gives if it is neither of those that fit."""
    age = int(next(filter(None, m.groups())))
    right = year - born
    if abs(right - age) > 1 and right >= 0:
        words = {"age": str(age), "born": str(born), "right": f"{right - 1} or {right}"}
        at = m.start(next(i for i, each in enumerate(m.groups(), 1) if each))
        yield Hit(Span(at, at + len(str(age))), words)
