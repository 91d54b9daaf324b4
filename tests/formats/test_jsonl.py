"""The ``jsonl`` format is one finding a line, each as the ``json`` format has it."""

import json

from hypothesis import given

from newslint.formats.json import render as render_json
from newslint.formats.jsonl import render
from newslint.report import Report

from .conftest import check_golden, on_stories, reports, text_of


def test_golden(report):
    check_golden("jsonl", text_of(render, report))


@given(reports())
def test_any_report_is_one_finding_a_line(report):
    lines = text_of(render, report).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(
        text_of(render_json, report)
    )["findings"]


def test_nothing_to_say():
    assert text_of(render, Report(documents=1)) == ""


def test_stories(found):
    assert [json.loads(line) for line in on_stories("jsonl").splitlines()] == found
