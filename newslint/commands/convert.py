"""Print the text, the parts and the metadata that newslint sees in files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from newslint.app import Linter
from newslint.commands import complain, settings
from newslint.document import Document
from newslint.files import FormatError, InputError
from newslint.formats.json import dumps
from newslint.formats.text import plain
from newslint.layers import blocks
from newslint.layers.paragraphs import flowing

HELP = "print the text, parts and metadata that newslint sees"
MARKS = {"headline": "# ", "subhead": "## ", "list": "- ", "quotation": "> "}


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help="stories, or -")
    parser.add_argument(
        "--to",
        choices=["json", "markdown"],
        default="json",
        help="what to print (default: json, an object a line for each story)",
    )
    settings.add_input(parser)
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Print every document in the files; return the exit status."""
    linter = Linter(settings.read(args))
    render = as_json if args.to == "json" else as_markdown
    status = 0
    paths, problems = linter.find(args.paths)
    for problem in problems:
        complain(f"{problem.path}: {problem.message}")
        status = 2
    for path in paths:
        try:
            for doc in linter.read(path, settings.name_of(path, args)):
                for line in render(doc):
                    print(shown(line))
        except InputError as error:
            if path in args.paths or not isinstance(error, FormatError):
                for message in error.args:
                    complain(f"{path}: {message}")
                status = 2
    sys.stdout.flush()
    return status


def shown(text: str) -> str:
    """Return text as it is, but without control characters for a terminal."""
    if not sys.stdout.isatty():
        return text
    return "\n".join(map(plain, text.split("\n")))


def as_json(doc: Document) -> Iterator[str]:
    """Yield one object: path, metadata, text, and its parts with their places.

    Offsets of parts are those in the text, ``line`` and ``column`` those in the file.
    """
    parts = []
    for span, part in blocks(doc):
        line, column = doc.position(doc.locate(span).start)
        row = {"part": part, "start": span.start, "end": span.end}
        parts.append({**row, "line": line, "column": column})
    story = {"path": doc.path, "meta": {**doc.meta}, "text": doc.text, "parts": parts}
    yield dumps(story)


def as_markdown(doc: Document) -> Iterator[str]:
    """Yield front matter and the paragraphs, those that are no copy with their parts.

    A character that Markdown would take for a mark is not escaped: this is to be read.
    """
    doc = flowing(doc)
    yield "---"
    for key, value in {"path": doc.path, **doc.meta}.items():
        yield f"{key}: {dumps(value)}"
    yield "---"
    for span, part in blocks(doc):
        yield ""
        mark = MARKS.get(part, "" if part in ("lead", "body") else f"*{part}:* ")
        yield mark + doc[span]
    yield ""
