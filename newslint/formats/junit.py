"""JUnit XML, for the test report of a CI system: every finding is a failed test.

Keeps to the schema of Jenkins' xUnit plug-in (junit-10.xsd), which GitLab reads too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newslint.formats.json import encodable
from newslint.formats.text import plain
from newslint.model import Finding
from newslint.report import Report, url

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # that XML 1.0 has no place for
MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# A reader makes a space of white space in an attribute unless it is escaped.
WHITE = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
ESCAPES = str.maketrans(MARKS | WHITE)


def render(report: Report) -> Iterator[str]:
    """Yield one suite: errors, a failure a finding, a skipped test a suppressed one.

    Copy without a finding is one test that passes.
    """
    clean = not report.findings and not report.errors
    counts = {
        "failures": len(report.findings),
        "errors": len(report.errors),
        "skipped": len(report.suppressed),
    }
    numbers = {"tests": clean + sum(counts.values()), **counts}
    about = attributes(name="newslint", **{k: str(n) for k, n in numbers.items()})
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<testsuites>"
    yield f"<testsuite {about}>"
    seen: Counter[tuple[str, str]] = Counter()
    for rule, name, outcome in cases(report):
        seen[rule, name] += 1
        # Servers fold tests of one name into one.
        nth = f" ({seen[rule, name]})" if seen[rule, name] > 1 else ""
        about = attributes(classname=rule.replace("/", "."), name=name + nth)
        yield f"<testcase {about}>"
        yield from outcome
        yield "</testcase>"
    yield "</testsuite>"
    yield "</testsuites>"


def cases(report: Report) -> Iterator[tuple[str, str, Iterator[str]]]:
    """Yield each test's rule, its name, and the lines that tell its outcome.

    A name holds no line number, so that a server knows the test again when the copy
    above it grows.
    """
    for path, message in report.errors:
        about = attributes(type="error", message=message)
        yield "newslint/input", f"{path}: {message}", iter([f"<error {about}/>"])
    for f in report.findings:
        yield f.rule, f"{f.path}: {f.message}", failure(f)
    for s in report.suppressed:
        about = attributes(type=s.kind, message=s.reason)
        name = f"{s.finding.path}: {s.finding.message}"
        yield s.finding.rule, name, iter([f"<skipped {about}/>"])
    if not report.findings and not report.errors:
        yield "newslint/findings", f"none; documents: {report.documents}", iter(())


def failure(f: Finding) -> Iterator[str]:
    """Yield a finding; its text is what a server shows."""
    place = f"{f.path}:{f.start.line}:{f.start.column}: {f.severity}: {f.message}"
    yield f"<failure {attributes(type=str(f.severity), message=f.message)}>"
    yield escape(plain(place))
    yield escape(plain(f"{f.before}{f.quote}{f.after}"))
    yield escape(url(f.rule))
    yield "</failure>"


def attributes(**values: str) -> str:
    """Return *values* as XML attributes."""
    return " ".join(f'{name}="{escape(value)}"' for name, value in values.items())


def escape(text: str) -> str:
    """Return *text* for XML, with U+FFFD for every character that it cannot hold."""
    return CONTROLS.sub("\ufffd", encodable(text)).translate(ESCAPES)
