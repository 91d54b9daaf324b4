"""For pipelines: one finding a line, each a JSON object of its own."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.formats.json import dumps, entry
from newslint.report import Report


def render(report: Report) -> Iterator[str]:
    """Yield the findings as the ``json`` format says them, and nothing else."""
    yield from (dumps(entry(f)) for f in report.findings)
