"""Say what changed between two versions of a story, as a desk would ask.

Facts that differ, quotations altered, who says it, how sure it is, paragraphs lost,
added or moved, spellings. More files than two are each compared with the first.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from newslint import files, packs, plugins
from newslint.app import Linter
from newslint.commands import complain, settings
from newslint.compare import KINDS, Comparison, compare
from newslint.document import Document
from newslint.files import InputError

HELP = "say what changed between versions of a story"
FORMATS = ("text", "json", "html")


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = (
        "Exit status: 0 nothing differs, 1 something differs, 2 something could not be "
        "read, 130 interrupted."
    )
    add = parser.add_argument
    add("old", metavar="OLD", help="the version to compare with, or -")
    add("new", metavar="NEW", nargs="+", help="the other versions, or -")
    add("-f", "--format", choices=FORMATS, default="text", help="default: text")
    add("-o", "--output", type=Path, metavar="FILE", help="write it here")
    add(
        "--only",
        action="append",
        default=[],
        metavar="KIND",
        help=f"just these kinds of change, parted by commas: {', '.join(KINDS)}",
    )
    add("--no-color", action="store_true", help="no table in colours on a terminal")
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Compare the files and print what differs; return the exit status."""
    only = kinds(settings.split(args.only))
    paths = [args.old, *args.new]
    if paths.count("-") > 1:
        raise InputError("standard input can be one version alone; name files")
    linter = Linter(settings.read(args))
    old = read(linter, args.old)
    forms = variants()
    found: list[Comparison] = []
    status = 0
    for path in args.new:
        try:
            found.append(compare(old, read(linter, path), only, forms))
        except InputError as error:
            complain(str(error))
            status = 2
    if found:
        show(renderer(args)(found), args.output)
    return status or int(any(comparison.changes for comparison in found))


def kinds(names: Sequence[str]) -> Collection[str]:
    """Return the kinds of change that are wanted. Raises InputError."""
    for name in names:
        try:
            packs.pick("kind of change", name, KINDS)
        except packs.PackError as error:
            raise InputError(str(error)) from None
    return names or tuple(KINDS)


def read(linter: Linter, path: str) -> Document:
    """Return the one story in a file. Raises InputError, which names the file."""
    try:
        if path != "-" and Path(path).is_dir():
            raise InputError("is a folder; name two files")
        docs = list(linter.read(path))
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
    if len(docs) != 1:
        raise InputError(f"{path}: holds {len(docs)} stories; name a file that has one")
    return docs[0]


def variants() -> Mapping[str, str]:
    """Return the spellings that are one word, each with one of them."""
    rows = packs.rows(plugins.builtin_folder() / "data" / "spelling.tsv")
    return {row[1]: row[0] for row in rows}


def renderer(args: Namespace) -> Callable[[Sequence[Comparison]], Iterator[str]]:
    """Return what writes the comparisons: on a terminal, text is a table."""
    name = args.format
    bare = (
        args.output
        or args.no_color
        or os.environ.get("NO_COLOR")
        or os.environ.get("TERM") == "dumb"
        or not sys.stdout.isatty()
    )
    if name == "text" and not bare:
        name = "terminal"
    render: Callable[[Sequence[Comparison]], Iterator[str]] = import_module(
        f"newslint.comparison_formats.{name}"
    ).render
    return render


def show(lines: Iterable[str], path: Path | None) -> None:
    """Print lines, or write them to a file. Raises InputError."""
    if path:
        files.write(path, "".join(f"{line}\n" for line in lines))
        return
    for line in lines:
        print(line)
