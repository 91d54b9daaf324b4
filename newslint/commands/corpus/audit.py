"""Look at every article of a collection, and write what is found to a folder.

The folder holds findings.parquet, documents.parquet, problems.jsonl, summary.json and
report.html.
An audit that was broken off goes on where it was when it is started again.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newslint.commands import complain, settings
from newslint.commands.check import whole
from newslint.commands.corpus import engine
from newslint.files import InputError
from newslint.formats.text import plain

HELP = "lint a collection, and say what is found by rule, source, day and section"


def arguments(parser: ArgumentParser) -> None:
    """Add the task's arguments."""
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="files, folders or globs of articles")
    add("--out", type=Path, required=True, metavar="DIR", help="write the audit here")
    add("-j", "--jobs", type=whole, metavar="N", help="processes (default: all cores)")
    add(
        "--clean", type=Path, metavar="DIR", help="write a cleaned copy here, and a log"
    )
    add(
        "--expect", type=Path, metavar="FILE", help="what the collection should be like"
    )
    add("--no-report", action="store_true", help="write no report.html")
    settings.add_choice(parser)
    reading = parser.add_argument_group("input")
    reading.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="NAME=COLUMN",
        help="which column holds the text, headline, source, published …",
    )
    reading.add_argument(
        "--input-format", metavar="NAME", help="read all as this, whatever it is called"
    )
    reading.add_argument(
        "--encoding", help="of files that are not UTF-8 and do not say what they are"
    )
    engine.arguments(parser)
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Audit, and say what was found; return the exit status."""
    try:
        from newslint.commands.corpus.progress import shown
        from newslint.corpus import expect
        from newslint.corpus.audit import audit
    except ImportError as error:
        raise InputError(
            f"an audit needs {error.name}; pip install 'newslint[corpus]'"
        ) from None
    chosen = settings.read(args)
    chosen = chosen._replace(fields={**chosen.fields, **dict(map(field, args.field))})
    if args.expect:
        chosen = chosen._replace(expect=expect.load(args.expect))
    if args.clean and args.clean.resolve() in (args.out.resolve(), Path.cwd()):
        raise InputError("--clean needs a folder of its own; name another")
    try:
        with shown() as show, engine.chosen(args) as using:
            summary = audit(
                *(chosen, args.paths, args.out, show, using, args.clean),
                report=not args.no_report,
            )
    except KeyboardInterrupt:
        complain("what is done is kept; run the same command to go on")
        raise
    if not summary["articles"]:
        raise InputError(f"no article to look at{unread(summary, args.out)}")
    print(*told(summary, args.out), sep="\n")
    if summary["problems"]:
        complain(f"not all could be looked at{unread(summary, args.out)}")
    if "unreported" in summary:
        from newslint.corpus.report import undrawn

        complain(undrawn(args.out, str(summary["unreported"])))
    return 0


def unread(summary: Mapping[str, Any], out: Path) -> str:
    """Return the first problem of an audit, if there is one, and how many more."""
    path = out / "problems.jsonl"
    with path.open(encoding="utf-8") as file:
        first = next(map(json.loads, file), None)
    if not first:
        return ""
    more = summary["problems"] - 1
    where = f" (and {more:,} more; see {path})" if more else ""
    return plain(f": {first['id']}: {first['message']}{where}")


def field(text: str) -> tuple[str, str]:
    """Read the name of a field and of the column that holds it. Raises InputError."""
    name, equals, column = text.partition("=")
    if not (name and equals and column):
        raise InputError(f"--field {text!r} is not NAME=COLUMN, as in text=body")
    return name, column


def told(summary: Mapping[str, Any], out: Path) -> Iterator[str]:
    """Yield what there is to say of an audit in a few lines."""
    yield (
        f"{summary['articles']:,} articles, {summary['words']:,} words: "
        f"{summary['errors']:,} errors, {summary['warnings']:,} warnings, "
        f"{summary['infos']:,} infos"
    )
    yield (
        f"errors {summary['error_rate']:.2f}, warnings {summary['warning_rate']:.2f} "
        f"per 1,000 words; {summary['flawed_share']:.0%} of articles have one"
    )
    yield (
        f"{summary['copies']:,} copies; {summary['clustered']:,} articles in "
        f"{summary['clusters']:,} groups that share half their words"
    )
    for rule, counts in list(summary["rules"].items())[:10]:
        yield f"{counts['findings']:9,}  {rule}"
    if "changes" in summary:
        yield f"{summary['changes']:,} changes in the cleaned copy"
    yield f"all of it is in {out}"
    if (out / "report.html").is_file():
        yield f"to look at it, open {out / 'report.html'} in a browser"
