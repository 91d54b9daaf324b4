"""The command line: arguments in, exit status out.

0 is clean copy, 1 findings at or above ``--fail-on``, 2 a set-up or input error,
130 an interruption from the keyboard.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

ERROR, INTERRUPTED = 2, 130
GARBAGE = 100_000  # objects; to look for it more often is a tenth of a short run


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; ``newslint PATH`` is short for ``newslint check PATH``."""
    prepare()
    gc.set_threshold(GARBAGE)
    try:
        return run(list(sys.argv[1:] if argv is None else argv))
    except BrokenPipeError:
        return give_up("the output was closed before all was said")
    except OSError as error:
        where = error.filename or "the output"
        return give_up(f"{where}: {error.strerror or error}")
    except KeyboardInterrupt:
        give_up("interrupted")
        return INTERRUPTED


def console() -> NoReturn:
    """Run newslint as a process of its own, which need not tidy up after itself.

    To take down all that was loaded takes as long as a tenth of a short run.
    """
    status = main()
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(status)


def run(args: list[str]) -> int:
    """Run the command that *args* name; return its exit status."""
    from newslint import precompiled

    precompiled.warm()
    from newslint import patterns
    from newslint.commands import COMMANDS, command, complain, parser
    from newslint.files import InputError
    from newslint.packs import PackError

    names: Sequence[str] = COMMANDS
    if args and args[0] not in ("-h", "--help", "--version"):
        if args[0] not in COMMANDS:
            args.insert(0, "check")
        names = args[:1]
    options = parser(names).parse_args(args or ["--help"])
    try:
        status: int = command(options.command).run(options)
    except (PackError, InputError) as error:
        complain(str(error))
        status = ERROR
    sys.stdout.flush()
    patterns.save()
    precompiled.save()
    return status


def prepare() -> None:
    """See to it that anything can be printed, if only to nowhere, and in one line."""
    warnings.formatwarning = lambda message, *_, **__: f"newslint: {message}\n"
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # as under pythonw, or after >&-
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115
        elif isinstance(stream, TextIOWrapper):
            # What reads a pipe or file expects UTF-8, as it is written elsewhere.
            piped = sys.platform == "win32" and not stream.isatty()
            encoding = "utf-8" if piped else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def give_up(why: str) -> int:
    """Say why on standard error, and let Python write nothing more at its exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError):
        print(f"newslint: {why}", file=sys.stderr, flush=True)
    return ERROR
