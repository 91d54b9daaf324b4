"""Look at a whole collection of stories."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib import import_module

HELP = "look at a collection: audit it, check the audit, list lines that recur"
TASKS = ("audit", "check", "lines")


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of every task, each of which is a module here."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    for name in TASKS:
        module = import_module(f"{__name__}.{name}")
        task = tasks.add_parser(
            name,
            help=module.HELP,
            description=module.__doc__,
            epilog=parser.epilog,
            allow_abbrev=False,
        )
        module.arguments(task)


def run(args: Namespace) -> int:
    """Do the task; return the exit status."""
    status: int = import_module(f"{__name__}.{args.task}").run(args)
    return status
