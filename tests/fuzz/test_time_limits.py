"""A pattern without end is cut off and named, wherever it runs; other rules report."""

import json
import re
from pathlib import Path

import pytest
from conftest import Lint

from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.document import Document
from newslint.model import Problem
from newslint.server import work
from newslint.server.body import Job

PACK = """
[endless]
summary = "A pattern that takes time without end"
pattern = '\\baaaa(?:a|aa)+$'
bad     = ["{==aaaaa==}"]
good    = ["ccc"]

[the]
summary = "A word misspelt"
pattern = '\\bteh\\b'
bad     = ["{==teh==} cat"]
good    = ["the cat"]
"""
COPY = "teh " + "a" * 90 + "!\n"
CUT_OFF = "planted/endless ran past its time limit; skipped here"


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    """Settings with the planted pattern, and a rule beside it, alone."""
    path = tmp_path / "planted.toml"
    path.write_text(PACK)
    return Config(choice=Choice(select=("planted",)), rules=(path,))


def test_in_the_library(settings: Config) -> None:
    linter = Linter(settings)
    report = linter.report([linter.see([Document(COPY, "a.txt")])])
    assert report.errors == (Problem("a.txt", CUT_OFF),)
    assert [finding.rule for finding in report.findings] == ["planted/the"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_on_the_command_line_and_in_workers(
    newslint_command: Lint, settings: Config, tmp_path: Path, jobs: str
) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    (tmp_path / "b.txt").write_text("teh cat\n")
    args = ("--rules", "planted.toml", "--select", "planted", "-j", jobs)
    done = newslint_command("check", *args, "a.txt", "b.txt")
    assert done.returncode == 2
    assert done.stderr.decode() == f"newslint: a.txt: {CUT_OFF}\n"
    found = re.findall(rb"^(\w\.txt):1:1: warning.*\[planted/the\]", done.stdout, re.M)
    assert found == [b"a.txt", b"b.txt"]


def test_in_the_server(settings: Config) -> None:
    answer = work.prepare(settings)(
        Job("check", json.dumps({"text": COPY}).encode(), "application/json")
    )
    data = json.loads(answer.body)
    assert [error["message"] for error in data["errors"]] == [CUT_OFF]
    assert [finding["rule"] for finding in data["findings"]] == ["planted/the"]
