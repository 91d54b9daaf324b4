"""What ``--fix``, ``--diff`` and ``--mark`` do with the copy."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from newslint import critic
from newslint.app import Linter
from newslint.commands import complain
from newslint.containers import OFFICE
from newslint.files import InputError
from newslint.fix import ROUNDS, Revision, fix, patch, repacked, write
from newslint.formats.text import plain
from newslint.model import Finding, Problem
from newslint.report import Report


def run(linter: Linter, args: Namespace) -> tuple[Report, bool]:
    """Fix the files, or print what would be fixed.

    Returns what is left to report, and whether anything is or would be changed.
    """
    report, revisions = fix(
        linter,
        args.paths,
        unsafe=args.unsafe_fixes,
        stdin_name=args.stdin_filename,
        rounds=0 if args.mark else ROUNDS,
    )
    errors: list[Problem] = []
    done: list[Revision] = []
    by_path: dict[str, list[Revision]] = {}
    for revision in revisions:
        by_path.setdefault(revision.path, []).append(revision)
    for mine in by_path.values():
        try:
            put_out(mine, args, report.findings)
            done += [each for each in mine if each.changed]
        except InputError as error:
            errors.append(Problem(mine[0].name, str(error)))
    sys.stdout.flush()
    if not args.mark:
        fixed = sum(revision.fixed for revision in done)
        verb = "would be fixed" if args.diff else "fixed"
        complain(f"{fixed} {verb} in {len(done)} of {len(revisions)} files")
    return report._replace(errors=(*report.errors, *errors)), bool(done)


def put_out(
    mine: Sequence[Revision], args: Namespace, findings: Sequence[Finding]
) -> None:
    """Write or print the texts of one file. Raises InputError."""
    if args.mark or args.diff:
        for each in mine:
            put(marked(each, findings) if args.mark else patch(each))
    elif mine[0].path == "-":
        put(repacked(mine))
    elif any(each.changed for each in mine):
        write(mine)


def put(data: bytes) -> None:
    """Write copy to standard output; a terminal gets no control characters."""
    if not sys.stdout.isatty():
        sys.stdout.buffer.write(data)
        return
    for line in data.decode("utf-8", "replace").splitlines():
        print(plain(line))


def marked(revision: Revision, findings: Sequence[Finding]) -> bytes:
    """Return a file with its findings marked in it, in CriticMarkup.

    Raises InputError for the XML of a word processor, which nobody reads.
    """
    if revision.suffix in OFFICE:
        raise InputError("no marks are shown in a word processor's file; use --fix")
    mine = [f for f in findings if f.path == revision.name]
    return revision.before.encode(critic.mark(revision.before.text, mine))
