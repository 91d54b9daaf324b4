"""Hold an audit to what is expected of the collection, and name what is not so.

Expectations are the table ``expect`` of the settings, or a TOML file of their own; see
docs/corpora.md. The folder is one that 'newslint corpus audit' wrote.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.app import Linter
from newslint.commands import complain, settings
from newslint.commands.check import show
from newslint.files import InputError, trouble
from newslint.formats.json import listed
from newslint.formats.junit import attributes, escape
from newslint.formats.text import plain

if TYPE_CHECKING:  # which need the extra
    from newslint.corpus.expect import Expectation, Result

HELP = "hold an audit to what is expected, and name what is not so"


def arguments(parser: ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.epilog = (
        "Exit status: 0 all is as expected, 1 something is not, 2 something could not "
        "be read."
    )
    add = parser.add_argument
    add("audit", type=Path, metavar="DIR", help="what 'newslint corpus audit' wrote")
    add("--expect", type=Path, metavar="FILE", help="expect what this file says alone")
    add("--against", type=Path, metavar="DIR", help="an earlier audit to compare with")
    add("-f", "--format", choices=tuple(FORMATS), default="text", help="default: text")
    add("-o", "--output", type=Path, metavar="FILE", help="write the report here")
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Check, and say what is not as expected; return the exit status."""
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]

        from newslint.corpus import expect
    except ImportError as error:
        raise InputError(
            f"a check needs {error.name}; pip install 'newslint[corpus]'"
        ) from None
    render, output = FORMATS[args.format], args.output
    args.format = None  # that of findings is another
    chosen = settings.read(args)
    table = expect.load(args.expect) if args.expect else chosen.expect
    if not table:
        raise InputError(
            "nothing is expected; write [expect.few-errors] with max = 0.5 in "
            "newslint.toml, or name a file with --expect"
        )
    wanted = expect.expectations(table, Linter(chosen).catalogue.rules)
    finished(args.audit)
    if args.against:
        finished(args.against)
    try:
        found = expect.check(wanted, args.audit, args.against)
        expect.save(args.audit, found)
        redraw(args.audit)
    except OSError as error:
        raise InputError(f"{error.filename}: {trouble(error)}") from None
    except (ArrowException, KeyError, ValueError) as error:
        raise InputError(
            f"{args.audit}: not an audit ({error}); make it again"
        ) from None
    for doubt in doubts(wanted, args.audit, args.against):
        complain(doubt)
    show(render(found), output, sys.stdout)
    return int(not all(each.passed for each in found))


def redraw(out: Path) -> None:
    """Bring the report up to date, if there is one; complain if it cannot be."""
    if (out / "report.html").is_file():
        from newslint.corpus.report import attempt, undrawn

        if trouble := attempt(out):
            complain(undrawn(out, trouble))


def finished(out: Path) -> None:
    """Raise InputError if there is no audit in a folder, or not all of one."""
    for name in ("documents.parquet", "findings.parquet", "problems.jsonl"):
        if not (out / name).is_file():
            raise InputError(
                f"{out}: no audit, as {name} is not there; make one by "
                f"'newslint corpus audit PATH... --out {out}'"
            )
    if not (out / "summary.json").is_file():
        raise InputError(f"{out}: an audit broken off; run it again to go on")


def doubts(
    wanted: Sequence[Expectation], out: Path, against: Path | None
) -> Iterator[str]:
    """Yield why an expectation may be met for no good reason."""
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    ran = {*summary["on"]}
    for each in wanted:
        if each.of_findings and each.rules is not None and not each.rules & ran:
            yield f"expectation {each.name!r}: none of its rules ran in this audit"
    compared = [each.name for each in wanted if each.compares]
    if compared and not against:
        yield (
            f"{', '.join(compared)}: compared with nothing; name an earlier audit with "
            "--against"
        )


def text(found: Sequence[Result]) -> Iterator[str]:
    """Yield what is not as expected, with examples, then the count."""
    for each in found:
        if not each.passed:
            yield f"{named(each)}: {plain(each.message)}"
            yield from (f"    {line}" for line in map(example, each.examples))
    failed = sum(not each.passed for each in found)
    if failed:
        yield f"{failed} of {len(found)} expectations not met"
    else:
        yield f"all {len(found)} expectations met" if found else "nothing to look at"


def as_json(found: Sequence[Result]) -> Iterator[str]:
    """Yield one JSON object, with a line for each expectation."""
    passed = json.dumps(all(each.passed for each in found))
    yield f'{{"version": 1, "passed": {passed}, "expectations": ['
    yield from listed(each._asdict() for each in found)
    yield "]}"


def junit(found: Sequence[Result]) -> Iterator[str]:
    """Yield one suite, in which an expectation of a group is a test."""
    failed = sum(not each.passed for each in found)
    counts = {"tests": len(found), "failures": failed, "errors": 0, "skipped": 0}
    about = attributes(
        name="newslint.corpus", **{key: str(count) for key, count in counts.items()}
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<testsuites>"
    yield f"<testsuite {about}>"
    for each in found:
        case = attributes(
            classname=f"expect.{each.name}", name=each.group or each.measure
        )
        yield f"<testcase {case}>"
        if not each.passed:
            yield f"<failure {attributes(type='expectation', message=each.message)}>"
            yield from (escape(line) for line in map(example, each.examples))
            yield "</failure>"
        yield "</testcase>"
    yield "</testsuite>"
    yield "</testsuites>"


def named(each: Result) -> str:
    """Return what to call a result."""
    return plain(f"{each.name} ({each.group})" if each.group else each.name)


def example(row: Any) -> str:
    """Return an example in one line: where, what, and the words around it."""
    place = f"{row['id']}:{row['line']}" if "line" in row else row["id"]
    rule = f" [{row['rule']}]" if "rule" in row else ""
    quote = f": {row['before']}{row['quote']}{row['after']}" if row.get("quote") else ""
    return plain(f"{place}: {row['message']}{rule}{quote}")


FORMATS: dict[str, Callable[[Sequence[Result]], Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "junit": junit,
}
