"""Figures: numbers as news writes them, and how exact they are."""

from __future__ import annotations

import re
from typing import NamedTuple

CURRENCY = r"(?:(?:US|C|CA|A|AU|HK|NZ|S)?[$£€¥₹]\s?|(?:Rs|INR|USD|EUR|GBP)\b\.?\s?)"
NUMBER = r"(?:\d{1,3}(?:,\d{2,3})+(?!\d)|\d+)(?:\.\d+)?"
SCALES = {
    **{"cent": 0.01, "cents": 0.01, "pence": 0.01, "p": 0.01},
    **{"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5},
    **{"million": 1e6, "mn": 1e6, "mln": 1e6, "crore": 1e7, "crores": 1e7},
    **{"billion": 1e9, "bn": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12},
}
SCALE = rf"(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})"
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()


class Figure(NamedTuple):
    """A number and half the unit of its last significant digit.

    What was rounded to it lies within ``value`` less or more ``slack``.
    """

    value: float
    slack: float

    @property
    def low(self) -> float:
        """Return the least that may have been rounded to this."""
        return self.value - self.slack

    @property
    def high(self) -> float:
        """Return the most that may have been rounded to this."""
        return self.value + self.slack


def figure(number: str, scale: str | None = None) -> Figure:
    """Read a number and the word after it that scales it.

    Noughts at the end of a whole number are taken for rounding, but for those among its
    first two digits.
    """
    digits = number.replace(",", "")
    whole, _, decimals = digits.partition(".")
    noughts = len(whole) - len(whole.rstrip("0"))
    rounded = max(0, min(noughts, len(whole) - 2)) if not decimals else -len(decimals)
    by = SCALES[scale.lower()] if scale else 1.0
    return Figure(float(digits) * by, 0.5 * 10.0**rounded * by)


def count(text: str) -> int | None:
    """Return the whole number that *text* is, in figures or, up to twenty, a word."""
    if text.lower() in SMALL:
        return SMALL.index(text.lower())
    digits = text.replace(",", "")
    return int(digits) if re.fullmatch(r"[0-9]+", digits) else None
