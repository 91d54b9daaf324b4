"""For people and their pipes: one change a line, and a last count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.compare import Change, Comparison, Place
from newslint.formats.text import plain, shown


def render(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Yield ``NEW:line:column: kind: message (OLD:line:column)`` lines and counts."""
    for comparison in comparisons:
        yield from map(line, comparison.changes)
        yield summary(comparison)


def line(change: Change) -> str:
    """Return a change's line; what the old version has alone is placed there."""
    old, new = change.old, change.new
    where = f" ({place(old)})" if old and new else ""
    here = shown(place(new or old))
    return plain(f"{here}: {change.kind}: {change.message}{where}")


def place(at: Place | None) -> str:
    """Return a place as compilers print them."""
    return f"{at.path}:{at.start.line}:{at.start.column}" if at else ""


def summary(comparison: Comparison) -> str:
    """Return the line that counts the changes of each kind."""
    counts = Counter(change.kind for change in comparison.changes)
    told = ", ".join(f"{kind} {count}" for kind, count in counts.items())
    return plain(f"{shown(comparison.old)} → {comparison.new}: {told or 'no changes'}")
