"""Print a completion script for a shell.

For bash: ``newslint completion bash`` into
``~/.local/share/bash-completion/completions/newslint``.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

HELP = "print a shell completion script"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("shell", choices=["bash", "zsh", "tcsh"])


def run(args: Namespace) -> int:
    """Print the script."""
    import shtab

    from newslint.commands import parser

    print(shtab.complete(parser(), args.shell))
    return 0
