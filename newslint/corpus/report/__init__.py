"""The report of an audit: one page that holds all it needs."""

from __future__ import annotations

from pathlib import Path

from newslint import files
from newslint.corpus.report.figures import figures
from newslint.corpus.report.page import page


def report(out: Path) -> Path:
    """Write report.html to the folder of an audit, from its tables; return its path.

    Raises OSError for tables that are not there.
    """
    path = out / "report.html"
    files.write(path, "".join(f"{line}\n" for line in page(figures(out))))
    return path
