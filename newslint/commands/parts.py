"""Show a story with the part that each of its paragraphs plays."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from newslint.app import Linter
from newslint.commands import complain, settings
from newslint.document import Document
from newslint.files import InputError
from newslint.formats.full import paint
from newslint.formats.json import dumps
from newslint.formats.text import plain
from newslint.layers import blocks

HELP = "show the parts of a story"
COLOURS = {
    "headline": "1;36",
    "deck": "36",
    "lead": "1",
    "furniture": "31",
    "interstitial": "31",
    "wire-note": "31",
    "byline": "32",
    "dateline": "32",
    "timestamp": "33",
    "sign-off": "33",
    "note": "33",
    "caption": "35",
    "credit": "35",
}


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="stories, or -")
    parser.add_argument(
        "--format", dest="form", choices=["text", "json"], default="text"
    )
    settings.add_input(parser)
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Print every paragraph behind its part; as JSON with its place in the source."""
    linter = Linter(settings.read(args))
    status = 0
    for path in args.paths:
        try:
            for doc in linter.read(path, settings.name_of(path, args)):
                lines = as_json(doc) if args.form == "json" else as_text(doc)
                for line in lines:
                    print(line)
        except InputError as error:
            for message in error.args:
                complain(f"{path}: {message}")
            status = 2
    return status


def as_json(doc: Document) -> Iterator[str]:
    """Yield one object a block: path, part, text, and its span in the source."""
    for span, part in blocks(doc):
        start, end = doc.locate(span)
        row = {"path": doc.path, "part": part, "start": start, "end": end}
        yield dumps({**row, "text": doc[span]})


def as_text(doc: Document) -> Iterator[str]:
    """Yield one line a block, the part in colour on a terminal."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for span, part in blocks(doc):
        label = f"{part:12}"
        if colour:
            label = paint(COLOURS.get(part, "2"), label)
        yield f"{label} {plain(doc[span])}"
