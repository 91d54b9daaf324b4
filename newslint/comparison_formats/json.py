"""For programs: one JSON object, with one change a line.

Version 1 is a promise: keys may be added, and none will change its meaning or go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.compare import Change, Comparison, Place
from newslint.formats.json import dumps, listed


def render(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Yield the object; its offsets and columns count code points."""
    yield '{"version": 1, "comparisons": ['
    for n, each in enumerate(comparisons):
        counts = Counter(change.kind for change in each.changes)
        yield (
            f'{{"old": {dumps(each.old)}, "new": {dumps(each.new)}, '
            f'"counts": {dumps(counts)}, "changes": ['
        )
        yield from listed(map(entry, each.changes))
        yield "]}" if n == len(comparisons) - 1 else "]},"
    yield "]}"


def entry(change: Change) -> dict[str, object]:
    """Return a change as JSON says it."""
    return {
        "kind": change.kind,
        "what": change.what,
        "message": change.message,
        "old": where(change.old),
        "new": where(change.new),
    }


def where(place: Place | None) -> dict[str, object] | None:
    """Return a place as JSON says it."""
    if place is None:
        return None
    return {
        "path": place.path,
        "start": place.span.start,
        "end": place.span.end,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "quote": place.quote,
    }
