"""A linter and data-quality test suite for news copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.document import Document, layer
from newslint.hookspecs import hookimpl
from newslint.model import Block, Edit, Fact, Finding, Hit, Position, Severity, Span
from newslint.report import Report
from newslint.rule import Example, Rule, Text
from newslint.version import __version__

if TYPE_CHECKING:
    from newslint.app import Linter as Linter
    from newslint.config import Config as Config

__all__ = [
    "Block",
    "Config",
    "Document",
    "Edit",
    "Example",
    "Fact",
    "Finding",
    "Hit",
    "Linter",
    "Position",
    "Report",
    "Rule",
    "Severity",
    "Span",
    "Text",
    "__version__",
    "check",
    "check_files",
    "hookimpl",
    "layer",
]


def __getattr__(name: str) -> object:
    if name == "Linter":
        from newslint.app import Linter

        return Linter
    if name == "Config":
        from newslint.config import Config

        return Config
    raise AttributeError(f"module 'newslint' has no attribute {name!r}")


@cache
def _linter() -> Linter:
    from newslint.app import Linter

    return Linter()


def check(
    text: str, path: str = "story.txt", meta: Mapping[str, str] | None = None
) -> list[Finding]:
    """Return what the default rules find in one text, in reading order.

    *path* names the text in findings, and its suffix says how to read it. Offsets are
    code points of *text*.
    """
    return _linter().check(text, path, meta)


def check_files(paths: Iterable[str | Path]) -> Report:
    """Lint files and folders together with the default rules."""
    return _linter().check_files(paths)
