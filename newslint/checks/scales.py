"""Note the scale of sums of money that a story names with the same figures and noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.model import Fact, Span
from newslint.rule import Check, Triggers, triggered_by

SUM = re.compile(
    r"(?P<sum>[$£€₹]\s?\d+(?:[,.]\d+)*)[\s-](?P<scale>million|billion|trillion|lakh|crore)[\s-]"
    r"(?P<noun>(?!(?:from|over|this|that|with|when|last|more|less|each|into|after|before|during"
    r"|which|while|would|dollars?|worth|loss|through|year|years|annual|annually)\b)[a-z]{4,})\b"
)


def triggers(**_: object) -> Triggers:
    """Return the words that scale a sum."""
    return Triggers(frozenset("million billion trillion lakh crore".split()))


@triggered_by(triggers)
def check() -> Check:
    """Hold a story to one scale: an $8 million lawsuit is not an $8 billion lawsuit.

    Sums are compared that have the same figures and the same noun after them. The
    message may use ``{quote}``, ``{right}``, ``{usual}`` and ``{where}``.
    """

    def look(doc: Document) -> Iterator[Fact]:
        for m in SUM.finditer(doc.text):
            yield Fact(Span(*m.span("scale")), f"{m['sum']} {m['noun']}", m["scale"])

    return look
