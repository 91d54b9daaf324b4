"""The ``rdjson`` format is Reviewdog's, with places that are right in bytes.

`SCHEMA` says what Reviewdog publishes (reviewdog/reviewdog, proto/rdf/reviewdog.proto
and jsonschema/DiagnosticResult.json), and is stricter: it allows no key that is not in
it. An end is exclusive, columns count bytes of UTF-8 from 1, and a range of lines alone
has no column at either end.
"""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from newslint.document import revise
from newslint.formats.rdjson import render
from newslint.report import Report

from .conftest import (
    COPY,
    COPY_PATH,
    HOSTILE,
    ODD,
    ODD_PATH,
    check_golden,
    on_stories,
    reports,
    scrubbed,
    source,
    text_of,
)


def table(required: list[str], **properties: object) -> dict:
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


STRING = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
POSITION = table(["line"], line=COUNT, column=COUNT)
RANGE = table(["start"], start=POSITION, end=POSITION)
NAMED = table(["name"], name=STRING, url=STRING)
SEVERITY = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
DIAGNOSTIC = table(
    ["message", "location"],
    message=STRING,
    location=table(["path"], path=STRING, range=RANGE),
    severity=SEVERITY,
    source=NAMED,
    code=table(["value"], value=STRING, url=STRING),
    suggestions={
        "type": "array",
        "items": table(["range", "text"], range=RANGE, text=STRING),
    },
)
SCHEMA = Draft202012Validator(
    table(
        ["diagnostics"],
        diagnostics={"type": "array", "items": DIAGNOSTIC},
        source=NAMED,
        severity=SEVERITY,
    )
)


def read(text: str) -> list[dict]:
    result = json.loads(text)
    SCHEMA.validate(result)
    return result["diagnostics"]


def split(text: bytes, place: dict) -> tuple[bytes, bytes, bytes]:
    """Return the bytes before, in and after a range."""
    starts = [0]
    for line in text.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    start, end = (
        starts[place[key]["line"] - 1] + place[key]["column"] - 1
        for key in ("start", "end")
    )
    return text[:start], text[start:end], text[end:]


@pytest.fixture(scope="module")
def diagnostics(report) -> list[dict]:
    return read(text_of(render, report))


def test_golden(report):
    check_golden("rdjson", text_of(render, report))


def test_a_range_is_the_quote_in_bytes(diagnostics, report):
    texts = {COPY_PATH: COPY, ODD_PATH: ODD}
    for f, said in zip(report.findings, diagnostics[2:], strict=True):
        text = texts[f.path].encode("utf-8", "surrogatepass")
        _, quote, _ = split(text, said["location"]["range"])
        assert quote.decode("utf-8", "surrogatepass") == f.quote


def test_a_suggestion_makes_what_the_edit_makes(diagnostics, report):
    texts = {COPY_PATH: COPY, ODD_PATH: ODD}
    made = 0
    for f, said in zip(report.findings, diagnostics[2:], strict=True):
        assert ("suggestions" in said) == (len(f.edits) == 1)
        for suggestion in said.get("suggestions", ()):
            text = texts[f.path]
            before, _, after = split(
                text.encode("utf-8", "surrogatepass"), suggestion["range"]
            )
            fixed = before + suggestion["text"].encode() + after
            wanted = scrubbed(revise(text, f.edits)[0])
            assert scrubbed(fixed.decode("utf-8", "surrogatepass")) == wanted
            made += 1
    assert made == 7


def test_columns_count_bytes(diagnostics):
    place = diagnostics[2]["location"]["range"]
    before = "Kim’s 𝕍isit 😀 "
    assert place["start"] == {"line": 1, "column": len(before.encode()) + 1}
    assert len(before.encode()) > len(before)


def test_an_insertion_is_empty(diagnostics):
    (suggestion,) = diagnostics[7]["suggestions"]
    assert suggestion["range"]["start"] == suggestion["range"]["end"]
    assert suggestion["text"] == "."


def test_a_finding_whose_bytes_were_not_counted_is_told_by_lines(report):
    f = report.findings[2]._replace(byte_positions=())
    (said,) = read(text_of(render, Report(findings=(f,))))
    assert said["location"]["range"] == {"start": {"line": 3}, "end": {"line": 4}}
    assert "suggestions" not in said


def test_errors_have_no_range(diagnostics):
    assert diagnostics[0]["location"] == {"path": "stories/gone.txt"}
    assert diagnostics[1]["message"] == scrubbed(HOSTILE)
    assert [d["severity"] for d in diagnostics[:3]] == ["ERROR", "ERROR", "ERROR"]


def test_nothing_to_say():
    assert read(text_of(render, Report(documents=2))) == []


@given(reports())
def test_any_report(report):
    diagnostics = read(text_of(render, report))
    assert len(diagnostics) == len(report.findings) + len(report.errors)


def test_stories(found):
    diagnostics = read(on_stories("rdjson"))
    assert len(diagnostics) == len(found)
    assert any("suggestions" in said for said in diagnostics)
    for f, said in zip(found, diagnostics, strict=True):
        text = source(f["path"])
        _, quote, _ = split(text.encode(), said["location"]["range"])
        assert quote.decode() == f["quote"]
        for suggestion in said.get("suggestions", ()):
            before, _, after = split(text.encode(), suggestion["range"])
            ((edit),) = f["fix"]["edits"]
            fixed = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
            assert (before + suggestion["text"].encode() + after).decode() == fixed
