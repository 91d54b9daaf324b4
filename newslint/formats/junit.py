"""JUnit XML, for the test report of a CI system: every finding is a failed test.

Keeps to the schema of Jenkins' xUnit plug-in (junit-10.xsd), which GitLab reads too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from newslint.formats.text import plain
from newslint.model import Finding
from newslint.report import Report, url

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> Iterator[str]:
    """Yield one suite: errors, a failure a finding, a skipped test a suppressed one.

    Copy without a finding is one test that passes.
    """
    tests = list(cases(report))
    counts = {
        "tests": len(tests),
        "failures": len(report.findings),
        "errors": len(report.errors),
        "skipped": len(report.suppressed),
    }
    numbers = " ".join(f'{name}="{count}"' for name, count in counts.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<testsuites>"
    yield f'<testsuite name="newslint" {numbers}>'
    for test in tests:
        yield from tostring(test, encoding="unicode").split("\n")
    yield "</testsuite>"
    yield "</testsuites>"


def cases(report: Report) -> Iterator[Element]:
    """Yield the tests."""
    seen: Counter[tuple[str, str]] = Counter()
    for path, message in report.errors:
        test = case("newslint/input", f"{path}: {message}", seen)
        SubElement(test, "error", {"type": "error", "message": legal(message)})
        yield test
    for f in report.findings:
        test = case(f.rule, f"{f.path}: {f.message}", seen)
        about = {"type": str(f.severity), "message": legal(f.message)}
        SubElement(test, "failure", about).text = "\n".join(map(plain, details(f)))
        yield test
    for s in report.suppressed:
        test = case(s.finding.rule, f"{s.finding.path}: {s.finding.message}", seen)
        SubElement(test, "skipped", {"type": s.kind, "message": legal(s.reason)})
        yield test
    if not report.findings and not report.errors:
        yield case("newslint/findings", f"none; documents: {report.documents}", seen)


def case(rule: str, name: str, seen: Counter[tuple[str, str]]) -> Element:
    """Return a test; a rule's pack is its package.

    Its name is its own, as servers fold tests of one name into one, and holds no line
    number, so that they know the test again when the copy above it grows.
    """
    seen[rule, name] += 1
    if seen[rule, name] > 1:
        name = f"{name} ({seen[rule, name]})"
    about = {"classname": rule.replace("/", "."), "name": name}
    return Element("testcase", {key: legal(value) for key, value in about.items()})


def details(f: Finding) -> Iterator[str]:
    """Yield the lines that a server shows of a failure."""
    yield f"{f.path}:{f.start.line}:{f.start.column}: {f.severity}: {f.message}"
    yield f"{f.before}{f.quote}{f.after}"
    yield url(f.rule)


def legal(text: str) -> str:
    """Return *text* with U+FFFD for every character that XML 1.0 has no place for."""
    return ILLEGAL.sub("\ufffd", text)
