"""Patterns of ``re`` that earlier runs compiled, given back to it at a start.

Modules compile theirs as they are imported, which takes a fifth of a short run. What is
kept is the code that the pattern compiler of this very Python made, as numbers, which
``re`` proves before it takes them. Where Python keeps its patterns otherwise than
CPython 3.11 to 3.14 do, they are compiled as ever.
"""

from __future__ import annotations

import re
import sys
from array import array
from binascii import a2b_base64, b2a_base64
from contextlib import suppress
from typing import Any

from newslint.disk_cache import keep, recall

NAME = "re"
MOST = 400  # patterns kept; ``re`` itself remembers 512
GONE = (AttributeError, ImportError, LookupError, RuntimeError, TypeError, ValueError)

_kept: dict[tuple[str, int], list[Any]] = {}


def warm() -> None:
    """Let ``re`` know the patterns of earlier runs, and not compile them again."""
    with suppress(*GONE):
        for row in recall(NAME, sys.version) or ():
            pattern, asked, *rest = row
            remembered()[str, pattern, asked] = rebuilt(pattern, *rest)
            _kept[pattern, asked] = row


def save() -> None:
    """Keep the patterns that this run has had to compile, beside those kept."""
    with suppress(*GONE):
        fresh = [
            taken(pattern, asked, made)
            for (kind, pattern, asked), made in remembered().items()
            if kind is str and (pattern, asked) not in _kept
        ]
        if fresh:
            keep(NAME, sys.version, [*_kept.values(), *fresh][-MOST:])


def remembered() -> dict[tuple[type, str, int], re.Pattern[str]]:
    """Return the patterns that ``re`` remembers, by what was asked for."""
    cache: dict[tuple[type, str, int], re.Pattern[str]] = re._cache  # type: ignore[attr-defined]
    return cache


def taken(pattern: str, asked: int, made: re.Pattern[str]) -> list[Any]:
    """Return a pattern as data: its text, flags, groups and code."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    code = array("I", _compiler._code(_parser.parse(pattern, asked), asked))
    numbers = b2a_base64(code.tobytes(), newline=False).decode()
    return [pattern, asked, made.flags, made.groups, dict(made.groupindex), numbers]


def rebuilt(
    pattern: str, flags: int, groups: int, names: dict[str, int], numbers: str
) -> re.Pattern[str]:
    """Make a pattern of its data. Raises RuntimeError for code that is none."""
    import _sre  # type: ignore[import-not-found]

    by_group: list[str | None] = [None] * (groups + 1)
    for name, group in names.items():
        by_group[group] = name
    code = array("I", a2b_base64(numbers)).tolist()
    made: re.Pattern[str] = _sre.compile(
        pattern, flags, code, groups, names, tuple(by_group)
    )
    return made
