"""Three styles find what is expected, where it is, as Vale itself does."""

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from .conftest import FOLDERS, HERE, STORIES, load, places

EXPECTED = HERE / "expected.txt"  # path:line:column:rule, each one read in its place
VALE = os.environ.get("VALE") or shutil.which("vale")
RULES, REFUSED = load(*FOLDERS)
BY_SENTENCE = {"Desk.SentenceLength", "Wire.Upper", "Desk.Grade"}


def expected(path: Path) -> set[str]:
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    mine = (line for line in lines if line.startswith(f"{path.name}:"))
    return {line.partition(":")[2] for line in mine}


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_the_places_are_those_expected(path: Path) -> None:
    assert set(places(path, RULES)) == expected(path)


def test_every_rule_that_is_done_finds_something() -> None:
    found = {line.rpartition(":")[2] for line in EXPECTED.read_text().splitlines()}
    silent = {"Vale.Terms", "Desk.Quotes"}  # all is as it should be in the stories
    assert found == RULES.keys() - silent - refused()


def refused() -> set[str]:
    return {name for name, rule in RULES.items() if rule.id in REFUSED}


def test_what_is_not_done_is_named_and_off() -> None:
    assert refused() == {"Desk.Passive", "Desk.Spelling", "Wire.Script"}
    for name in refused():
        assert not RULES[name].enabled
        assert RULES[name].check(None) == ()
    assert "sequence" in REFUSED["desk/passive"]


@pytest.mark.skipif(not VALE, reason="no vale on the path, nor in the variable VALE")
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_vale_itself_finds_the_same(path: Path) -> None:
    """What depends on where sentences end differs, as Vale lets them cross lines."""
    run = subprocess.run(
        [VALE, "--config", HERE / ".vale.ini", "--output", "JSON", path],
        capture_output=True,
        cwd=HERE,
        timeout=120,
    )
    theirs = {
        f"{alert['Line']}:{alert['Span'][0]}:{alert['Check']}": alert["Message"]
        for alerts in json.loads(run.stdout).values()
        for alert in alerts
    }
    mine = places(path, RULES)
    differ = Counter(key.rpartition(":")[2] for key in theirs.keys() ^ mine.keys())
    first = {"Wire.Spellings": 1}  # Vale leaves the first place of the two alone
    assert not (differ - Counter(first)).keys() - BY_SENTENCE
    assert len(theirs.keys() & mine.keys()) >= 0.9 * len(theirs)
    for key in theirs.keys() & mine.keys():
        assert mine[key] == theirs[key] or key.rpartition(":")[2] in BY_SENTENCE
