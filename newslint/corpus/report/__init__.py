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


def attempt(out: Path) -> str:
    """Write the report of an audit; return why it could not be, or nothing.

    The tables are whole without it, so that a report that fails ends no audit.
    """
    try:
        report(out)
    except Exception as error:
        (out / "report.html").unlink(missing_ok=True)  # half a page, or an old one
        return f"{type(error).__name__}: {error}".partition("\n")[0]
    return ""


def undrawn(out: Path, why: str) -> str:
    """Return what to tell of an audit without its report, in one line."""
    return f"{out / 'report.html'} could not be drawn ({why}); the tables are whole"
