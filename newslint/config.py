"""Configuration: read from TOML, checked, and merged with where each value is from."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from newslint.model import SEVERITIES, Severity
from newslint.packs import meant
from newslint.rule import Rule
from newslint.schema import CHOICE, ConfigError, check

FILES = ("newslint.toml", "pyproject.toml")
LISTS = ("select", "enable", "ignore", "style")
NAMING = ("select", "enable", "ignore", "severity")  # the keys that name rules
MERGED = ("choice", "overrides", "origin", "root")  # fields that merge in their own way


class Choice(NamedTuple):
    """Which rules run and how they weigh; the part that may differ by path.

    Rules are named by id, by pack, or by a glob over ids; ``all`` is every rule.
    ``select`` replaces the rules that are on by default, ``enable`` adds to them,
    ``ignore`` takes away. ``style`` names house styles, whose rules are on by default
    where they are chosen; None leaves that to the choice before.
    """

    select: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    style: tuple[str, ...] | None = None


class Override(NamedTuple):
    """A choice for the files that one of ``paths`` (globs) matches."""

    paths: tuple[str, ...]
    choice: Choice


class Config(NamedTuple):
    """All settings of a run. ``origin`` says where each one that was set comes from.

    ``jobs`` is how many worker processes to use; 0 leaves it to the size of the input.
    With ``cache``, files that have not changed are not looked at again.
    Globs and exclusions count from the folder ``root``, by default the one that the
    linter is made in. ``reject`` holds words the house does not write, and what it
    writes instead; ``expect`` what a collection is held to.
    """

    choice: Choice = Choice()
    overrides: tuple[Override, ...] = ()
    prefer: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    vale: tuple[Path, ...] = ()
    words: tuple[Path, ...] = ()
    reject: Mapping[str, str] = {}
    exclude: tuple[str, ...] = ()
    encoding: str | None = None
    input_format: str | None = None
    fields: Mapping[str, str] = {}
    baseline: Path | None = None
    fail_on: str = "warning"
    format: str = "text"
    require_reason: bool = False
    max_megabytes: float = 50
    languagetool: Mapping[str, Any] = {}
    expect: Mapping[str, Any] = {}
    jobs: int = 1
    cache: bool = False
    root: Path = Path()
    origin: Mapping[str, str] = {}


def find(start: Path) -> Path | None:
    """Return the nearest configuration file at or above folder *start*.

    A pyproject.toml is one if it has a table ``tool.newslint``. Raises ConfigError.
    """
    for folder in (start, *start.parents):
        for path in (folder / name for name in FILES):
            # Path.is_file would raise where a folder above may not be read.
            if os.path.isfile(path) and (path.name == FILES[0] or has_table(path)):  # noqa: PTH113
                return path
    return None


def has_table(path: Path) -> bool:
    """Return whether a pyproject.toml is about newslint; others need not be valid."""
    return "newslint" in read(path) and "newslint" in tool(path)


def tool(path: Path) -> Mapping[str, Any]:
    """Return the table ``tool`` of a pyproject.toml."""
    found = table(path).get("tool")
    return found if isinstance(found, dict) else {}


def read(path: Path) -> str:
    """Return a configuration file's text. Raises ConfigError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; check the path") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8; save it as UTF-8") from None


def table(path: Path) -> dict[str, Any]:
    """Return what a configuration file says. Raises ConfigError."""
    import tomllib

    try:
        return tomllib.loads(read(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None


def load(path: Path, seen: tuple[Path, ...] = ()) -> Config:
    """Read a configuration file and what it extends. Raises ConfigError."""
    path, real = path.absolute(), path.resolve()
    if real in seen:
        raise ConfigError(f"{path}: extends itself, by way of {seen[-1]}")
    data: Any = table(path)
    if path.name == FILES[1]:
        data = tool(path).get("newslint")
        if not isinstance(data, dict):
            raise ConfigError(f"{path}: has no table [tool.newslint]; add it")
    check(data, path)
    config = Config(root=path.parent)
    for parent in data.get("extends", ()):
        config = merge(config, load(path.parent / parent, (*seen, real)))
    return merge(config, parse(data, path))


def parse(data: Mapping[str, Any], path: Path) -> Config:
    """Make a configuration of checked data; paths count from the file's folder."""
    here = path.parent
    plain: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key not in (*CHOICE, "overrides", "extends")
    }
    for key in ("rules", "vale", "words"):
        plain[key] = tuple(here / name for name in data.get(key, ()))
    if "baseline" in data:
        plain["baseline"] = here / data["baseline"]
    return Config(
        choice=choice(data),
        overrides=tuple(
            Override(tuple(entry["paths"]), choice(entry))
            for entry in data.get("overrides", ())
        ),
        root=here,
        origin=dict.fromkeys(data, str(path)),
        **plain,
    )


def choice(data: Mapping[str, Any]) -> Choice:
    """Make a choice of a checked table."""
    lists: dict[str, Any] = {key: several(data[key]) for key in LISTS if key in data}
    return Choice(**lists, severity=dict(data.get("severity", {})))


def several(value: str | Sequence[str]) -> tuple[str, ...]:
    """Return a list of names as it is, and a single name as a list of one."""
    return (value,) if isinstance(value, str) else tuple(value)


def merge(base: Config, over: Config) -> Config:
    """Lay *over* on *base*: what it sets wins; tables and overrides add up."""
    mine = {key.replace("-", "_") for key in over.origin}
    plain: dict[str, Any] = {
        name: getattr(over if name in mine else base, name)
        for name in Config._fields
        if name not in MERGED
    }
    for key in ("reject", "expect"):
        plain[key] = {**getattr(base, key), **getattr(over, key)}
    lists: dict[str, Any] = {
        name: getattr(over.choice if name in mine else base.choice, name)
        for name in LISTS
    }
    severity = {**base.choice.severity, **over.choice.severity}
    return Config(
        choice=Choice(**lists, severity=severity),
        overrides=base.overrides + over.overrides,
        origin={**base.origin, **over.origin},
        root=over.root,
        **plain,
    )


def names(
    rule: Rule, wanted: Sequence[str], styles: Sequence[str] | None = None
) -> bool:
    """Return whether one of *wanted* means this rule, by an id it has or had.

    Where other *styles* than the rule's are kept to, its pack must be named.
    """
    if rule.style and styles is not None and rule.pack not in styles:
        wanted = [name for name in wanted if name.partition("/")[0] == rule.pack]
    ids = (rule.id, *rule.formerly)
    return any(
        name in ("all", rule.pack) or any(fnmatchcase(id, name) for id in ids)
        for name in wanted
    )


def chosen(rules: Mapping[str, Rule], choices: Sequence[Choice]) -> Iterator[Rule]:
    """Yield the rules that are on after all *choices*, with their severities."""
    said = [choice.style for choice in choices if choice.style is not None]
    styles = said[-1] if said else ()
    for rule in rules.values():
        on, severity = rule.enabled, rule.severity
        on = on and (not rule.style or rule.pack in styles)
        for choice in choices:
            if choice.select:
                on = names(rule, choice.select, styles)
            on = on or names(rule, choice.enable, styles)
            on = on and not names(rule, choice.ignore)
            for name, level in choice.severity.items():
                if names(rule, (name,)):
                    severity = SEVERITIES[level]
        if on:
            yield (
                rule if severity == rule.severity else rule.replaced(severity=severity)
            )


def styles(config: Config, known: Collection[str]) -> list[str]:
    """Return the *known* house styles that a run may need: chosen, or a rule is named.

    Raises ConfigError if a style is chosen that there is not.
    """
    wanted = {name.partition("/")[0] for _, name in named(config)}
    choices = [("style", config.choice)]
    choices += [("overrides", override.choice) for override in config.overrides]
    for key, choice in choices:
        for name in choice.style or ():
            if name not in known:
                hint = meant(name, known) or f"known: {', '.join(sorted(known))}"
                raise ConfigError(f"{place(config, key)}unknown style {name!r}; {hint}")
            wanted.add(name)
    return [name for name in known if name in wanted]


def place(config: Config, key: str) -> str:
    """Return which file sets *key*, to begin a complaint; nothing if none does."""
    origin = config.origin.get(key, "")
    return f"{origin}: " if "." in origin else ""


def check_names(rules: Mapping[str, Rule], config: Config) -> None:
    """Raise ConfigError if a rule, pack or glob in the configuration means nothing."""
    known = dict.fromkeys(("all", *rules, *(rule.pack for rule in rules.values())))
    for key, name in named(config):
        if not any(names(rule, (name,)) for rule in rules.values()):
            hint = meant(name, known) or "see 'newslint rules'"
            raise ConfigError(f"{place(config, key)}unknown rule {name!r}; {hint}")


def named(config: Config) -> Iterator[tuple[str, str]]:
    """Yield each rule, pack or glob in the configuration, with the key it is under."""
    for key in NAMING:
        yield from ((key, name) for name in getattr(config.choice, key))
        for override in config.overrides:
            yield from (("overrides", name) for name in getattr(override.choice, key))


def choices_for(config: Config, path: str) -> tuple[Choice, ...]:
    """Return the choices that hold for the file at *path*."""
    if not config.overrides:
        return (config.choice,)
    full = Path(os.path.abspath(path))  # noqa: PTH100 (Path.absolute keeps "..")
    inside = full.is_relative_to(config.root)
    relative = (full.relative_to(config.root) if inside else full).as_posix()
    return (
        config.choice,
        *(
            override.choice
            for override in config.overrides
            if any(
                fnmatchcase(relative, glob) or fnmatchcase(full.name, glob)
                for glob in override.paths
            )
        ),
    )


def fails(severities: Sequence[Severity], fail_on: str) -> bool:
    """Return whether findings of these severities make a run fail."""
    return fail_on != "never" and any(s >= SEVERITIES[fail_on] for s in severities)
