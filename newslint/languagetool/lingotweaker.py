"""Ask LingoTweaker, a port of LanguageTool's rules that needs Python alone."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from newslint.languagetool.matches import MOST, Match
from newslint.model import UnavailableError

NAME = "LingoTweaker"
EXTRA = "pip install 'newslint[grammar]'"


def check(text: str, language: str) -> list[Match]:
    """Return what it says of *text*. Raises UnavailableError.

    It counts in bytes of UTF-8.
    """
    data = text.encode("utf-8", "replace")
    return [
        Match(
            start := point(data, match["offset"]),
            start + point(data[match["offset"] :], match["length"]),
            match["rule_id"],
            match["category_id"],
            match["message"],
            tuple(match["suggestions"][:MOST]),
        )
        for match in engine(language).check(data.decode("utf-8"))
    ]


def point(data: bytes, offset: int) -> int:
    """Return how many characters the first *offset* bytes hold."""
    return len(data[:offset].decode("utf-8", "ignore"))


@cache
def engine(language: str) -> Any:
    """Return the engine for a language. Raises UnavailableError."""
    try:
        engines = import_module("lt_py")
        data = import_module("lingotweaker_data_en")
    except ModuleNotFoundError as error:
        raise UnavailableError(NAME, f"{error.name} is missing; {EXTRA}") from None
    try:
        return engines.Engine(language, data_dir=data.data_dir())
    except Exception as error:
        raise UnavailableError(
            NAME, f"does not start for {language}: {error}"
        ) from None
