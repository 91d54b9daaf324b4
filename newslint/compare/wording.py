"""Wording: sentences that differ in words that no other kind of change tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.compare.change import Change, place
from newslint.compare.pair import Pair
from newslint.model import Span


def changes(pair: Pair, told: Sequence[Change]) -> Iterator[Change]:
    """Yield the words that differ, run by run, but for those already *told* of."""
    olds = [c.old.span for c in told if c.old]
    news = [c.new.span for c in told if c.new]
    for region in pair.regions:
        a = pair.old.span(region.a, region.a + len(region.old))
        b = pair.new.span(region.b, region.b + len(region.new))
        was, now = place(pair.old.doc, a), place(pair.new.doc, b)
        one, other = ("".join(t.key for t in side) for side in region[2:])
        if one == other or covered(was.span, olds) or covered(now.span, news):
            continue
        message = f"‘{was.quote}’ is now ‘{now.quote}’"
        if not region.old:
            message = f"‘{now.quote}’ is new"
        elif not region.new:
            message = f"‘{was.quote}’ is gone"
        yield Change("wording", "words", message, was, now)


def covered(span: Span, others: Sequence[Span]) -> bool:
    """Return whether *span* has words and meets one of *others*."""
    return span.start < span.end and any(span.meets(other) for other in others)
