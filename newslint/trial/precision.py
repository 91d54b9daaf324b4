"""Precision: which share of the findings is right, with an interval."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

Z = 1.959964  # standard deviations that hold 95% of a normal distribution


class Precision(NamedTuple):
    """How many findings were judged right and wrong."""

    right: int
    wrong: int

    @property
    def share(self) -> float | None:
        """Return the share that is right; None if nothing was judged."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None

    @property
    def interval(self) -> tuple[float, float]:
        """Return between which shares the true one lies, with 95% confidence.

        The score interval of Wilson (1927), which holds for few findings and for shares
        near 0 and 1.
        """
        n = self.right + self.wrong
        if not n:
            return 0.0, 1.0
        share, squared = self.right / n, Z * Z
        middle = (share + squared / (2 * n)) / (1 + squared / n)
        spread = sqrt(share * (1 - share) / n + squared / (4 * n * n))
        reach = Z * spread / (1 + squared / n)
        low = 0.0 if not self.right else max(0.0, middle - reach)
        return low, 1.0 if not self.wrong else min(1.0, middle + reach)

    def __str__(self) -> str:
        if self.share is None:
            return "nothing judged yet"
        low, high = self.interval
        return (
            f"{self.right} of {self.right + self.wrong} right: precision "
            f"{self.share:.2f} (95% interval {low:.2f} to {high:.2f})"
        )
