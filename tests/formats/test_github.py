"""The ``github`` format is undone by GitHub's runner to what was said.

`undo` reads a line as the runner does (actions/runner, ActionCommand.TryParseV2 and the
mappings it unescapes by), and `check` holds a command to what the runner and the checks
API demand of an annotation (IssueCommandExtension.ValidateLinesAndColumns).
"""

import re

import pytest
from hypothesis import given

from newslint.formats.github import render
from newslint.report import Report

from .conftest import (
    COPY_PATH,
    HOSTILE,
    ODD_PATH,
    check_golden,
    on_stories,
    reports,
    scrubbed,
    text_of,
)

DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescape(text: str, mapping: dict[str, str]) -> str:
    for escaped, plain in mapping.items():
        text = text.replace(escaped, plain)
    return text


def shown(text: str) -> str:
    """Return *text* as a log may hold it."""
    return re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]",
        "\ufffd",
        scrubbed(text),
    )


def undo(line: str) -> tuple[str, dict[str, str], str]:
    assert line.startswith("::")
    about, _, data = line[2:].partition("::")
    name, _, pairs = about.partition(" ")
    properties = {}
    for pair in pairs.split(","):
        key, _, value = pair.partition("=")
        assert key not in properties
        properties[key] = unescape(value, PROPERTY)
    return name, properties, unescape(data, DATA)


def check(name: str, properties: dict[str, str], data: str) -> bool:
    assert name in ("error", "warning", "notice")
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    if "line" in properties:
        assert 1 <= int(properties["line"]) <= int(properties["endLine"])
    if "col" in properties:
        assert properties["line"] == properties["endLine"]
        assert 1 <= int(properties["col"]) <= int(properties["endColumn"])
    return True


def read(text: str) -> list[tuple[str, dict[str, str], str]]:
    commands = list(map(undo, text.split("\n")[:-1]))
    assert all(check(*command) for command in commands)
    return commands


@pytest.fixture(scope="module")
def commands(report) -> list:
    return read(text_of(render, report))


def test_golden(report):
    check_golden("github", text_of(render, report))


def test_errors_come_first(commands):
    assert commands[0] == (
        "error",
        {"file": "stories/gone.txt", "title": "newslint/input"},
        "No such file or directory; check the path",
    )
    assert commands[1][1]["file"] == COPY_PATH


def test_a_finding(commands):
    place = {"line": "1", "endLine": "1", "col": "15", "endColumn": "22"}
    about = {"file": COPY_PATH, **place, "title": "style/doubled-word"}
    assert commands[2] == ("error", about, "‘was’ is set twice")


def test_severities(commands):
    assert [name for name, _, _ in commands[2:8]] == [
        "error",
        "error",
        "warning",
        "warning",
        "error",
        "notice",
    ]


def test_over_two_lines_there_are_no_columns(commands):
    _, about, _ = commands[4]
    assert (about["line"], about["endLine"]) == ("3", "4")
    assert not {"col", "endColumn"} & set(about)


def test_hostile_text_comes_back_but_for_controls(commands):
    _, about, data = commands[-1]
    assert about["file"] == ODD_PATH
    assert data == shown(HOSTILE)


def test_nothing_to_say():
    assert text_of(render, Report(documents=2)) == ""


@given(reports())
def test_any_report(report):
    commands = [undo(line) for line in text_of(render, report).split("\n")[:-1]]
    said = [(row.path, row.message) for row in (*report.errors, *report.findings)]
    assert [(about["file"], data) for _, about, data in commands] == [
        (shown(path), shown(message)) for path, message in said
    ]


def test_stories(found):
    commands = read(on_stories("github"))
    assert [(about["file"], data) for _, about, data in commands] == [
        (f["path"], f["message"]) for f in found
    ]
