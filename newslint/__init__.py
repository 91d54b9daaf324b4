"""A linter and data-quality test suite for news copy."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from newslint.app import Linter as Linter
    from newslint.config import Config as Config
    from newslint.document import Document as Document
    from newslint.document import layer as layer
    from newslint.hookspecs import hookimpl as hookimpl
    from newslint.model import Block as Block
    from newslint.model import Edit as Edit
    from newslint.model import Fact as Fact
    from newslint.model import Finding as Finding
    from newslint.model import Hit as Hit
    from newslint.model import Position as Position
    from newslint.model import Severity as Severity
    from newslint.model import Span as Span
    from newslint.report import Report as Report
    from newslint.rule import Example as Example
    from newslint.rule import Rule as Rule
    from newslint.rule import Text as Text
    from newslint.version import __version__ as __version__

# Where each name is; its module is imported when the name is first used.
HOMES = {
    "app": ("Linter",),
    "config": ("Config",),
    "document": ("Document", "layer"),
    "hookspecs": ("hookimpl",),
    "model": (
        "Block",
        "Edit",
        "Fact",
        "Finding",
        "Hit",
        "Position",
        "Severity",
        "Span",
    ),
    "report": ("Report",),
    "rule": ("Example", "Rule", "Text"),
    "version": ("__version__",),
}

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
    for module, names in HOMES.items():
        if name in names:
            return getattr(import_module(f"newslint.{module}"), name)
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
