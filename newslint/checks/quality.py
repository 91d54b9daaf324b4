"""Flag a document that is not made as prose is, by what is measured of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.checks.short import KINDS
from newslint.document import Document
from newslint.layers import quality
from newslint.layers.quality import MEASURES
from newslint.model import Hit, Span
from newslint.rule import Check


def check(
    measure: str,
    *,
    least: float | None = None,
    most: float | None = None,
    words: int = 0,
    lines: int = 0,
    unless: Collection[str] = (),
) -> Check:
    """Flag the start of a document of which ``measure`` is beyond its limits.

    They are ``least`` and ``most``, of which one will do. Measures are named in
    `newslint.layers.quality`. Documents of fewer than ``words`` words or ``lines``
    lines are left alone, and so are those that their metadata call one of ``unless``,
    as ‘transcript’. The message may use ``{value}``, ``{percent}``, ``{limit}`` and
    ``{limit_percent}``.
    """
    if measure not in MEASURES:
        raise ValueError(f"no measure {measure!r}; known: {', '.join(MEASURES)}")
    of = MEASURES[measure]
    spared = re.compile(rf"\b(?:{'|'.join(map(re.escape, unless))})\b", re.IGNORECASE)

    def look(doc: Document) -> Iterator[Hit]:
        if len(quality.tokens(doc)) < words or len(quality.lines(doc)) < lines:
            return
        if unless and any(spared.search(doc.meta.get(key, "")) for key in KINDS):
            return
        value = of(doc)
        if least is not None and value < least:
            yield hit(value, least)
        if most is not None and value > most:
            yield hit(value, most)

    return look


def hit(value: float, limit: float) -> Hit:
    """Return the hit for a value beyond its limit."""
    return Hit(
        Span(0, 0),
        {
            "value": written(value),
            "percent": str(round(100 * value)),
            "limit": written(limit),
            "limit_percent": str(round(100 * limit)),
        },
    )


def written(value: float) -> str:
    """Return a number as people write it."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}"
