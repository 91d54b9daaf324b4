"""Serve editors: the Language Server Protocol on standard input and output."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace

from newslint.files import InputError

HELP = "serve editors (the Language Server Protocol)"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--stdio", action="store_true", help="what it does anyway; editors may say it"
    )


def run(args: Namespace) -> int:
    """Serve until the editor says that it is enough."""
    try:
        from newslint.lsp.server import build
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise InputError(
            "the language server needs pygls; run pip install 'newslint[lsp]'"
        ) from None
    # Whatever a plugin prints must not get between the messages.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        build().start_io(sys.stdin.buffer, out)
    return 0
