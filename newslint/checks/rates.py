"""Flag conversions of money that do not agree with the story’s others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from newslint.document import Document
from newslint.layers.figures import NUMBER, SCALE, figure
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

SIGN = r"(?:US|C|CA|A|AU|HK|NZ|S)?[$£€¥₹]"
CONVERSION = re.compile(
    rf"(?P<sign>{SIGN})(?P<n>{NUMBER})(?:\s?(?P<scale>{SCALE})\b)?\s\((?:about\s|or\s)?"
    rf"(?P<in>{SIGN})(?P<m>{NUMBER})(?:\s?(?P<in_scale>{SCALE})\b)?\)"
)


def triggers(**_: object) -> Triggers:
    """Return the signs of currencies."""
    return Triggers(pieces=frozenset("$£€¥₹"))


@triggered_by(triggers)
def check(*, apart: float = 0.25) -> Check:
    """Flag ‘$5 million (£40 million)’ in a story where the pound is dearer.

    Each rate is held against the middle one of its pair of currencies, and may differ
    from it by the share ``apart``; two that differ tell nothing. The message may use
    ``{match}``, ``{rate}`` and ``{other}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        pairs: dict[tuple[str, str], list[tuple[float, re.Match[str]]]] = defaultdict(
            list
        )
        for m in CONVERSION.finditer(doc.text):
            one, other = figure(m["n"], m["scale"]), figure(m["m"], m["in_scale"])
            if one.value:
                pairs[m["sign"], m["in"]].append((other.value / one.value, m))
        for rates in pairs.values():
            middle = median(rate for rate, _ in rates)
            for rate, m in rates if len(rates) > 2 else ():
                if abs(rate / middle - 1) > apart:
                    words = {"rate": f"{rate:.3g}", "other": f"{middle:.3g}"}
                    yield Hit(Span(*m.span()), {"match": m[0], **words})

    return look
