"""Patterns of the ``regex`` package, compiled once and kept for the next start.

Compiling takes longer than all else at a start. What is kept is what ``regex`` itself
gives for a pattern to be pickled: its code, as data, for the very same version.
"""

from __future__ import annotations

import copyreg
import sys
from binascii import a2b_base64, b2a_base64
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from newslint.disk_cache import digest, keep, recall

if TYPE_CHECKING:
    import regex

Lists: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

NAME = "patterns"
MOST = 2000  # patterns kept; beyond them, those of the last run alone

_fresh: dict[str, Any] = {}  # what this run has had to compile


@cache
def compiled(pattern: str, flags: int = 0, lists: Lists = ()) -> regex.Pattern[str]:
    """Return *pattern* compiled; *lists* are the words of its ``\\L<name>``."""
    import regex

    key = digest(pattern, repr((int(flags), lists)))
    if key in kept():
        return rebuilt(kept()[key])
    words: dict[str, Any] = dict(lists)
    made = regex.compile(pattern, flags, **words)
    _fresh[key] = written(copyreg.dispatch_table[regex.Pattern](made)[1])
    return made


class Lazy:
    """Stands for a pattern until it is first used; see `lazy`."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(compiled(*self._made_of), name)
        setattr(self, name, value)
        return value


def lazy(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Return what can be used as the compiled pattern, and costs nothing till then.

    For patterns at the top of a module, which would otherwise be compiled at every
    start. The ``regex`` package takes a third longer than ``re`` to search.
    """
    return cast("regex.Pattern[str]", Lazy(pattern, flags))


@cache
def kept() -> dict[str, Any]:
    """Return the code of the patterns that earlier runs have compiled."""
    return recall(NAME, version()) or {}


def version() -> str:
    """Return what the code of a pattern depends on besides the pattern."""
    import regex

    return f"{regex.__version__} {sys.version}"


def save() -> None:
    """Keep what this run has compiled."""
    if _fresh:
        older = recall(NAME, version()) or {}
        few = len(older) + len(_fresh) <= MOST
        keep(NAME, version(), {**older, **_fresh} if few else _fresh)
        _fresh.clear()


def rebuilt(data: Any) -> regex.Pattern[str]:
    """Make a pattern of its code again."""
    made: regex.Pattern[str] = builder()(*read(data))
    return made


@cache
def builder() -> Any:
    """Return what ``regex`` would call to unpickle a pattern."""
    import regex

    return copyreg.dispatch_table[regex.Pattern](regex.compile(""))[0]


def written(value: Any) -> Any:
    """Write what JSON has not as an object that says what it is."""
    if isinstance(value, bytes):
        return {"bytes": b2a_base64(value, newline=False).decode()}
    if isinstance(value, dict):
        return {"dict": [[written(k), written(v)] for k, v in value.items()]}
    if isinstance(value, frozenset):
        return {"set": sorted(value)}
    if isinstance(value, list | tuple):
        return {type(value).__name__: [written(item) for item in value]}
    return value


def read(value: Any) -> Any:
    """Undo `written`."""
    if not isinstance(value, dict):
        return value
    ((kind, data),) = value.items()
    if kind == "bytes":
        return a2b_base64(data)
    if kind == "set":
        return frozenset(data)
    if kind == "dict":
        return {read(k): read(v) for k, v in data}
    items = [read(item) for item in data]
    return tuple(items) if kind == "tuple" else items
