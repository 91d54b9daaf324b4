"""Flag the numbers of payment cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check

# In groups as they stand on cards, or in one; by the first digits of the large schemes,
# looked back at, as a digit is searched fastest.
CARD = re.compile(
    r"[2-6]\d{3}(?<!\w\d{4})(?:(?<=3[47]\d\d)([ -]?)\d{6}\1\d{5}|"
    r"(?:(?<=4\d{3})|(?<=5[1-5]\d\d)|(?<=2[2-7]\d\d)|(?<=6011)|(?<=65\d\d))"
    r"([ -]?)\d{4}\2\d{4}\2\d{4})(?![\w/=&-]|[.,]\d| \d)"
)
LONGER = re.compile(r"[.,/=&#-]$|\d $")


def check() -> Check:
    """Flag each number that may be a payment card's.

    It is one of 15 or 16 digits, whole or in groups as on a card, whose last digit is
    the check digit of the rest by Luhn’s method (ISO/IEC 7812-1). The message may use
    ``{end}``, its last four digits.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in CARD.finditer(doc.text):
            digits = [int(c) for c in m[0] if c.isdigit()]
            before = doc.text[max(0, m.start() - 2) : m.start()]
            if valid(digits) and not LONGER.search(before):
                yield Hit(Span(*m.span()), {"end": m[0][-4:]})

    return look


def valid(digits: list[int]) -> bool:
    """Return whether the last of *digits* is the check digit by Luhn’s method."""
    odd, even = digits[-1::-2], digits[-2::-2]
    return (sum(odd) + sum(sum(divmod(2 * digit, 10)) for digit in even)) % 10 == 0
