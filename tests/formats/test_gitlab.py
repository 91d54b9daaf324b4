"""The ``gitlab`` format is what GitLab's documentation asks of a Code Quality report.

`SCHEMA` puts in a schema the table of docs.gitlab.com/ci/testing/code_quality (section
“Code Quality report format”): all five fields are required, the severity is one of
five, the path is relative and not prefixed, and fingerprints are unique.
"""

import json

from hypothesis import given
from jsonschema import Draft202012Validator

from newslint.document import Document
from newslint.engine import place
from newslint.formats.gitlab import render
from newslint.model import Finding, Problem, Span
from newslint.report import Report

from .conftest import (
    DOUBLED,
    HOSTILE,
    check_golden,
    on_stories,
    reports,
    scrubbed,
    text_of,
)

SCHEMA = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": [
                "description",
                "check_name",
                "fingerprint",
                "severity",
                "location",
            ],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string"},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "additionalProperties": False,
                    "properties": {
                        "path": {"type": "string", "not": {"pattern": "^[.]/"}},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "additionalProperties": False,
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


def read(text: str) -> list[dict]:
    issues = json.loads(text)
    SCHEMA.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


def test_golden(report):
    check_golden("gitlab", text_of(render, report))


def test_a_finding_and_an_error(report):
    issues = read(text_of(render, report))
    assert len(issues) == 11
    assert issues[2].pop("fingerprint")
    assert issues[2] == {
        "description": "‘was’ is set twice",
        "check_name": "style/doubled-word",
        "severity": "major",
        "location": {"path": "stories/été & co.txt", "lines": {"begin": 1}},
    }
    assert (issues[0]["check_name"], issues[0]["severity"]) == (
        "newslint/input",
        "critical",
    )
    assert issues[1]["description"] == scrubbed(HOSTILE)


def test_severities(report):
    issues = read(text_of(render, report))
    assert [issue["severity"] for issue in issues[2:8]] == [
        "major",
        "major",
        "minor",
        "minor",
        "major",
        "info",
    ]


def test_a_path_is_not_prefixed():
    report = Report(errors=(Problem("./stories/a.txt", "gone"),))
    (issue,) = read(text_of(render, report))
    assert issue["location"]["path"] == "stories/a.txt"


def doubled(text: str, path: str = "a.txt") -> list[Finding]:
    doc = Document(text, path)
    starts = [i for i in range(len(text)) if text.startswith("was was", i)]
    return [place(DOUBLED, Span(i, i + 7), doc, "twice", ()) for i in starts]


def fingerprints(found: list[Finding]) -> list[str]:
    issues = read(text_of(render, Report(findings=tuple(found))))
    return [issue["fingerprint"] for issue in issues]


def test_a_fingerprint_outlives_an_edit_above():
    old = fingerprints(doubled("It was was so.\nIt was was so.\n"))
    new = fingerprints(doubled("A new lead.\n\nIt was was so.\nIt was was so.\n"))
    assert old == new


def test_the_same_words_in_two_files_are_two_issues():
    both = doubled("It was was so.\n") + doubled("It was was so.\n", "b.txt")
    assert len(set(fingerprints(both))) == 2


def test_nothing_to_say():
    assert read(text_of(render, Report(documents=2))) == []


@given(reports())
def test_any_report(report):
    issues = read(text_of(render, report))
    assert len(issues) == len(report.findings) + len(report.errors)


def test_stories(found):
    issues = read(on_stories("gitlab"))
    assert [(i["description"], i["location"]["lines"]["begin"]) for i in issues] == [
        (f["message"], f["line"]) for f in found
    ]
