"""List line templates (numbers as #) that recur across documents."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from newslint import files, templates
from newslint.app import Linter
from newslint.commands import settings

HELP = "list the lines that recur across documents"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="stories, folders, or JSON lines files"
    )
    parser.add_argument(
        "--least", type=int, default=5, metavar="N", help="in how many documents (5)"
    )
    parser.add_argument(
        "--most", type=int, default=200, metavar="N", help="how many to list (200)"
    )
    parser.add_argument(
        "--field", help="the text in records (default: text, body, content, article)"
    )
    parser.add_argument(
        "--pack", type=Path, metavar="FILE", help="write them as a rule pack, all off"
    )
    settings.add_config(parser)


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
    chosen = settings.read(args)
    if args.field:
        chosen = chosen._replace(fields={**chosen.fields, "text": args.field})
    linter = Linter(chosen)
    paths, missing = linter.find(args.paths)
    problems += [f"{path}: {message}" for path, message in missing]
    for path in paths:
        try:
            yield from (doc.text for doc in linter.read(path))
        except files.InputError as error:
            if path in args.paths or not isinstance(error, files.FormatError):
                problems += [f"{path}: {message}" for message in error.args]
