"""The four doors into newslint. All are called once, at start-up.

A plugin is a module with any of these functions, marked ``@newslint.hookimpl`` and
named in the ``newslint`` entry-point group. The built-ins have the same functions, and
are asked without pluggy, which is imported only where a plugin is installed.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pluggy

from newslint.document import Document
from newslint.report import Report
from newslint.rule import Check, Rule

Reader: TypeAlias = Callable[[str, str], Iterable[Document]]
Format: TypeAlias = Callable[[Report], Iterator[str]]

hookspec = pluggy.HookspecMarker("newslint")
hookimpl = pluggy.HookimplMarker("newslint")


@hookspec
def newslint_rules() -> Iterable[Rule | Path]:
    """Offer rules: ready-made, or as pack files to read."""


@hookspec
def newslint_checks() -> Mapping[str, Callable[..., Check]]:
    """Offer checks, by the name that a pack's ``check`` key calls them."""


@hookspec
def newslint_readers() -> Mapping[str, Reader]:
    """Offer readers, by file suffix."""


@hookspec
def newslint_formats() -> Mapping[str, Format]:
    """Offer report formats, by the name that ``--format`` calls them."""
