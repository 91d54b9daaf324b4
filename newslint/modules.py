"""The modules of a folder: each is one check, one reader or one format."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping
from importlib import import_module
from typing import Any


def names(package: str) -> list[str]:
    """Return the names of the modules in a package, in order."""
    (folder,) = import_module(package).__path__
    with os.scandir(folder) as entries:
        files = [entry.name for entry in entries]
    found = (name.removesuffix(".py") for name in files if name.endswith(".py"))
    return sorted(name for name in found if not name.startswith("_"))


def modules(package: str, besides: Container[str] = ()) -> Iterator[tuple[str, Any]]:
    """Yield the modules of *package*, for a plugin that is a folder of them.

    Those named in *besides* are neither yielded nor imported.
    """
    for name in names(package):
        if name not in besides:
            yield name, import_module(f"{package}.{name}")


class Functions(Mapping[str, Any]):
    """The function *name* of every module of *package*, by the module's name.

    A module is imported when its function is first asked for.
    """

    def __init__(self, package: str, name: str) -> None:
        self.package, self.name = package, name
        self.modules = names(package)

    def __getitem__(self, module: str) -> Any:
        if module not in self.modules:
            raise KeyError(module)
        return getattr(import_module(f"{self.package}.{module}"), self.name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.modules)

    def __len__(self) -> int:
        return len(self.modules)
