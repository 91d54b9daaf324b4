"""Write a baseline: a file of the findings that are known and may stay."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from newslint import baseline, files
from newslint.app import Linter
from newslint.commands import settings

HELP = "write the findings of now to a baseline"
DEFAULT = Path("newslint-baseline.json")


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=f"the baseline (default: the configured one, or {DEFAULT})")
    parser.add_argument("--update", action="store_true", help="replace an existing baseline")
    settings.add_choice(parser)
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Write the baseline, and say what came in and what went out."""
    chosen = settings.read(args)
    path: Path = args.output or chosen.baseline or DEFAULT
    old = baseline.load(path) if path.exists() else None
    if old is not None and not args.update:
        raise files.InputError(f"{path}: there is one; use --update to replace it")
    report = Linter(replace(chosen, baseline=None)).check_files(args.paths)
    text = baseline.dump(report.findings, path.parent)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise files.InputError(f"{path}: {error.strerror}; choose another --output") from None
    new = baseline.load(path)
    added, gone = new - (old or type(new)()), (old or type(new)()) - new
    print(f"{path}: {new.total()} findings, {added.total()} new, {gone.total()} gone")
    for file, message in report.errors:
        print(f"newslint: {file}: {message}", file=sys.stderr)
    return 2 if report.errors else 0
