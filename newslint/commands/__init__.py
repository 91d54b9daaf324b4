"""Commands: one module each, with ``HELP``, ``arguments(parser)`` and ``run(args)``."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from types import ModuleType
from typing import Any, NoReturn

from newslint.version import __version__

COMMANDS = (
    "check",
    "rules",
    "explain",
    "parts",
    "convert",
    "compare",
    "corpus",
    "try",
    "import",
    "baseline",
    "plugins",
    "serve",
    "lsp",
    "languagetool",
    "init",
    "completion",
)
STATUSES = (
    "Exit status: 0 clean, 1 findings that fail, 2 something could not be read or run, "
    "130 interrupted."
)


class Parser(ArgumentParser):
    """An argument parser that complains in one line."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"formatter_class": formatter, **options})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and exit."""
        complain(f"{message}; see '{self.get_default('asked') or self.prog} --help'")
        self.exit(2)


def formatter(prog: str) -> HelpFormatter:
    """Return what writes help, as wide as the terminal is.

    To ask for the width, argparse would import shutil, and what that needs, at every
    start: it makes a formatter for each argument that is added.
    """
    width = 80
    with suppress(AttributeError, OSError, ValueError):
        said = os.environ.get("COLUMNS")
        width = int(said or os.get_terminal_size(sys.__stdout__.fileno()).columns)  # type: ignore[union-attr]
    return HelpFormatter(prog, width=width - 2)


def command(name: str) -> ModuleType:
    """Return the module of a command: its ``HELP``, ``arguments`` and ``run``."""
    module = f"{name}_" if iskeyword(name) else name
    return import_module(f"newslint.commands.{module}")


def parser(names: Sequence[str] = COMMANDS) -> ArgumentParser:
    """Return the parser, with the sub-parsers of the commands *names*."""
    top = Parser(
        "newslint",
        description="Lint news copy. 'newslint PATH' means 'newslint check PATH'.",
        epilog=STATUSES,
    )
    if len(names) == 1:
        top.set_defaults(asked=f"newslint {names[0]}")
    top.add_argument("--version", action="version", version=f"newslint {__version__}")
    # Told the program's name, argparse need not write a usage to find it out.
    commands = top.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog=top.prog
    )
    for name in names:
        module = command(name)
        sub = commands.add_parser(
            name,
            help=module.HELP,
            description=module.__doc__,
            epilog=STATUSES,
            allow_abbrev=False,
        )
        module.arguments(sub)
    return top


def complain(message: str) -> None:
    """Print one line to standard error, whatever the message is made of."""
    from newslint.formats.text import plain

    print(plain(f"newslint: {message}"), file=sys.stderr)
