"""The four doors into newslint. All are called once, at start-up.

A plugin is a module with any of these functions, marked ``@newslint.hookimpl`` and
named in the ``newslint`` entry-point group. The built-ins come in by the same doors.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, TypeAlias

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


def modules(package: str, besides: Container[str] = ()) -> Iterator[tuple[str, Any]]:
    """Yield the modules of *package*, for a plugin that is a folder of them.

    Those named in *besides* are neither yielded nor imported.
    """
    for module in iter_modules(import_module(package).__path__):
        if module.name not in besides:
            yield module.name, import_module(f"{package}.{module.name}")


class Functions(Mapping[str, Any]):
    """The function *name* of every module of *package*, by the module's name.

    A module is imported when its function is first asked for.
    """

    def __init__(self, package: str, name: str) -> None:
        self.package, self.name = package, name
        path = import_module(package).__path__
        self.modules = [module.name for module in iter_modules(path)]

    def __getitem__(self, module: str) -> Any:
        if module not in self.modules:
            raise KeyError(module)
        return getattr(import_module(f"{self.package}.{module}"), self.name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.modules)

    def __len__(self) -> int:
        return len(self.modules)
