"""Work: folders for pieces of articles, beside what an audit writes."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

PREFIX = ".work-"


def workspace(out: Path) -> TemporaryDirectory[str]:
    """Return a new folder in *out*, which goes when it is left."""
    return TemporaryDirectory(dir=out, prefix=PREFIX)


def sweep(out: Path) -> None:
    """Remove what an audit that was killed has left of its work."""
    for path in out.glob(f"{PREFIX}*"):
        rmtree(path, ignore_errors=True)
