"""What ``--fix``, ``--diff`` and ``--mark`` do with the copy."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from newslint import critic
from newslint.app import Linter
from newslint.commands import complain
from newslint.files import InputError
from newslint.fix import ROUNDS, Revision, fix, patch, write
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
    for revision in revisions:
        try:
            if args.mark:
                put(marked(revision, report.findings))
            elif args.diff:
                put(patch(revision))
            elif revision.path == "-":
                put(revision.encode())
            elif revision.changed:
                write(revision)
            done += [revision] if revision.changed else []
        except InputError as error:
            errors.append(Problem(revision.name, str(error)))
    sys.stdout.flush()
    if not args.mark:
        fixed = sum(revision.fixed for revision in done)
        verb = "would be fixed" if args.diff else "fixed"
        complain(f"{fixed} {verb} in {len(done)} of {len(revisions)} files")
    return replace(report, errors=(*report.errors, *errors)), bool(done)


def put(data: bytes) -> None:
    """Write copy to standard output in its own encoding."""
    sys.stdout.buffer.write(data)


def marked(revision: Revision, findings: Sequence[Finding]) -> bytes:
    """Return a file with its findings marked in it, in CriticMarkup."""
    mine = [f for f in findings if f.path == revision.name]
    return revision.before.encode(critic.mark(revision.before.text, mine))
