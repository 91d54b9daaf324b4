"""The ``tap`` format is read by tap.py, with its YAML; version 14's escapes are undone.

`described` reads a test line by TAP version 14 (testanything.org, “Escaping”), which
tap.py does not know: a directive begins at a hash that no backslash stands before.
"""

import re

import pytest
from hypothesis import given
from tap.parser import Parser

from newslint.formats.tap import render
from newslint.formats.text import plain
from newslint.report import Report

from .conftest import (
    COPY_PATH,
    HOSTILE,
    check_golden,
    on_stories,
    reports,
    scrubbed,
    text_of,
)

POINT = re.compile(
    r"(?P<state>(?:not )?ok) (?P<number>\d+) - (?P<words>(?:[^\\#]|\\[\\#])*?)"
    r"(?: # (?P<directive>SKIP .*))?"
)


def read(text: str) -> list:
    lines = list(Parser().parse_text(text))
    assert not [line for line in lines if line.category == "unknown"]
    version, plan, *tests = lines
    assert (version.category, version.version) == ("version", 14)
    assert plan.expected_tests == len(tests)
    assert [test.number for test in tests] == list(range(1, len(tests) + 1))
    return tests


def described(text: str) -> list[re.Match]:
    points = [
        POINT.fullmatch(line)
        for line in text.split("\n")
        if re.match("(not )?ok", line)
    ]
    assert all(points)
    return points


def words(point: re.Match) -> str:
    return re.sub(r"\\([\\#])", r"\1", point["words"])


@pytest.fixture(scope="module")
def text(report) -> str:
    return text_of(render, report)


def test_golden(text):
    check_golden("tap", text)


def test_errors_findings_suppressed(text):
    tests = read(text)
    assert [test.ok for test in tests] == [False] * 11 + [True] * 3
    assert [point["directive"] is not None for point in described(text)] == [
        False
    ] * 11 + [True] * 3
    assert tests[11].directive.reason == "inSource a quotation"


def test_a_finding(text):
    test = read(text)[2]
    assert test.description == f"- {COPY_PATH}:1:15 style/doubled-word"
    assert test.yaml_block == {
        "message": "‘was’ is set twice",
        "severity": "error",
        "quote": "was was",
        "url": "https://github.com/newslint/newslint/blob/main/docs/rules/style.md#doubled-word",
    }


def test_hostile_text_comes_back_whole_or_plain(text, report):
    assert read(text)[1].yaml_block["message"] == scrubbed(HOSTILE)
    assert read(text)[10].yaml_block["message"] == scrubbed(HOSTILE)
    path = plain(report.findings[-1].path)
    assert words(described(text)[10]) == f"{path}:1:5 newslint/unused-suppression"


def test_clean_copy_is_one_test_that_passes():
    (test,) = read(text_of(render, Report(documents=3)))
    assert test.ok and not test.skip
    assert test.description == "- no findings, documents: 3"


@given(reports())
def test_any_report(report):
    text = text_of(render, report)
    tests, points = read(text), described(text)
    bad = (*report.errors, *report.findings)
    assert len(tests) == len(points) == len(bad) + len(report.suppressed) + (not bad)
    assert [test.ok for test in tests[: len(bad)]] == [False] * len(bad)
    for row, test, point in zip(bad, tests, points, strict=False):
        assert test.yaml_block["message"] == scrubbed(row.message)
        assert words(point).startswith(plain(row.path))
        assert not point["directive"]


def test_stories(found):
    tests = read(on_stories("tap"))
    assert [test.yaml_block["message"] for test in tests] == [
        f["message"] for f in found
    ]
    assert [test.yaml_block["quote"] for test in tests] == [f["quote"] for f in found]
