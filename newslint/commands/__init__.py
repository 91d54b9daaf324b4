"""Commands: one module each, with ``HELP``, ``arguments(parser)`` and ``run(args)``."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from newslint import __version__

COMMANDS = ("check", "rules", "explain", "baseline", "plugins", "init", "completion")


def command(name: str) -> ModuleType:
    """Return the module of a command: its ``HELP``, ``arguments`` and ``run``."""
    return import_module(f"newslint.commands.{name}")


def parser(names: Sequence[str] = COMMANDS) -> ArgumentParser:
    """Return the parser, with the sub-parsers of the commands *names*."""
    top = ArgumentParser(
        "newslint",
        description="Lint news copy. 'newslint PATH' is short for 'newslint check PATH'.",
    )
    top.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in names:
        module = command(name)
        sub = commands.add_parser(
            name, help=module.HELP, description=module.__doc__, allow_abbrev=False
        )
        module.arguments(sub)
    return top
