"""Lint stories: files, folders of them, or - for standard input."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from newslint import config, critic, files
from newslint.app import Linter, Seen
from newslint.commands import settings
from newslint.fix import Revision, fix, patch, write
from newslint.model import SEVERITIES, Problem
from newslint.packs import pick
from newslint.report import Report

HELP = "lint stories (the default command)"
MANY = 100  # files, from which a terminal is shown a progress bar


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, or -")
    settings.add_choice(parser)
    report = parser.add_argument_group("what is reported")
    report.add_argument("-f", "--format", metavar="NAME", help="report format (default: text)")
    report.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report here")
    report.add_argument("--fail-on", choices=[*SEVERITIES, "never"], help="least severity that fails the run (default: warning)")
    report.add_argument("--baseline", type=Path, metavar="FILE", help="findings that are known")
    report.add_argument("--statistics", action="store_true", help="count findings per rule")
    report.add_argument("--timings", action="store_true", help="say what each rule took")
    report.add_argument("--no-color", action="store_true", help="no colour on a terminal")
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="make the safe fixes in the files")
    fixes.add_argument("--unsafe-fixes", action="store_true", help="make (or show) the others too")
    fixes.add_argument("--diff", action="store_true", help="print what --fix would do, as a patch")
    fixes.add_argument("--mark", action="store_true", help="print the copy with the findings marked in it")
    source = parser.add_argument_group("input")
    source.add_argument("--stdin-filename", default="", metavar="NAME", help="what to call standard input")
    source.add_argument("--encoding", help="of the files, where they do not say themselves")
    source.add_argument("-j", "--jobs", type=int, metavar="N", help="worker processes (default: as pays)")
    settings.add_config(parser)
    parser.add_argument("--show-config", action="store_true", help="print the settings that apply")


def run(args: Namespace) -> int:
    """Lint, fix, and say what was found; return the exit status."""
    chosen = settings.read(args)
    if args.show_config:
        print(*settings.show(chosen), sep="\n")
        return 0
    linter = Linter(chosen)
    render = pick("format", chosen.format, linter.catalogue.formats)
    if not args.paths:
        print("newslint: no paths; name files or folders, or - for standard input", file=sys.stderr)
        return 2
    if args.unsafe_fixes and not (args.fix or args.diff):
        print("newslint: --unsafe-fixes goes with --fix or --diff", file=sys.stderr)
        return 2
    if args.mark:
        return mark(linter, args)
    if args.fix or args.diff:
        report = revise(linter, args)
        if args.diff:
            return finish(report, chosen.fail_on)
    else:
        report = linter.check_files(
            args.paths, timed=args.timings, stdin_name=args.stdin_filename, progress=progress
        )
    out = sys.stderr if args.fix and "-" in args.paths else sys.stdout
    if chosen.format == "text" and not args.output and pretty(args):
        from newslint.formats import full

        lines = full.render(report)
    else:
        lines = render(report)
    show(lines, args.output, out)
    if args.statistics:
        print(*statistics(report), sep="\n", file=out)
    if args.timings:
        print(*timings(report), sep="\n", file=sys.stderr)
    return finish(report, chosen.fail_on)


def finish(report: Report, fail_on: str) -> int:
    """Say what went wrong, on standard error, and return the exit status."""
    for path, message in report.errors:
        print(f"newslint: {path}: {message}", file=sys.stderr)
    if report.stale:
        print(
            f"newslint: {len(report.stale)} stale baseline entries (first: {report.stale[0][1]} "
            f"in {report.stale[0][0]}); run 'newslint baseline --update'",
            file=sys.stderr,
        )
    if report.errors:
        return 2
    return int(config.fails([f.severity for f in report.findings], fail_on))


def show(lines: Iterable[str], path: Path | None, out: object) -> None:
    """Print the report, or write it to a file."""
    if path is None:
        for line in lines:
            print(line, file=out)  # type: ignore[arg-type]
        return
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise files.InputError(f"{path}: {error.strerror}; choose another --output") from None


def pretty(args: Namespace) -> bool:
    """Return whether a person is looking, and has nothing against colour."""
    return sys.stdout.isatty() and not args.no_color and not os.environ.get("NO_COLOR")


def revise(linter: Linter, args: Namespace) -> Report:
    """Make the fixes, or print them as a patch; return what is left to report."""
    report, revisions = fix(
        linter, args.paths, unsafe=args.unsafe_fixes, stdin_name=args.stdin_filename
    )
    errors: list[Problem] = []
    for revision in revisions:
        try:
            deliver(revision, args)
        except files.InputError as error:
            errors.append(Problem(revision.path, str(error)))
    sys.stdout.buffer.flush()
    changed = [revision for revision in revisions if revision.changed]
    if args.fix and not args.diff:
        fixed = sum(revision.fixed for revision in changed)
        print(f"newslint: {fixed} fixed in {len(changed)} of {len(revisions)} files", file=sys.stderr)
    return replace(report, errors=(*report.errors, *errors))


def deliver(revision: Revision, args: Namespace) -> None:
    """Print a revision's patch, or put the revision in its file's place."""
    if args.diff:
        sys.stdout.buffer.write(patch(revision))
    elif "-" in args.paths and revision.path in ("-", args.stdin_filename):
        sys.stdout.buffer.write(revision.before.encode(revision.after))
    elif revision.changed:
        write(revision)


def mark(linter: Linter, args: Namespace) -> int:
    """Print the copy with the findings marked in it, in CriticMarkup."""
    report, revisions = fix(linter, args.paths, unsafe=False, stdin_name=args.stdin_filename, rounds=0)
    for revision in revisions:
        mine = [f for f in report.findings if f.path == revision.path]
        marked = critic.mark(revision.before.text, mine)
        print(marked, end="" if marked.endswith("\n") else "\n")
    return finish(report, linter.config.fail_on)


def statistics(report: Report) -> Iterator[str]:
    """Yield the number of findings per rule, the most frequent first."""
    counts = Counter((f.rule, str(f.severity)) for f in report.findings)
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:7}  {severity:8} {rule}"


def timings(report: Report) -> Iterator[str]:
    """Yield the milliseconds spent per rule, the slowest first, and their share."""
    total = sum(report.timings.values()) or 1.0
    for rule, seconds in sorted(report.timings.items(), key=lambda item: -item[1]):
        yield f"{1000 * seconds:10.2f} ms {seconds / total:6.1%}  {rule}"


def progress(seen: Iterable[Seen], total: int) -> Iterator[Seen]:
    """Pass on what is seen, with a bar on a terminal if there is much to see."""
    if total < MANY or not sys.stderr.isatty():
        yield from seen
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(seen, "linting", total, console=Console(stderr=True), transient=True)
