"""What was seen of a file, as data that JSON holds, and back again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from newslint.engine import Row
from newslint.model import Claim, Edit, Finding, Position, Problem, Severity, Span
from newslint.seen import Seen
from newslint.stories import Sketch
from newslint.suppress import Mark


def written(seen: Seen) -> Any:
    """Return *seen* as lists, strings and numbers.

    Raises ValueError for a Problem: what went wrong today need not go wrong tomorrow.
    """
    return [
        seen.documents,
        [row_written(row) for row in seen.rows],
        [
            [*mark[:4], mark.place and finding_written(mark.place)]
            for mark in seen.marks
        ],
        [[each.story, each.path, each.runs.hex()] for each in seen.sketches],
    ]


def read(data: Any) -> Seen:
    """Undo `written`. Raises ValueError, TypeError or IndexError for other data."""
    documents, rows, marks, sketches = data
    return Seen(
        [row_read(row) for row in rows],
        [
            Mark(path, Span(*span), rule, reason, place and finding_read(place))
            for path, span, rule, reason, place in marks
        ],
        documents,
        Counter(),
        tuple(
            Sketch(story, path, bytes.fromhex(runs)) for story, path, runs in sketches
        ),
    )


def row_written(row: Row) -> list[Any]:
    """Return a finding or a claim as a list. Raises ValueError for a Problem."""
    if isinstance(row, Problem):
        raise ValueError(row.message)
    if isinstance(row, Finding):
        return finding_written(row)
    cures = dict(row.cures)
    return [row.group, row.key, row.value, cures, finding_written(row.finding)]


def row_read(data: Sequence[Any]) -> Row:
    """Undo `row_written`."""
    if len(data) != 5:
        return finding_read(data)
    group, key, value, cures, finding = data
    return Claim(group, key, value, cures, finding_read(finding))


def finding_written(found: Finding) -> list[Any]:
    """Return a finding as a list, its fields in order."""
    return [
        found.rule,
        int(found.severity),
        found.message,
        found.path,
        found.span,
        found.start,
        found.end,
        found.quote,
        found.before,
        found.after,
        [[*span, text] for span, text in found.edits],
        found.safe,
        found.byte_positions,
    ]


def finding_read(data: Sequence[Any]) -> Finding:
    """Undo `finding_written`."""
    rule, severity, message, path, span, start, end, *words, edits, safe, places = data
    quote, before, after = words
    return Finding(
        rule,
        Severity(severity),
        message,
        path,
        Span(*span),
        Position(*start),
        Position(*end),
        quote,
        before,
        after,
        tuple(Edit(Span(first, stop), text) for first, stop, text in edits),
        safe,
        tuple(Position(*place) for place in places),
    )
