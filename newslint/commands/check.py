"""Lint stories: files, folders of them, or - for standard input."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newslint import config, files
from newslint.app import Linter
from newslint.commands import complain, settings
from newslint.commands.notices import notices
from newslint.files import InputError
from newslint.model import SEVERITIES
from newslint.packs import PackError, pick
from newslint.report import Report
from newslint.seen import Seen

if TYPE_CHECKING:
    from newslint.hookspecs import Format

HELP = "lint stories (the default command)"
MANY = 100  # files, from which a terminal is shown a progress bar


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, or -")
    settings.add_choice(parser)
    report = parser.add_argument_group("what is reported")
    add = report.add_argument
    add("-f", "--format", metavar="NAME", help="report format (default: text)")
    add("-o", "--output", type=Path, metavar="FILE", help="write the report here")
    levels = (*SEVERITIES, "never")
    add(
        "--fail-on", choices=levels, help="least severity that fails (default: warning)"
    )
    add("--baseline", type=Path, metavar="FILE", help="findings that are known")
    add("--statistics", action="store_true", help="count the findings of each rule")
    add("--timings", action="store_true", help="say how long each rule took")
    add("--no-color", action="store_true", help="no colour on a terminal")
    fixes = parser.add_argument_group("fixes")
    one = fixes.add_mutually_exclusive_group()
    add = one.add_argument
    add("--fix", action="store_true", help="make the safe fixes in the files")
    add("--diff", action="store_true", help="print what --fix would do, as a patch")
    add("--mark", action="store_true", help="print the copy with the findings marked")
    add = fixes.add_argument
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: all fixes")
    settings.add_input(parser)
    running = parser.add_argument_group("running")
    add = running.add_argument
    add("--story", action="store_true", help="all are versions of one story")
    add("-j", "--jobs", type=whole, metavar="N", help="processes (default: as pays)")
    add(
        "--no-cache",
        dest="cache",
        action="store_const",
        const=False,
        help="look at every file again, changed or not",
    )
    settings.add_config(parser)
    parser.add_argument(
        "--show-config", action="store_true", help="print the settings that apply"
    )


def whole(text: str) -> int:
    """Read a number of processes."""
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(f"{text!r} is no whole number from 0")
    return int(text)


def run(args: Namespace) -> int:
    """Lint, fix, and say what was found; return the exit status."""
    chosen = settings.read(args)
    if args.show_config:
        print(*settings.show(chosen), sep="\n")
        return 0
    check_usage(args)
    linter = Linter(chosen, one_story=args.story)
    render = renderer(linter, args)
    for notice in notices(linter):
        complain(notice)
    if args.fix or args.diff or args.mark:
        from newslint.commands import revise

        report, changed = revise.run(linter, args)
        if not args.fix:
            pending = changed and chosen.fail_on != "never"
            return finish(report, chosen.fail_on) or int(pending)
    else:
        report = linter.check_files(
            args.paths,
            timed=args.timings,
            stdin_name=args.stdin_filename,
            progress=progress,
        )
    # Where the fixed copy goes to standard output, the report may not.
    out = sys.stderr if args.fix and "-" in args.paths else sys.stdout
    show(render(report), args.output, out)
    if args.statistics:
        show(statistics(report), None, out if chosen.format == "text" else sys.stderr)
    if args.timings:
        show(timings(report), None, sys.stderr)
    return finish(report, chosen.fail_on)


def check_usage(args: Namespace) -> None:
    """Raise InputError for options that do not go together."""
    if not args.paths:
        raise InputError("no paths; name files or folders, or - for standard input")
    if args.unsafe_fixes and not (args.fix or args.diff):
        raise InputError("--unsafe-fixes goes with --fix or --diff; add one of them")
    if args.timings and (args.fix or args.diff or args.mark):
        raise InputError("--timings goes with plain linting; leave out the fixes")


def renderer(linter: Linter, args: Namespace) -> Format:
    """Return the report format; excerpts in place of bare text on a terminal."""
    name, origin = linter.config.format, linter.config.origin.get("format", "")
    try:
        render: Format = pick("format", name, linter.catalogue.formats)
    except PackError as error:
        where = f"{origin}: " if name and origin != "command line" else ""
        raise InputError(f"{where}{error}") from None
    if name != "text" or args.output or not sys.stdout.isatty():
        return render
    from newslint.formats import full

    plain = (
        args.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    )
    return uncoloured(full.render) if plain else full.render


def uncoloured(render: Format) -> Format:
    """Return a format without its colours."""
    colour = re.compile(r"\x1b\[[\d;]*m")
    return lambda report: (colour.sub("", line) for line in render(report))


def show(lines: Iterable[str], path: Path | None, out: TextIO) -> None:
    """Print lines, or write them to a file. Raises InputError."""
    if path:
        files.write(path, "".join(f"{line}\n" for line in lines))
        return
    for line in lines:
        print(line, file=out)


def finish(report: Report, fail_on: str) -> int:
    """Say what went wrong, on standard error, and return the exit status."""
    for path, message in report.errors:
        complain(f"{path}: {message}")
    if report.stale:
        path, rule, _ = report.stale[0]
        complain(
            f"{len(report.stale)} stale in the baseline, as {rule} in {path}; "
            "run 'newslint baseline --update'"
        )
    if report.errors:
        return 2
    return int(config.fails([f.severity for f in report.findings], fail_on))


def statistics(report: Report) -> Iterator[str]:
    """Yield the number of findings per rule, the most frequent first."""
    counts = Counter((f.rule, str(f.severity)) for f in report.findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for (rule, severity), count in ranked:
        yield f"{count:7}  {severity:8} {rule}"


def timings(report: Report) -> Iterator[str]:
    """Yield the milliseconds spent per rule, the slowest first, and their share."""
    total = sum(report.timings.values()) or 1.0
    ranked = sorted(report.timings.items(), key=lambda item: (-item[1], item[0]))
    for rule, seconds in ranked:
        yield f"{1000 * seconds:10.2f} ms {seconds / total:6.1%}  {rule}"


def progress(seen: Iterable[Seen], total: int) -> Iterator[Seen]:
    """Pass on what is seen, with a bar on a terminal if there is much to see."""
    if total < MANY or not sys.stderr.isatty():
        yield from seen
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        seen, "linting", total, console=Console(stderr=True), transient=True
    )
