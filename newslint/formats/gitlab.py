"""GitLab Code Quality JSON, for the widget of a merge request.

See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from newslint.formats.json import dumps, listed
from newslint.model import Finding, Problem, Severity
from newslint.report import Report

SEVERITIES = {
    Severity.INFO: "info",
    Severity.WARNING: "minor",
    Severity.ERROR: "major",
}


def render(report: Report) -> Iterator[str]:
    """Yield an array of errors and findings, one a line."""
    yield "["
    yield from listed(issues(report))
    yield "]"


def issues(report: Report) -> Iterator[dict[str, object]]:
    """Yield the issues, each with a fingerprint of its own.

    Of two that look the same GitLab drops one, so those of one file are numbered.
    """
    seen: Counter[tuple[str, str]] = Counter()
    rows: tuple[Problem | Finding, ...] = (*report.errors, *report.findings)
    for row in rows:
        same = row.message if isinstance(row, Problem) else row.fingerprint
        seen[row.path, same] += 1
        mark = dumps([row.path, same, seen[row.path, same]]).encode()
        yield issue(row) | {"fingerprint": blake2b(mark, digest_size=16).hexdigest()}


def issue(row: Problem | Finding) -> dict[str, object]:
    """Return an issue but for its fingerprint; an error goes to a file's first line."""
    if isinstance(row, Problem):
        rule, severity, line = "newslint/input", "critical", 1
    else:
        rule, severity, line = row.rule, SEVERITIES[row.severity], row.start.line
    return {
        "description": row.message,
        "check_name": rule,
        "severity": severity,
        "location": {"path": Path(row.path).as_posix(), "lines": {"begin": line}},
    }
