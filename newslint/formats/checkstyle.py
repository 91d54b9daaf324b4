"""Checkstyle XML, which many review tools read: findings under their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from newslint.formats.junit import legal
from newslint.model import Finding, Problem
from newslint.report import Report


def render(report: Report) -> Iterator[str]:
    """Yield the files in the order of the report; columns count code points."""
    files: dict[str, list[Element]] = defaultdict(list)
    for problem in report.errors:
        files[problem.path].append(problem_element(problem))
    for f in report.findings:
        files[f.path].append(finding_element(f))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="10.0">'
    for path, elements in files.items():
        file = Element("file", {"name": legal(path)})
        file.extend(elements)
        yield tostring(file, encoding="unicode")
    yield "</checkstyle>"


def finding_element(f: Finding) -> Element:
    """Return a finding; its source is the rule."""
    return Element(
        "error",
        {
            "line": str(f.start.line),
            "column": str(f.start.column),
            "severity": str(f.severity),
            "message": legal(f.message),
            "source": legal(f.rule),
        },
    )


def problem_element(problem: Problem) -> Element:
    """Return what is wrong with a whole file, which Checkstyle puts on line 0."""
    about = {"line": "0", "severity": "error", "source": "newslint/input"}
    return Element("error", about | {"message": legal(problem.message)})
