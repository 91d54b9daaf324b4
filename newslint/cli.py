"""The command line: arguments in, exit status out.

0 is clean copy, 1 findings at or above ``--fail-on``, 2 a set-up or input error,
130 an interruption from the keyboard.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from newslint.commands import COMMANDS, command, parser
from newslint.files import InputError
from newslint.packs import PackError

ERROR, INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; ``newslint PATH`` is short for ``newslint check PATH``."""
    args = list(sys.argv[1:] if argv is None else argv)
    if not args or args[0] in ("-h", "--help", "--version"):
        args, names = args or ["--help"], COMMANDS
    else:
        if args[0] not in COMMANDS:
            args.insert(0, "check")
        names = (args[0],)
    try:
        options = parser(names).parse_args(args)
        status: int = command(options.command).run(options)
        sys.stdout.flush()
        return status
    except (PackError, InputError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return ERROR
    except BrokenPipeError:
        # Whatever is still buffered must not be written when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print("newslint: the output was closed before all was said", file=sys.stderr)
        return ERROR
    except KeyboardInterrupt:
        print("newslint: interrupted", file=sys.stderr)
        return INTERRUPTED
