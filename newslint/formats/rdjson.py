"""Reviewdog's Diagnostic Format, for review comments that offer the fix.

See https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.formats.json import dumps, listed
from newslint.model import Finding, Position, Problem
from newslint.report import HOME, Report, slashed, url


def render(report: Report) -> Iterator[str]:
    """Yield one result with its diagnostics one a line; columns count UTF-8 bytes."""
    source = {"name": "newslint", "url": HOME}
    yield f'{{"source": {dumps(source)}, "diagnostics": ['
    yield from listed(diagnostics(report))
    yield "]}"


def diagnostics(report: Report) -> Iterator[dict[str, object]]:
    """Yield the errors, which have no place in their file, and the findings."""
    for error in report.errors:
        yield problem(error)
    for f in report.findings:
        yield diagnostic(f)


def problem(error: Problem) -> dict[str, object]:
    """Return what is wrong with a whole file."""
    return {
        "message": error.message,
        "location": {"path": slashed(error.path)},
        "severity": "ERROR",
        "code": {"value": "newslint/input"},
    }


def diagnostic(f: Finding) -> dict[str, object]:
    """Return a finding: by whole lines if its bytes have not been counted.

    A fix of several edits is not offered, as Reviewdog would offer each by itself.
    """
    lines = {"start": {"line": f.start.line}, "end": {"line": f.end.line}}
    place, *edited = ranges(f.byte_positions) or [lines]
    said: dict[str, object] = {
        "message": f.message,
        "location": {"path": slashed(f.path), "range": place},
        "severity": str(f.severity).upper(),
        "code": {"value": f.rule, "url": url(f.rule)},
    }
    if len(f.edits) == len(edited) == 1:
        said["suggestions"] = [{"range": edited[0], "text": f.edits[0].text}]
    return said


def ranges(positions: tuple[Position, ...]) -> list[dict[str, dict[str, int]]]:
    """Return the ranges between every two positions."""
    ends = [position._asdict() for position in positions]
    return [
        {"start": start, "end": end}
        for start, end in zip(ends[::2], ends[1::2], strict=True)
    ]
