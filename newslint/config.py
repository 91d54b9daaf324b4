"""Configuration: read from TOML, checked, and merged with where each value is from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any

from newslint.model import SEVERITIES, Severity
from newslint.packs import PackError, pick
from newslint.rule import Rule

FILES = ("newslint.toml", "pyproject.toml")


class ConfigError(PackError):
    """A configuration that cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules run and how they weigh; the part that may differ by path.

    Rules are named by id, by pack, or by a glob over ids; ``all`` is every rule.
    ``select`` replaces the rules that are on by default, ``enable`` adds to them,
    ``ignore`` takes away.
    """

    select: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Override:
    """A choice for the files that one of ``paths`` (globs) matches."""

    paths: tuple[str, ...]
    choice: Choice


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run. ``origin`` says where each one that was set comes from."""

    choice: Choice = field(default_factory=Choice)
    overrides: tuple[Override, ...] = ()
    prefer: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    words: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    encoding: str | None = None
    baseline: Path | None = None
    fail_on: str = "warning"
    format: str = "text"
    require_reason: bool = False
    max_megabytes: float = 50
    jobs: int = 0
    root: Path = field(default_factory=Path.cwd)
    origin: Mapping[str, str] = field(default_factory=dict)


TEXTS = ("select", "enable", "ignore", "prefer", "exclude", "rules", "words", "extends")
KINDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(TEXTS, (list,)),
    "severity": (dict,),
    "overrides": (list,),
    "encoding": (str,),
    "baseline": (str,),
    "fail-on": (str,),
    "format": (str,),
    "require-reason": (bool,),
    "max-megabytes": (int, float),
    "jobs": (int,),
}
FAIL_ON = dict.fromkeys((*SEVERITIES, "never"))
CHOICE = dict.fromkeys(field.name for field in fields(Choice))


def find(start: Path) -> Path | None:
    """Return the nearest configuration file at or above folder *start*."""
    for folder in (start, *start.parents):
        for name in FILES:
            path = folder / name
            if path.is_file() and (name == "newslint.toml" or "newslint" in tool(path)):
                return path
    return None


def tool(path: Path) -> Mapping[str, Any]:
    return table(path).get("tool", {})  # type: ignore[no-any-return]


def table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None


def load(path: Path, seen: tuple[Path, ...] = ()) -> Config:
    """Read a configuration file and what it extends. Raises ConfigError."""
    path = path.resolve()
    if path in seen:
        raise ConfigError(f"{path}: extends itself")
    data = tool(path).get("newslint", {}) if path.name == FILES[1] else table(path)
    check(data, path)
    config = Config(root=path.parent)
    for parent in data.get("extends", ()):
        config = merge(config, load(path.parent / parent, (*seen, path)))
    return replace(merge(config, parse(data, path)), root=path.parent)


def check(data: Mapping[str, Any], path: Path) -> None:
    """Raise ConfigError for a key that is unknown or of the wrong kind."""
    try:
        for key, value in data.items():
            kinds = pick("key", key, KINDS)
            if not isinstance(value, kinds) or (bool not in kinds and isinstance(value, bool)):
                raise ConfigError(f"{key!r} is {kinds[0].__name__}, not {value!r}")
            if key in TEXTS and not all(isinstance(item, str) for item in value):
                raise ConfigError(f"{key!r} is a list of strings, not {value!r}")
        pick("fail-on", data.get("fail-on", "warning"), FAIL_ON)
        check_choice(data)
        for override in data.get("overrides", ()):
            for key in override:
                pick("key in overrides", key, {**CHOICE, "paths": None})
            if not override.get("paths"):
                raise ConfigError("an entry of overrides needs paths = [globs]")
            check_choice(override)
    except PackError as error:
        raise ConfigError(f"{path}: {error}") from None


def check_choice(data: Mapping[str, Any]) -> None:
    for level in data.get("severity", {}).values():
        pick("severity", level, SEVERITIES)


def parse(data: Mapping[str, Any], path: Path) -> Config:
    """Make a configuration of checked data; paths count from the file's folder."""
    here = path.parent
    overrides = (Override(tuple(o["paths"]), choice(o)) for o in data.get("overrides", ()))
    plain = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key not in (*CHOICE, "overrides", "extends", "rules", "words", "baseline")
    }
    return Config(
        choice=choice(data),
        overrides=tuple(overrides),
        rules=tuple(here / name for name in data.get("rules", ())),
        words=tuple(here / name for name in data.get("words", ())),
        baseline=here / data["baseline"] if "baseline" in data else None,
        root=here,
        origin=dict.fromkeys(data, str(path)),
        **plain,
    )


def choice(data: Mapping[str, Any]) -> Choice:
    lists = {key: tuple(data.get(key, ())) for key in ("select", "enable", "ignore")}
    return Choice(**lists, severity=dict(data.get("severity", {})))


def merge(base: Config, over: Config) -> Config:
    """Lay *over* on *base*: what it sets wins; severities and overrides add up."""
    mine = {key.replace("-", "_") for key in over.origin}
    plain = {
        f.name: getattr(over if f.name in mine else base, f.name)
        for f in fields(Config)
        if f.name not in ("choice", "overrides", "origin", "root")
    }
    chosen = {
        name: getattr(over.choice if name in mine else base.choice, name)
        for name in ("select", "enable", "ignore")
    }
    severity = {**base.choice.severity, **over.choice.severity}
    return Config(
        choice=Choice(**chosen, severity=severity),
        overrides=base.overrides + over.overrides,
        origin={**base.origin, **over.origin},
        root=over.root,
        **plain,
    )


def names(rule: Rule, wanted: Sequence[str]) -> bool:
    """Return whether one of *wanted* means this rule."""
    ids = (rule.id, *rule.formerly)
    return any(
        name in ("all", rule.pack) or any(fnmatchcase(id, name) for id in ids)
        for name in wanted
    )


def chosen(rules: Mapping[str, Rule], choices: Sequence[Choice]) -> Iterator[Rule]:
    """Yield the rules that are on after all *choices*, with their severities."""
    for rule in rules.values():
        on, severity = rule.enabled, rule.severity
        for choice in choices:
            if choice.select:
                on = names(rule, choice.select)
            on = (on or names(rule, choice.enable)) and not names(rule, choice.ignore)
            for name, level in choice.severity.items():
                if names(rule, (name,)):
                    severity = SEVERITIES[level]
        if on:
            yield rule if severity == rule.severity else replace(rule, severity=severity)


def check_names(rules: Mapping[str, Rule], config: Config) -> None:
    """Raise ConfigError if a rule, pack or glob in the configuration means nothing."""
    known = dict.fromkeys(("all", *rules, *(rule.pack for rule in rules.values())))
    for choice in (config.choice, *(override.choice for override in config.overrides)):
        for name in (*choice.select, *choice.enable, *choice.ignore, *choice.severity):
            if not any(names(rule, (name,)) for rule in rules.values()):
                try:
                    pick("rule", name, known)
                except PackError as error:
                    raise ConfigError(str(error).partition("; known")[0] + (
                        "" if "did you mean" in str(error) else "; see 'newslint rules'"
                    )) from None


def choices_for(config: Config, path: str) -> tuple[Choice, ...]:
    """Return the choices that hold for the file at *path*."""
    there = PurePath(path)
    full = there if there.is_absolute() else Path.cwd() / there
    relative = full.relative_to(config.root) if full.is_relative_to(config.root) else full
    return (
        config.choice,
        *(
            override.choice
            for override in config.overrides
            if any(
                fnmatchcase(relative.as_posix(), glob) or fnmatchcase(there.name, glob)
                for glob in override.paths
            )
        ),
    )


def fails(severities: Sequence[Severity], fail_on: str) -> bool:
    """Return whether findings of these severities make a run fail."""
    return fail_on != "never" and any(s >= SEVERITIES[fail_on] for s in severities)
