"""GitHub Actions workflow commands: findings as annotations on the changed lines.

See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.formats.json import encodable
from newslint.model import Finding, Problem, Severity
from newslint.report import Report, slashed

COMMANDS = {
    Severity.INFO: "notice",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
}
CONTROLS = dict.fromkeys(
    (
        *(*range(9), *range(11, 32), *range(127, 160)),
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A)),  # that turn the line round
    ),
    "\ufffd",
)
DATA = CONTROLS | str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report) -> Iterator[str]:
    """Yield a command for each error and finding; columns count code points."""
    yield from map(problem, report.errors)
    yield from map(annotation, report.findings)


def problem(error: Problem) -> str:
    """Return the command for what is wrong with a whole file."""
    return command(
        "error", {"file": slashed(error.path), "title": "newslint/input"}, error.message
    )


def annotation(f: Finding) -> str:
    """Return the command for a finding."""
    lines = {"line": f.start.line, "endLine": f.end.line}
    # The runner takes columns only where a single line is annotated.
    columns = {"col": f.start.column, "endColumn": f.end.column}
    place = lines | columns if f.start.line == f.end.line else lines
    about: dict[str, object] = {"file": slashed(f.path), **place, "title": f.rule}
    return command(COMMANDS[f.severity], about, f.message)


def command(name: str, properties: dict[str, object], data: str) -> str:
    """Return a workflow command, escaped as the runner undoes it.

    Control characters are replaced, as they would act on whatever shows the log.
    """
    pairs = ",".join(f"{k}={str(v).translate(PROPERTY)}" for k, v in properties.items())
    return encodable(f"::{name} {pairs}::{data.translate(DATA)}")
