"""Flag the answers to one question of a poll that make more than all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import sentences
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

SHARE = re.compile(r"(?<![\w.,$-])(\d{1,2}(?:\.\d+)?)\s?(?:%|per\s?cent\b)")
NO_ANSWER = re.compile(
    r"\b(?:undecided|unsure|not sure|no opinion|no answer"
    r"|(?:don[’']t|didn[’']t|did not) know)\b"
)
# Several questions, groups or times: the shares are not of one whole.
SEVERAL = re.compile(
    r"\b(?:from|compared|versus|among|while|last|previous|earlier|ago|up|down|margin"
    r"|points?|error|women|men|whites?|blacks?|Hispanics|Latinos|independents"
    r"|voters (?:who|under)|approve|favorable|as well|also|combined|total|includ\w+"
    r"|either|of those|in \d{4})\b"
)


def triggers(**_: object) -> Triggers:
    """Return what every share in per cent has."""
    return Triggers(frozenset({"percent", "cent"}), frozenset({"%"}))


@triggered_by(triggers)
def check(*, most: float = 103.0) -> Check:
    """Flag ‘55% said yes, 40% no and 15% were undecided’.

    A sentence is read that has three shares or more and names those without an answer.
    Up to ``most`` per cent in all are let pass as rounding. Sentences that compare
    times or groups are left alone. The message may use ``{sum}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for span in sentences(doc):
            if not NO_ANSWER.search(doc.text, *span) or SEVERAL.search(doc.text, *span):
                continue
            shares = list(SHARE.finditer(doc.text, *span))
            total = sum(float(m[1]) for m in shares)
            if len(shares) >= 3 and total > most:
                place = Span(shares[0].start(), shares[-1].end())
                yield Hit(place, {"sum": f"{total:g}"})

    return look
