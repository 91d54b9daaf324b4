"""Patterns of the ``regex`` package, compiled once and kept for the next start.

Compiling takes longer than all else at a start. What is kept is what ``regex`` itself
gives for a pattern to be pickled: its code, as data, for the very same version.
"""

from __future__ import annotations

import os
import re
import sys
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from newslint.disk_cache import digest, keep, recall

if TYPE_CHECKING:
    import regex

Lists: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

NAME = "patterns"
ENGINE = "regex._regex"
GROUP = re.compile(r"\\g<([A-Za-z_]\w*)>")  # in a template, as a rule's replacement is
MOST = 2000  # patterns kept; beyond them, those of the last run alone

_fresh: dict[str, Any] = {}  # what this run has had to compile


@cache
def compiled(pattern: str, flags: int = 0, lists: Lists = ()) -> regex.Pattern[str]:
    """Return *pattern* compiled; *lists* are the words of its ``\\L<name>``."""
    key = digest(pattern, repr((int(flags), lists)))
    if row := kept().pop(key, None):  # what is made of it stays, it need not
        return rebuilt(row)
    import regex

    words: dict[str, Any] = dict(lists)
    made = regex.compile(pattern, flags, **words)
    with suppress(AttributeError, TypeError, ValueError):
        _fresh[key] = written(made)
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


def expand(m: regex.Match[str] | re.Match[str], template: str) -> str:
    """Return a template with what its groups matched, as the match's own method does.

    Where all that is to be filled in are groups by name, ``regex`` need not be imported
    to read the template.
    """
    if template.count("\\") > len(GROUP.findall(template)):
        return m.expand(template)
    return GROUP.sub(lambda group: m[group[1]] or "", template)


@cache
def kept() -> dict[str, Any]:
    """Return the code of the patterns that earlier runs have compiled."""
    return recall(NAME, version()) or {}


@cache
def extension() -> ModuleSpec:
    """Return where the compiled half of ``regex`` is, without importing the package."""
    package = PathFinder.find_spec("regex")
    found = package and PathFinder.find_spec(ENGINE, package.submodule_search_locations)
    if not found or not found.origin:
        raise ImportError("the package regex is not installed")
    return found


def version() -> str:
    """Return what the code of a pattern depends on besides the pattern."""
    status = os.stat(str(extension().origin))  # noqa: PTH116 (it takes half the time)
    return f"{extension().origin} {status.st_size} {status.st_mtime_ns} {sys.version}"


def save() -> None:
    """Keep what this run has compiled."""
    if _fresh:
        older = recall(NAME, version()) or {}
        few = len(older) + len(_fresh) <= MOST
        keep(NAME, version(), {**older, **_fresh} if few else _fresh)
        _fresh.clear()


def rebuilt(row: Sequence[Any]) -> regex.Pattern[str]:
    """Make a pattern of its code again."""
    text, flags, code, groups, lists, sets, offset, chars, more, count = row
    names = {number: name for name, number in groups.items()}
    made: regex.Pattern[str] = engine().compile(
        text,
        flags,
        a2b_base64(code),
        groups,
        names,
        {name: frozenset(words) for name, words in lists.items()},
        [frozenset(words) for words in sets],
        offset,
        tuple(chars),
        more,
        count,
    )
    return made


@cache
def engine() -> Any:
    """Return the compiled half of ``regex``, which makes patterns of their code.

    The other half, which compiles them, takes longer to import than a start's patterns
    to make; it is imported when a pattern is new.
    """
    if ENGINE not in sys.modules:
        module = module_from_spec(extension())
        sys.modules[ENGINE] = module
        extension().loader.exec_module(module)  # type: ignore[union-attr]
    return sys.modules[ENGINE]


def written(made: regex.Pattern[str]) -> list[Any]:
    """Return a pattern's code, and what belongs to it, as JSON has them.

    Raises ValueError where another version of ``regex`` has them otherwise.
    """
    data = made._pickled_data  # type: ignore[attr-defined]
    text, flags, code, groups, _, lists, sets, offset, chars, more, count = data
    return [
        *(text, flags, b2a_base64(code, newline=False).decode(), groups),
        {name: sorted(words) for name, words in lists.items()},
        [sorted(words) for words in sets],
        *(offset, list(chars), more, count),
    ]
