"""Flag a number of people that is not the sum of those counted after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.figures import SMALL, count
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*|{'|'.join(SMALL[1:])})"
KINDS = (
    r"(?:men|man|women|woman|males?|females?|boys?|girls?|children|child|adults?"
    r"|infants?)"
)
PART = rf"(?:{NUMBER}|an?)\s(?:[a-z]+\s)?{KINDS}"
WHOLE = (
    r"(?:people|persons|passengers|students|victims|patients|suspects|civilians|prisoners"
    r"|migrants|refugees|hostages|workers|members|employees|officers|candidates|jurors"
    r"|fatalities|deaths|survivors|defendants|residents|tourists|players)"
)
FRAME = re.compile(
    rf"(?<![\w.,-])(?P<total>{NUMBER})\s(?:[a-z]+\s)?(?P<noun>{WHOLE})\s?(?:[—–(]|--?\s|:\s)\s?"
    rf"(?P<parts>{PART}(?:,\s{PART})*,?\sand\s{PART})(?=\s?[—–);.:]|\s--?\s)",
    re.IGNORECASE,
)
COUNTED = re.compile(rf"\b({NUMBER}|an?)\s(?:[a-z]+\s)?{KINDS}\b", re.IGNORECASE)


def triggers(**_: object) -> Triggers:
    """Return the words for people of one sex or age."""
    kinds = (
        "men man women woman male males female females boy boys girl girls adult adults"
    )
    return Triggers(
        frozenset([*kinds.split(), "children", "child", "infant", "infants"])
    )


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘12 people — seven men and four women — died’.

    Those counted stand in brackets, between dashes or after a colon, with nothing else.
    The message may use ``{total}``, ``{noun}`` and ``{sum}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in FRAME.finditer(doc.text):
            numbers = [count(number) or 1 for number in COUNTED.findall(m["parts"])]
            if sum(numbers) != count(m["total"]):
                words = {
                    "total": m["total"],
                    "noun": m["noun"],
                    "sum": str(sum(numbers)),
                }
                yield Hit(Span(m.start(), m.end("noun")), words)

    return look
