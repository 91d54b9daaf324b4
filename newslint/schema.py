"""What a configuration may say: its keys, and what their values have to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newslint.model import SEVERITIES
from newslint.packs import PackError, pick


class ConfigError(PackError):
    """A configuration that cannot be used; the message says where and what to do."""


def is_number(value: object) -> bool:
    """Return whether *value* is a number, which true and false are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def holds(value: object, kind: type) -> bool:
    """Return whether *value* is a list of *kind* alone."""
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)


KINDS: Mapping[str, Callable[[Any], bool]] = {
    "a list of strings": lambda value: holds(value, str),
    "a list of tables": lambda value: holds(value, dict),
    "a table of strings": lambda value: (
        isinstance(value, dict) and holds([*value.values()], str)
    ),
    "a table": lambda value: isinstance(value, dict),
    "a string or a list of strings": lambda value: (
        isinstance(value, str) or holds(value, str)
    ),
    "a string": lambda value: isinstance(value, str),
    "true or false": lambda value: isinstance(value, bool),
    "a number from 0": lambda value: is_number(value) and 0 <= value < 1e12,
    "a number above 0": lambda value: is_number(value) and 0 < value < 1e9,
    "a whole number from 0": lambda value: type(value) is int and value >= 0,
}
CHOICE = {
    **dict.fromkeys(("select", "enable", "ignore"), "a list of strings"),
    "severity": "a table",
    "style": "a string or a list of strings",
}
OVERRIDE = {**CHOICE, "paths": "a list of strings"}
KEYS = {
    **CHOICE,
    **dict.fromkeys(
        ("prefer", "exclude", "rules", "vale", "words", "extends"), "a list of strings"
    ),
    **dict.fromkeys(
        ("encoding", "baseline", "fail-on", "format", "input-format"), "a string"
    ),
    "overrides": "a list of tables",
    **dict.fromkeys(("fields", "reject"), "a table of strings"),
    **dict.fromkeys(("require-reason", "cache"), "true or false"),
    "max-megabytes": "a number above 0",
    **dict.fromkeys(("languagetool", "expect"), "a table"),
    "jobs": "a whole number from 0",
}
LANGUAGETOOL = {
    **dict.fromkeys(("server", "engine", "language"), "a string"),
    **dict.fromkeys(("quotations", "all-rules"), "true or false"),
    "seconds": "a number above 0",
}
ENGINES = dict.fromkeys(("languagetool", "lingotweaker"))
FAIL_ON = dict.fromkeys((*SEVERITIES, "never"))


def check(data: Mapping[str, Any], path: object) -> None:
    """Raise ConfigError for a key that is unknown or a value of the wrong kind."""
    try:
        check_kinds(data, KEYS)
        pick("fail-on", data.get("fail-on", "warning"), FAIL_ON)
        check_encoding(data.get("encoding"))
        check_kinds(asked := data.get("languagetool", {}), LANGUAGETOOL)
        pick("engine", asked.get("engine", "languagetool"), ENGINES)
        check_severities(data)
        for override in data.get("overrides", ()):
            check_kinds(override, OVERRIDE)
            check_severities(override)
            if not override.get("paths"):
                raise ConfigError("an entry of overrides needs paths = [globs]")
    except PackError as error:
        raise ConfigError(f"{path}: {error}") from None


def check_kinds(data: Mapping[str, Any], kinds: Mapping[str, str]) -> None:
    """Raise PackError for a key that *kinds* lacks, or whose value is of another."""
    for key, value in data.items():
        kind = pick("key", key, kinds)
        if not KINDS[kind](value):
            raise ConfigError(f"{key} is {kind}, not {value!r}")


def check_severities(data: Mapping[str, Any]) -> None:
    """Raise PackError for a severity that there is not."""
    for level in data.get("severity", {}).values():
        pick("severity", level, SEVERITIES)


def check_encoding(name: str | None) -> None:
    """Raise ConfigError if Python knows no text encoding of that name."""
    try:
        "a".encode(name or "utf-8")
    except (LookupError, ValueError):
        raise ConfigError(f"no encoding is called {name!r}; try 'cp1252'") from None
