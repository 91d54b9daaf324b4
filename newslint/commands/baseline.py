"""Write a baseline: a file of the findings that are known and may stay."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from newslint import baseline, files
from newslint.app import Linter
from newslint.commands import complain, settings

HELP = "write the findings of now to a baseline"
DEFAULT = Path("newslint-baseline.json")


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help=f"the baseline (default: the configured one, or {DEFAULT})",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="write the entries of these paths anew, and drop those of files gone",
    )
    settings.add_choice(parser)
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Write the baseline, and say what came in and what went out."""
    chosen = settings.read(args)
    path: Path = args.output or chosen.baseline or DEFAULT
    if path.exists() and not args.update:
        raise files.InputError(
            f"{path}: is there already; --update brings it up to date"
        )
    old = baseline.load(path) if path.exists() else {}
    linter = Linter(chosen._replace(baseline=None))
    found, _ = linter.find(args.paths)
    report = linter.check_files(args.paths)
    looked = linter.looked(found, path.parent)
    kept = {
        key: entry
        for key, entry in old.items()
        if not looked(key) and (path.parent / key.path).exists()
    }
    new = {**kept, **baseline.of(report.findings, path.parent)}
    files.save(path, baseline.dump(new))
    now, then = baseline.total(new), baseline.total(old)
    print(
        f"{path}: {count(now)} known, {count(now - then)} new, {count(then - now)} gone"
    )
    for problem in report.errors:
        complain(f"{problem.path}: {problem.message}")
    return 2 if report.errors else 0


def count(keys: Counter[baseline.Key]) -> int:
    """Return how many findings there are under all keys."""
    return sum(keys.values())
