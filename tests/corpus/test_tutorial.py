"""docs/corpora.md: every command in it, run in turn, does what the page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from junitparser import JUnitXml

from newslint.corpus import expect, measures
from tests.console import DOCS, agrees, blocks, commands, run

PAGE = "corpora.md"


def test_every_command_does_what_is_shown(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    shutil.copytree(DOCS.parent / "examples" / "articles", tmp_path / "articles")
    (settings,) = blocks(PAGE, "toml")
    (tmp_path / "newslint.toml").write_text(settings, encoding="utf-8")
    statuses = []
    for command, shown in commands(PAGE):
        last = statuses[-1] if statuses else 0
        status, printed = run(command, last, tmp_path, environment)
        assert agrees(shown, printed), f"{command}\n{printed}"
        statuses.append(status)
    assert statuses == [0, 0, 0, 0, 1, 0, 1]
    (suite,) = JUnitXml.fromfile(str(tmp_path / "report.xml"))
    assert (suite.tests, suite.failures) == (8, 3)


def test_what_is_not_shown_is_told_apart() -> None:
    assert agrees("a\n...\nd\n", "a\nb\nc\nd\n")
    assert agrees("a *\n", "a b c\n")
    assert not agrees("a\nd\n", "a\nb\nd\n")
    assert not agrees("a\n", "a\nb\n")
    assert not agrees("", "a\n")


def test_five_commands_make_a_check_fail() -> None:
    page = (DOCS / PAGE).read_text(encoding="utf-8")
    assert re.findall(r"^\*\*(\d)\.\*\*", page, re.MULTILINE) == list("12345")
    assert [command.split()[0] for command, _ in commands(PAGE)][:5] == [
        "pip",
        *["newslint"] * 4,
    ]


def test_every_key_and_measure_is_in_a_table() -> None:
    page = (DOCS / PAGE).read_text(encoding="utf-8")
    named = {
        name
        for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
        for name in re.findall(r"`([\w-]+)`", row)
    }
    assert named == {*expect.KINDS, *measures.MEASURES}
