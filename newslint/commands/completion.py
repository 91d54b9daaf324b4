"""Print a completion script for a shell.

For bash: ``newslint completion bash`` into
``~/.local/share/bash-completion/completions/newslint``.
"""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator

HELP = "print a shell completion script"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("shell", choices=["bash", "zsh", "tcsh"])


def run(args: Namespace) -> int:
    """Print the script."""
    import shtab

    from newslint.commands import parser

    top = parser()
    for action in actions(top):
        if action.metavar in ("PATH", "FILE", "DIR"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    script: str = shtab.complete(top, args.shell)
    # ``newslint PATH`` has no command before the path: what fits no command is a file.
    print(script.replace("complete -o bashdefault", "complete -o default"))
    return 0


def actions(parser: ArgumentParser) -> Iterator[Action]:
    """Yield the arguments of a parser and of its commands."""
    for action in parser._actions:
        yield action
        commands = action.choices if isinstance(action.choices, dict) else {}
        for command in commands.values():
            if isinstance(command, ArgumentParser):  # of an option it is what it does
                yield from actions(command)
