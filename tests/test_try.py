"""``newslint try``: counts, a sample, judgements at a real terminal, what changed."""

from __future__ import annotations

import gzip
import json
import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import STORIES, Lint

from newslint.trial.precision import Precision
from newslint.trial.sample import Sample

RULE = r"""
[believed]
summary = "Who believes it?"
pattern = '\b(?:is|are|was|were) (?:believed|thought|seen)\b'
"""
NARROW = RULE.replace("|thought|seen", "|expected").replace("is|are|", "is|")
STORY = "A plan was seen.\n\nIt is believed to cost more, and it is thought a pity.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a rule, an older and narrower one, and an archive."""
    (tmp_path / "rule.toml").write_text(RULE)
    (tmp_path / "old.toml").write_text(NARROW)
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(STORY)
    (archive / "b.txt").write_text("Nothing to see.\n")
    return tmp_path


def tried(command: Lint, *args: str | Path, status: int = 0) -> dict:  # type: ignore[type-arg]
    done = command("try", "rule.toml", *args, "--format", "json")
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_hits_stream_with_their_count_and_rate(
    newslint_command: Lint, desk: Path
) -> None:
    done = newslint_command("try", "rule.toml", "archive")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert re.fullmatch(
        r" +1 +\d+\.\d\d/1,000  archive/a\.txt:1:8: A plan \{==was seen==\}\.", lines[0]
    )
    assert "It {==is believed==} to cost" in lines[1]
    assert lines[3] == "3 hits in 2 documents, 19 words: 157.89 per 1,000 words"
    assert "a sample of 3 to judge:" in lines
    assert lines[-1] == "nothing judged yet"


def test_examples_may_wait_but_not_the_rest(newslint_command: Lint, desk: Path) -> None:
    (desk / "rule.toml").write_text("[a]\nsummary = 'a'\npatern = 'b'\n")
    done = newslint_command("try", "rule.toml", "archive")
    assert done.returncode == 2
    assert b"did you mean 'pattern'?" in done.stderr
    (desk / "rule.toml").write_text("")
    assert b"no rules" in newslint_command("try", "rule.toml", "archive").stderr


def test_few_are_printed_of_many(newslint_command: Lint, desk: Path) -> None:
    done = newslint_command("try", "rule.toml", "archive", "--show", "1")
    assert b"and 2 more; see more by --show" in done.stdout


def test_json(newslint_command: Lint, desk: Path) -> None:
    found = tried(newslint_command, "archive")
    assert found["hits"] == 3
    assert (found["documents"], found["words"]) == (2, 19)
    assert found["rules"] == {"rule/believed": 3}
    assert {hit["quote"] for hit in found["sample"]} == {
        "was seen",
        "is believed",
        "is thought",
    }
    assert found["judged"]["precision"] is None


def test_an_archive_in_json_lines(newslint_command: Lint, desk: Path) -> None:
    rows = [{"body": STORY}, {"body": "None."}]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (desk / "rows.jsonl").write_bytes(data)
    (desk / "rows.jsonl.gz").write_bytes(gzip.compress(data))
    for name in ("rows.jsonl", "rows.jsonl.gz"):
        found = tried(newslint_command, name, "--field", "body")
        assert (found["hits"], found["documents"]) == (3, 2)
        befores = {hit["quote"]: hit["before"] for hit in found["sample"]}
        assert befores["is believed"] == "It ", "of the text, not of its JSON"


def test_the_second_record_is_shown_as_its_text_has_it(
    newslint_command: Lint, desk: Path
) -> None:
    rows = ["Rain it was.", "It is believed to be so."]
    data = "".join(json.dumps({"text": row}) + "\n" for row in rows)
    (desk / "rows.jsonl").write_text(data)
    (hit,) = tried(newslint_command, "rows.jsonl")["sample"]
    shown = (hit["before"], hit["quote"], hit["after"])
    assert shown == ("It ", "is believed", " to be so.")
    done = newslint_command("try", "rule.toml", "rows.jsonl", "--no-judge")
    assert b"rows.jsonl:2:14: It {==is believed==} to be so." in done.stdout


def test_a_rule_that_cannot_run_is_refused_once(
    newslint_command: Lint, desk: Path
) -> None:
    (desk / "rule.toml").write_text("[open]\nsummary = 'a'\npattern = '('\n")
    done = newslint_command("try", "rule.toml", "archive")
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("newslint: rule.toml: [open] breaks down: error: missing )")


def test_what_cannot_be_read_is_said(newslint_command: Lint, desk: Path) -> None:
    found = tried(newslint_command, "archive", "none.txt", status=2)
    assert found["hits"] == 3
    assert len(found["errors"]) == 1


def test_one_rule_of_a_pack(newslint_command: Lint, desk: Path) -> None:
    other = "[other]\nsummary = 'a'\npattern = 'plan'\n"
    (desk / "rule.toml").write_text(RULE + other)
    assert tried(newslint_command, "archive")["hits"] == 4
    assert tried(newslint_command, "archive", "--only", "other")["hits"] == 1
    done = newslint_command("try", "rule.toml", "archive", "--only", "no")
    assert b"there are believed, other" in done.stderr


def test_gained_and_lost(newslint_command: Lint, desk: Path) -> None:
    found = tried(newslint_command, "archive", "--against", "old.toml")
    assert [hit["quote"] for hit in found["gained"]] == ["was seen", "is thought"]
    assert (found["lost"], found["kept"]) == ([], 1)
    done = newslint_command("try", "old.toml", "archive", "--against", "rule.toml")
    lines = done.stdout.decode().splitlines()
    assert "gained 0, lost 2, kept 1" in lines
    assert sum(line.startswith("- archive/a.txt:") for line in lines) == 2


def test_forms_that_differ_within_a_story_and_across(
    newslint_command: Lint, desk: Path
) -> None:
    rule = (
        "[spellings]\nsummary = 'two'\ncheck = 'variants'\nacross = 'batch'\n"
        "forms = [['adviser', 'advisor']]\n"
    )
    (desk / "rule.toml").write_text(rule)
    for name in "cdefghijklm":
        (desk / "archive" / f"{name}.txt").write_text(f"An adviser for {name}.\n")
    (desk / "archive" / "a.txt").write_text("An advisor, and a good one.\n")
    assert [f["quote"] for f in tried(newslint_command, "archive")["sample"]] == [
        "advisor"
    ]
    (desk / "rule.toml").write_text(rule.replace("batch", "document"))
    assert tried(newslint_command, "archive")["hits"] == 0


def test_findings_that_the_copy_silences_are_not_hits(
    newslint_command: Lint, desk: Path
) -> None:
    (desk / "archive" / "a.txt").write_text("A plan was seen (cq) and was seen.\n")
    assert tried(newslint_command, "archive")["hits"] == 1


def test_a_rule_of_vale(newslint_command: Lint, desk: Path) -> None:
    style = desk / "styles" / "Mine"
    style.mkdir(parents=True)
    text = "extends: existence\nmessage: Not '%s'\ntokens: [plan]\n"
    (style / "Plans.yml").write_text(text)
    done = newslint_command("try", "styles/Mine/Plans.yml", "archive")
    assert b"A {==plan==} was seen" in done.stdout


# Samples and precision.


def test_a_sample_is_the_same_in_any_order() -> None:
    keys = [f"key{i}" for i in range(500)]
    drawn = []
    for order in (keys, keys[::-1], keys + keys):
        sample: Sample[str] = Sample(20, seed=3)
        for key in order:
            sample.add(key, key.upper())
        drawn.append(list(sample))
    assert drawn[0] == drawn[1] == drawn[2]
    assert len(set(drawn[0])) == 20
    other: Sample[str] = Sample(20, seed=4)
    for key in keys:
        other.add(key, key.upper())
    assert list(other) != drawn[0]


def test_every_item_is_as_likely_to_be_drawn() -> None:
    counts = [0] * 50
    for seed in range(400):
        sample: Sample[int] = Sample(10, seed)
        for i in range(50):
            sample.add(str(i), i)
        for i in sample:
            counts[i] += 1
    assert min(counts) > 45 and max(counts) < 120  # 80 each are to be expected


@pytest.mark.parametrize(
    ("right", "wrong", "low", "high"),
    [  # the intervals that Wilson's formula gives, as printed in tables of it
        (10, 0, 0.7225, 1.0),
        (0, 10, 0.0, 0.2775),
        (8, 2, 0.4902, 0.9433),
        (50, 50, 0.4038, 0.5962),
    ],
)
def test_the_interval(right: int, wrong: int, low: float, high: float) -> None:
    assert Precision(right, wrong).interval == pytest.approx((low, high), abs=5e-4)


def test_nothing_judged() -> None:
    assert Precision(0, 0).share is None
    assert Precision(0, 0).interval == (0.0, 1.0)


# Judging at a real terminal.


class Terminal:
    """A command at a pseudo-terminal: what it prints, and keys for it."""

    def __init__(self, folder: Path, env: dict[str, str], *args: str) -> None:
        fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))
        ours, theirs = pty.openpty()
        self.handle, self.text = ours, ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newslint", "try", "rule.toml", "archive", *args],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=env | {"TERM": "xterm"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)

    def wait_for(self, text: str, times: int = 1) -> None:
        limit = time.monotonic() + 60
        while self.text.count(text) < times and time.monotonic() < limit:
            if not self.read():
                break
        assert self.text.count(text) >= times, self.text

    def read(self) -> bool:
        if not select.select([self.handle], [], [], 60)[0]:
            return False
        try:
            data = os.read(self.handle, 65536)
        except OSError:  # the other end was closed
            return False
        self.text += data.decode()
        return bool(data)

    def press(self, keys: str) -> None:
        for key in keys:
            asked = self.text.count("right? [y]es")
            os.write(self.handle, key.encode())
            while self.text.count("right? [y]es") == asked and self.read():
                pass

    def finish(self) -> int:
        while self.read():
            pass
        os.close(self.handle)
        return self.process.wait(60)


def test_judging_at_a_terminal(environment: dict[str, str], desk: Path) -> None:
    terminal = Terminal(desk, environment, "--labels", "labels.jsonl")
    terminal.wait_for("right? [y]es")
    assert "1 of 3" in terminal.text
    assert "\x1b[1;7m" in terminal.text
    terminal.press("y?n")
    terminal.press("y")
    assert terminal.finish() == 0
    assert "2 of 3 right: precision 0.67 (95% interval 0.21 to 0.94)" in terminal.text
    rows = [json.loads(line) for line in (desk / "labels.jsonl").open()]
    assert [row["label"] for row in rows] == ["right", "wrong", "right"]
    assert {row["quote"] for row in rows} == {"was seen", "is believed", "is thought"}


def test_judging_goes_on_later(environment: dict[str, str], desk: Path) -> None:
    first = Terminal(desk, environment, "--labels", "labels.jsonl")
    first.wait_for("right? [y]es")
    first.press("yq")
    assert first.finish() == 0
    assert "1 of 1 right" in first.text
    second = Terminal(desk, environment, "--labels", "labels.jsonl")
    second.wait_for("1 of 2")
    second.press("sn")
    assert second.finish() == 0
    assert "1 of 2 right" in second.text


def test_going_back_changes_a_judgement(
    environment: dict[str, str], desk: Path, newslint_command: Lint
) -> None:
    terminal = Terminal(desk, environment, "--labels", "labels.jsonl")
    terminal.wait_for("right? [y]es")
    terminal.press("ybnq")
    assert terminal.finish() == 0
    judged = tried(newslint_command, "archive", "--labels", "labels.jsonl")["judged"]
    assert (judged["right"], judged["wrong"]) == (0, 1)


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_leaving_keeps_what_was_judged(
    environment: dict[str, str], desk: Path, key: str
) -> None:
    terminal = Terminal(desk, environment, "--labels", "labels.jsonl")
    terminal.wait_for("right? [y]es")
    terminal.press("y")
    terminal.press(key)
    assert terminal.finish() == 0
    assert "1 of 1 right" in terminal.text
    assert len((desk / "labels.jsonl").read_text().splitlines()) == 1


def test_stopping_the_run_leads_to_the_judging(
    environment: dict[str, str], desk: Path
) -> None:
    row = json.dumps({"text": "A plan was seen. " * 50}) + "\n"
    (desk / "archive" / "big.jsonl").write_text(row * 100_000)
    terminal = Terminal(desk, environment)
    terminal.wait_for("big.jsonl", 50)
    os.write(terminal.handle, b"\x03")
    terminal.wait_for("right? [y]es")
    assert "stopped; what follows is about what was read so far" in terminal.text
    terminal.press("q")
    assert terminal.finish() == 0


def test_a_changed_rule_is_scored_by_old_judgements(
    environment: dict[str, str], desk: Path, newslint_command: Lint
) -> None:
    terminal = Terminal(desk, environment, "--labels", "labels.jsonl")
    terminal.wait_for("right? [y]es")
    terminal.press("nnn")
    terminal.finish()
    (desk / "rule.toml").write_text(NARROW)
    judged = tried(newslint_command, "archive", "--labels", "labels.jsonl")["judged"]
    assert (judged["right"], judged["wrong"]) == (0, 1)
    assert judged["gone"] == {"right": 0, "wrong": 2}
    done = newslint_command("try", "rule.toml", "archive", "--labels", "labels.jsonl")
    assert b"not found any more: 0 right, 2 wrong" in done.stdout


def test_labels_that_are_none(newslint_command: Lint, desk: Path) -> None:
    (desk / "labels.jsonl").write_text('{"key": "a", "label": "perhaps"}\n')
    done = newslint_command("try", "rule.toml", "archive", "--labels", "labels.jsonl")
    assert done.returncode == 2
    assert b"labels.jsonl:1: no judgement" in done.stderr


# Rules that somebody answers for.


def test_an_expired_rule_warns_and_still_runs(
    newslint_command: Lint, tmp_path: Path
) -> None:
    term = "owner = 'night desk'\nreason = 'the trial'\nsince = 2020-01-01\n"
    (tmp_path / "house.toml").write_text(
        f"[plan]\nsummary='a'\npattern='plan'\nunproven='a test'\n{term}"
        "expires = 2020-02-01\n"
        f"[seen]\nsummary='a'\npattern='seen'\nunproven='a test'\n{term}"
        "expires = '2999-01-01'\n"
    )
    (tmp_path / "a.txt").write_text(STORY)
    args = ("--no-config", "--rules", "house.toml", "--select", "house")
    done = newslint_command(*args, "a.txt")
    assert done.returncode == 1
    assert b"[house/plan]" in done.stdout
    assert done.stderr.decode().splitlines() == [
        "newslint: house/plan expired on 2020-02-01 and still runs; ask night desk"
    ]
    page = newslint_command("explain", "house/plan", *args[:3]).stdout.decode()
    assert "owned by night desk, since 2020-01-01, expires 2020-02-01" in page
    assert "Reason: the trial" in page
    listed = newslint_command("rules", "house", "--format", "json", *args[:3]).stdout
    assert json.loads(listed)[0]["expires"] == "2020-02-01"


def test_a_day_that_is_none(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(
        "[plan]\nsummary='a'\npattern='a'\nunproven='a test'\nexpires='soon'\n"
    )
    done = newslint_command("--rules", "house.toml", STORIES)
    assert done.returncode == 2
    assert b"'expires' is a day, as 2026-01-31, not 'soon'" in done.stderr
