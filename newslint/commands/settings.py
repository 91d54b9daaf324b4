"""The options that set the configuration, and what applies once they are read."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newslint import config, schema
from newslint.config import Choice, Config, Override

ADDED = ("enable", "ignore")  # to what the file says; --select is instead of it
PLAIN = ("fail_on", "format", "baseline", "encoding", "input_format", "jobs", "cache")


def add_config(parser: ArgumentParser) -> None:
    """Add the options that say where settings and rules are read from."""
    group = parser.add_argument_group("settings")
    group.add_argument(
        "--config", type=Path, metavar="FILE", help="use this configuration file"
    )
    group.add_argument("--no-config", action="store_true", help="use none")
    group.add_argument(
        "--rules",
        action="append",
        default=[],
        type=Path,
        metavar="PATH",
        help="a rule pack, or a folder of them, to load as well",
    )


def add_style(parser: ArgumentParser) -> None:
    """Add the option that chooses house styles."""
    parser.add_argument(
        "--style",
        action="append",
        default=[],
        metavar="NAME",
        help="house styles to keep to, parted by commas, such as ap",
    )


def add_input(parser: ArgumentParser) -> None:
    """Add the options that say how the input is read."""
    add = parser.add_argument_group("input").add_argument
    add("--stdin-filename", default="", metavar="NAME", help="what standard input is")
    add(
        "--input-format", metavar="NAME", help="read all as this, whatever it is called"
    )
    add("--encoding", help="of files that are not UTF-8 and do not say what they are")


def name_of(path: str, args: Namespace) -> str:
    """Return what findings call *path*: standard input by the name that it is given."""
    return args.stdin_filename if path == "-" and args.stdin_filename else path


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
            f"--{name}",
            action="append",
            default=[],
            metavar="RULE",
            help=f"{text}; rules, packs or globs, parted by commas",
        )
    add_style(parser)


def read(args: Namespace) -> Config:
    """Return the settings of a run: the nearest file's, then the command line's.

    Raises ConfigError.
    """
    path = None if args.no_config else args.config or config.find(Path.cwd())
    settings = config.load(path) if path else Config()
    usual = {"jobs": 0, "cache": True}
    unsaid: dict[str, Any] = {
        key: usual[key] for key in usual if key not in settings.origin
    }
    settings = settings._replace(**unsaid)
    schema.check_encoding(getattr(args, "encoding", None))
    given = vars(args)
    plain: dict[str, Any] = {
        name: given[name] for name in PLAIN if given.get(name) is not None
    }
    lists: dict[str, Any] = {
        name: (getattr(settings.choice, name) if name in ADDED else ()) + split(texts)
        for name in config.LISTS
        if (texts := given.get(name))
    }
    if args.rules:
        plain["rules"] = (*settings.rules, *args.rules)
    keys = (name.replace("_", "-") for name in (*plain, *lists))
    origin = {**settings.origin, **dict.fromkeys(keys, "command line")}
    chosen = settings.choice._replace(**lists)
    return settings._replace(choice=chosen, origin=origin, **plain)


def split(values: list[str]) -> tuple[str, ...]:
    """Part the values of an option at commas."""
    return tuple(name for value in values for name in value.split(",") if name)


def show(settings: Config) -> Iterator[str]:
    """Yield the settings that apply, as TOML, each with where it comes from."""
    values: dict[str, object] = {
        name: value
        for name, value in settings._asdict().items()
        if name not in config.MERGED
    }
    values |= settings.choice._asdict() | {"overrides": settings.overrides}
    for name, value in sorted(values.items()):
        key = name.replace("_", "-")
        line = f"# {key} is not set" if value is None else f"{key} = {toml(value)}"
        yield f"{line}  # {settings.origin.get(key, 'default')}"


def toml(value: object) -> str:
    """Write a setting as TOML does."""
    if isinstance(value, Override):
        unset, said = Choice(), value.choice._asdict()
        chosen = {
            key: each for key, each in said.items() if each != getattr(unset, key)
        }
        return toml({"paths": value.paths, **chosen})
    if isinstance(value, tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{json.dumps(key)} = {toml(v)}" for key, v in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, (str, Path)):
        return json.dumps(str(value), ensure_ascii=False)
    return json.dumps(value)
