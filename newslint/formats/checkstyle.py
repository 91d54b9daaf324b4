"""Checkstyle XML, which many review tools read: findings under their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.formats.junit import attributes
from newslint.model import Finding, Problem
from newslint.report import Report


def render(report: Report) -> Iterator[str]:
    """Yield the files in the order of the report; columns count code points."""
    files: dict[str, list[Problem | Finding]] = defaultdict(list)
    for problem in report.errors:
        files[problem.path].append(problem)
    for f in report.findings:
        files[f.path].append(f)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="10.0">'
    for path, rows in files.items():
        yield f"<file {attributes(name=path)}>"
        yield from (f"<error {about(row)}/>" for row in rows)
        yield "</file>"
    yield "</checkstyle>"


def about(row: Problem | Finding) -> str:
    """Return the attributes of an error; Checkstyle puts a whole file's on line 0."""
    if isinstance(row, Problem):
        place = {"line": "0", "severity": "error", "source": "newslint/input"}
    else:
        place = {
            "line": str(row.start.line),
            "column": str(row.start.column),
            "severity": str(row.severity),
            "source": row.rule,
        }
    return attributes(**place, message=row.message)
