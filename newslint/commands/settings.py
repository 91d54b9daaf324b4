"""The options that set the configuration, and what applies once they are read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from newslint import config
from newslint.config import Choice, Config

CHOICES = ("select", "enable", "ignore")
PLAIN = ("fail_on", "format", "baseline", "encoding", "jobs")


def add_config(parser: ArgumentParser) -> None:
    """Add the options that say where settings and rules are read from."""
    group = parser.add_argument_group("settings")
    group.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")
    group.add_argument("--no-config", action="store_true", help="use none")
    group.add_argument(
        "--rules", action="append", default=[], type=Path, metavar="PATH",
        help="a rule pack, or a folder of them, to load as well",
    )


def add_choice(parser: ArgumentParser) -> None:
    """Add the options that choose rules: by id, by pack, or by a glob over ids."""
    group = parser.add_argument_group("which rules")
    texts = {
        "select": "run just these",
        "enable": "run these as well as the usual ones",
        "ignore": "leave these out",
    }
    for name, text in texts.items():
        group.add_argument(
            f"--{name}", action="append", default=[], metavar="RULE",
            help=f"{text}; rules, packs or globs, parted by commas",
        )


def read(args: Namespace) -> Config:
    """Return the settings of a run: the nearest file's, then the command line's."""
    path = None if args.no_config else args.config or config.find(Path.cwd())
    settings = config.load(path) if path else Config()
    origin: dict[str, str] = {}
    changes: dict[str, object] = {}
    for name in PLAIN:
        if getattr(args, name, None) is not None:
            changes[name] = getattr(args, name)
    chosen = {name: split(getattr(args, name)) for name in CHOICES if getattr(args, name, None)}
    if "ignore" in chosen:
        chosen["ignore"] = settings.choice.ignore + chosen["ignore"]
    if "enable" in chosen:
        chosen["enable"] = settings.choice.enable + chosen["enable"]
    if args.rules:
        changes["rules"] = (*settings.rules, *args.rules)
    origin = dict.fromkeys((*changes, *chosen), "command line")
    choice: Choice = replace(settings.choice, **chosen)
    return replace(
        settings, choice=choice, origin={**settings.origin, **origin}, **changes  # type: ignore[arg-type]
    )


def split(values: list[str]) -> tuple[str, ...]:
    return tuple(name for value in values for name in value.split(",") if name)


def show(settings: Config) -> Iterator[str]:
    """Yield the settings that apply, each with where it comes from."""
    names = [f.name for f in fields(Config) if f.name not in ("choice", "origin", "root")]
    values = {name: getattr(settings, name) for name in names}
    for f in fields(Choice):
        values[f.name] = getattr(settings.choice, f.name)
    for name, value in sorted(values.items()):
        key = name.replace("_", "-")
        origin = settings.origin.get(key) or settings.origin.get(name) or "default"
        yield f"{key} = {toml(value)}  # {origin}"


def toml(value: object) -> str:
    """Write a setting as TOML would, an unset one as an empty string."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{k}" = {toml(v)}' for k, v in value.items()) + " }" if value else "{}"
    if isinstance(value, config.Override):
        chosen = {f.name: getattr(value.choice, f.name) for f in fields(Choice)}
        return toml({"paths": value.paths, **{k: v for k, v in chosen.items() if v}})
    return f'"{value or ""}"' if value is None or isinstance(value, (str, Path)) else str(value)
