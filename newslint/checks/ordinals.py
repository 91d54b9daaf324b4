"""Flag ordinal numbers in figures with the ending of another: 22th, 11st."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern

ORDINAL = (
    r"(?=\d)(?<![\w.,/:#@-])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<ending>st|nd|rd|th)\b"
    r"(?![-’'.]\w|/)"
)
# 11st is the weight of a boxer or a jockey, unless something is counted.
COUNTED = re.compile(
    r"\s(?:centur|floor|street|anniversary|birthday|minute|day|time|place|edition|annual"
    r"|season|week|month|year|round|district|congress|amendment|largest|president|goal"
    r"|consecutive|straight|of\s(?:Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec))"
)


def triggers(**_: object) -> Triggers | None:
    """Return the endings."""
    return of_pattern(ORDINAL)


@triggered_by(triggers)
def check() -> Check:
    """Flag each ordinal number whose ending is not its own, and offer the right one.

    A number with ‘st’ may be a weight in stones: it is flagged if a word follows that
    is counted. The message may use ``{wrong}`` and ``{right}``.
    """
    pattern = re.compile(ORDINAL)

    def look(doc: Document) -> Iterator[Hit]:
        for m in pattern.finditer(doc.text):
            right = ending(int(m["number"].replace(",", "")))
            if right == m["ending"]:
                continue
            if m["ending"] != "st" or COUNTED.match(doc.text, m.end()):
                words = {"wrong": m[0], "right": m["number"] + right}
                edit = Edit(Span(*m.span("ending")), right)
                yield Hit(Span(*m.span()), words, (edit,))

    return look


def ending(number: int) -> str:
    """Return the ending of an ordinal number in figures."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
