"""Look at a whole collection of stories."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from newslint import files, templates
from newslint.app import Linter
from newslint.commands import settings
from newslint.walk import find

HELP = "look at a collection: the lines that recur in it"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    lines = tasks.add_parser(
        "lines",
        help="list the lines that recur across documents",
        description="List line templates (numbers as #) that recur across documents.",
    )
    lines.add_argument(
        "paths", nargs="+", metavar="PATH", help="stories, folders, or JSON lines files"
    )
    lines.add_argument(
        "--least", type=int, default=5, metavar="N", help="in how many documents (5)"
    )
    lines.add_argument(
        "--most", type=int, default=200, metavar="N", help="how many to list (200)"
    )
    lines.add_argument(
        "--field", default="text", help="the text in JSON lines (default: text)"
    )
    lines.add_argument(
        "--pack", type=Path, metavar="FILE", help="write them as a rule pack, all off"
    )
    settings.add_config(lines)


def run(args: Namespace) -> int:
    """List the templates, the most frequent first, or write them as a pack."""
    problems: list[str] = []
    found = templates.recurring(texts(args, problems), least=args.least)
    top = list(islice(found, args.most))
    if args.pack:
        try:
            args.pack.write_text(templates.pack(top), encoding="utf-8")
        except OSError as error:
            raise files.InputError(f"{args.pack}: {files.trouble(error)}") from None
        print(f"{args.pack}: {len(top)} rules, all off; read them and switch some on")
    else:
        for text, documents in top:
            print(f"{documents:8}  {text}")
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return 2 if problems else 0


def texts(args: Namespace, problems: list[str]) -> Iterator[str]:
    """Yield the text of every document; what cannot be read goes to *problems*."""
    linter = Linter(settings.read(args))
    suffixes = {*linter.catalogue.readers, ".jsonl", ".gz"}
    paths, missing = find(args.paths, suffixes, linter.config.exclude)
    problems += [f"{path}: {message}" for path, message in missing]
    for path in paths:
        try:
            if ".jsonl" in Path(path).suffixes:
                yield from records(path, args.field, problems)
                continue
            data = files.load(path, linter.config.max_megabytes)
            source = files.decode(data, linter.config.encoding).text
            yield from (doc.text for doc in linter.documents(source, path))
        except files.InputError as error:
            problems.append(f"{path}: {error}")


def records(path: str, field: str, problems: list[str]) -> Iterator[str]:
    """Yield one field of every record of a JSON lines file, compressed or not.

    Stops at the first record that is none, and tells its line.
    """
    import gzip
    import zlib

    opener = gzip.open if path.endswith(".gz") else open
    try:
        with opener(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield value(line, field, f"{path}:{number}")
    except RecordError as error:
        problems.append(str(error))
    except (OSError, UnicodeDecodeError, EOFError, zlib.error) as error:
        problems.append(f"{path}: {error}")


class RecordError(ValueError):
    """A record that has no text in the field."""


def value(line: str, field: str, place: str) -> str:
    """Return the text of a record's field, or raise RecordError."""
    import json

    try:
        record = json.loads(line)
    except ValueError as error:
        raise RecordError(f"{place}: not a JSON record ({error})") from None
    if not isinstance(record, dict) or not isinstance(record.get(field), str):
        raise RecordError(f"{place}: no text in field {field!r}; name it with --field")
    return str(record[field])
