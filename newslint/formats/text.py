"""For people: one finding a line, as compilers print them, and a last count."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.model import Finding, Severity
from newslint.report import Report

PICTURES = {"\n": "⏎", "\t": " ", "\u00a0": "\u00a0", "\u2028": "⏎", "\u2029": "⏎"}


def render(report: Report) -> Iterator[str]:
    """Yield ``path:line:column: severity: message [rule]`` lines, then the count."""
    yield from map(line, report.findings)
    yield summary(report)


def line(f: Finding) -> str:
    """Return a finding's line."""
    place = f"{shown(f.path)}:{f.start.line}:{f.start.column}"
    return plain(f"{place}: {f.severity}: {f.message} [{f.rule}]")


def shown(path: str) -> str:
    """Return a path that may begin a line: GitHub's runner obeys two colons there."""
    return f"./{path}" if path.startswith("::") else path


def plain(text: str) -> str:
    """Return *text* as one line without control characters, which copy may hold."""
    return "".join(
        char if char.isprintable() else PICTURES.get(char, "\ufffd") for char in text
    )


def summary(report: Report) -> str:
    """Return the line that counts everything, suppressed findings too."""
    by = {severity: 0 for severity in reversed(Severity)}
    for f in report.findings:
        by[f.severity] += 1
    parts = [count(n, str(severity)) for severity, n in by.items() if n]
    found = ", ".join(parts) if parts else "no findings"
    if report.suppressed:
        found += f", {len(report.suppressed)} suppressed"
    return f"{found} in {count(report.documents, 'document')}"


def count(number: int, noun: str) -> str:
    """Return *number* with its noun, in the plural where it belongs."""
    plural = noun if noun == "info" or number == 1 else f"{noun}s"
    return f"{number} {plural}"
