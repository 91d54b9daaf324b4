"""TAP version 14: every finding is a test that is not ok.

See https://testanything.org/tap-version-14-specification.html
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.formats.json import dumps
from newslint.formats.text import plain
from newslint.model import Finding
from newslint.report import Report, url

MARKS = str.maketrans({"\\": r"\\", "#": r"\#"})


def render(report: Report) -> Iterator[str]:
    """Yield the plan, then errors, findings and suppressed findings (skipped) as tests.

    Copy without a finding is one test that passes.
    """
    tests = list(points(report))
    yield "TAP version 14"
    yield f"1..{len(tests)}"
    for number, (state, about, diagnostic) in enumerate(tests, 1):
        yield f"{state} {number} - {about}"
        yield from diagnostic


def points(report: Report) -> Iterator[tuple[str, str, Iterator[str]]]:
    """Yield each test's state, its description, and the lines under it."""
    for path, message in report.errors:
        lines = block(message=message, severity="error")
        yield "not ok", f"{escape(path)} newslint/input", lines
    for f in report.findings:
        lines = block(
            message=f.message, severity=str(f.severity), quote=f.quote, url=url(f.rule)
        )
        yield "not ok", name(f), lines
    for s in report.suppressed:
        skipped = f"# SKIP {s.kind} {escape(s.reason)}".rstrip()
        yield "ok", f"{name(s.finding)} {skipped}", iter(())
    if not report.findings and not report.errors:
        yield "ok", f"no findings, documents: {report.documents}", iter(())


def name(f: Finding) -> str:
    """Return a finding's description, without its message, which may quote anything."""
    return escape(f"{f.path}:{f.start.line}:{f.start.column} {f.rule}")


def block(**values: str) -> Iterator[str]:
    """Yield a YAML block; a JSON string is a YAML string as well."""
    yield "  ---"
    yield from (f"  {key}: {dumps(value)}" for key, value in values.items())
    yield "  ..."


def escape(text: str) -> str:
    """Return *text* as part of a line, with no mark that TAP would read as its own."""
    return plain(text).translate(MARKS)
