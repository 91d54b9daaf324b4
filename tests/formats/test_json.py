"""The ``json`` format keeps its contract: the keys, their kinds, and exact places."""

import json

from hypothesis import given

from newslint.formats.json import dumps, render
from newslint.report import Report

from .conftest import (
    any_text,
    check_golden,
    on_stories,
    reports,
    scrubbed,
    source,
    text_of,
)

CONTRACT = {
    "rule": str,
    "severity": str,
    "message": str,
    "path": str,
    "start": int,
    "end": int,
    "line": int,
    "column": int,
    "end_line": int,
    "end_column": int,
    "quote": str,
    "fix": dict | None,
    "fingerprint": str,
    "url": str,
}


def keeps_contract(finding: dict) -> bool:
    assert list(finding) == list(CONTRACT)
    assert all(isinstance(finding[key], kind) for key, kind in CONTRACT.items())
    assert finding["severity"] in ("info", "warning", "error")
    if fix := finding["fix"]:
        assert list(fix) == ["safe", "edits"] and isinstance(fix["safe"], bool)
        assert fix["edits"]
        for edit in fix["edits"]:
            assert [type(edit.pop(key)) for key in ("start", "end", "text")] == [
                int,
                int,
                str,
            ]
            assert not edit
    return True


def read(text: str) -> dict:
    data = json.loads(text)
    assert list(data) == ["version", "findings", "suppressed", "documents", "errors"]
    assert data["version"] == 1
    assert all(map(keeps_contract, data["findings"]))
    assert all(list(error) == ["path", "message"] for error in data["errors"])
    return data


def test_golden(report):
    check_golden("json", text_of(render, report))


def test_report(report):
    data = read(text_of(render, report))
    assert len(data["findings"]) == len(report.findings)
    assert (data["suppressed"], data["documents"], len(data["errors"])) == (3, 2, 2)


def test_one_finding_a_line(report):
    lines = text_of(render, report).splitlines()
    assert len(lines) == len(report.findings) + 2


def test_a_field_keeps_its_text(report):
    data = read(text_of(render, report))
    assert data["findings"][-1]["message"] == scrubbed(report.findings[-1].message)
    assert data["errors"][1]["message"] == scrubbed(report.errors[1].message)


def test_a_fix_is_the_edits(report):
    fixes = [f["fix"] for f in json.loads(text_of(render, report))["findings"]]
    assert None in fixes
    for f, fix in zip(report.findings, fixes, strict=True):
        edits = [
            {"start": start, "end": end, "text": scrubbed(text)}
            for (start, end), text in f.edits
        ]
        assert fix == ({"safe": f.safe, "edits": edits} if edits else None)


def test_nothing_to_say():
    assert read(text_of(render, Report(documents=7))) == {
        "version": 1,
        "findings": [],
        "suppressed": 0,
        "documents": 7,
        "errors": [],
    }


@given(any_text())
def test_any_text_survives_on_one_line(text):
    line = dumps(text)
    assert json.loads(line) == scrubbed(text)
    assert len(f"{line}".splitlines()) == 1


@given(reports())
def test_any_report(report):
    assert len(read(text_of(render, report))["findings"]) == len(report.findings)


def test_stories():
    data = read(on_stories("json"))
    assert data["documents"] == 2
    assert data["findings"]
    for f in data["findings"]:
        text = source(f["path"])
        assert text[f["start"] : f["end"]] == f["quote"]
        for offset, line, column in (
            (f["start"], f["line"], f["column"]),
            (f["end"], f["end_line"], f["end_column"]),
        ):
            lines = text[:offset].split("\n")
            assert (len(lines), len(lines[-1]) + 1) == (line, column)
