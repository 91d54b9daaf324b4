"""``newslint corpus audit``: what it writes, whoever looks and whatever dies."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Lint

from tests.corpus.conftest import (
    DRIFT,
    SLOW,
    Audit,
    Write,
    alive,
    children,
    news,
    options,
    rows,
    same,
    summary,
    wait_for,
)

COUNT = 450  # articles: three shards


def test_findings_are_those_of_each_article(write: Write, audit: Audit) -> None:
    out = audit(write("in.jsonl", map(news, range(6))))
    found = [
        (row["id"].split("/")[-1], row["quote"])
        for row in rows(out / "findings.parquet")
    ]
    wanted = [("in.jsonl#1", "teh"), ("in.jsonl#2", "LOUD")]
    wanted += [("in.jsonl#4", "teh"), ("in.jsonl#5", "LOUD")]
    assert found == [each for each in wanted for _ in range(2)]


def test_findings_count_in_the_text_that_the_article_is(
    write: Write, audit: Audit
) -> None:
    out = audit(write("in.jsonl", [news(0, "We saw teh cat.")]))
    (row,) = rows(out / "findings.parquet")
    text = "Story 0\n\nWe saw teh cat."
    assert text[row["start"] : row["end"]] == "teh"
    assert json.loads(row["fix"]) == {
        "safe": True,
        "edits": [{"start": row["start"], "end": row["end"], "text": "the"}],
    }


def test_a_row_for_each_article(write: Write, audit: Audit) -> None:
    out = audit(write("in.jsonl", map(news, range(3))))
    found = rows(out / "documents.parquet")
    assert [row["number"] for row in found] == [1, 2, 3]
    assert [row["source"] for row in found] == ["Paper 0", "Paper 1", "Paper 0"]
    assert [row["day"] for row in found] == ["2024-01-01", "2024-01-02", "2024-01-03"]
    assert [(row["errors"], row["warnings"]) for row in found] == [
        (2, 0),
        (0, 2),
        (0, 0),
    ]


def test_the_summary_adds_up(write: Write, audit: Audit) -> None:
    out = audit(write("in.jsonl", map(news, range(12))))
    found = summary(out)
    assert (found["articles"], found["errors"], found["warnings"]) == (12, 8, 8)
    for name in ("source", "day", "section"):
        for count in ("articles", "words", "errors", "warnings"):
            assert sum(row[count] for row in found[name].values()) == found[count]
    assert found["rules"]["probe/the"]["articles"] == 4
    assert found["rules"]["probe/the"]["share"] == round(4 / 12, 4)
    assert found["error_rate"] == round(1000 * 8 / found["words"], 4)


def test_facts_are_compared_within_a_source(write: Write, audit: Audit) -> None:
    def spelt(number: int) -> dict[str, str]:
        word = "colour" if number < 24 else "color"
        return {**news(number), "text": f"The {word} of the flag. Number {number}."}

    out = audit(write("in.jsonl", map(spelt, range(26))), rules=[DRIFT])
    found = [row for row in rows(out / "findings.parquet") if row["rule"] == DRIFT]
    assert [row["id"].partition("#")[2] for row in found] == ["25", "26"]
    assert "12" in found[0]["message"]
    counted = [row["warnings"] for row in rows(out / "documents.parquet")]
    assert sum(counted) == summary(out)["warnings"]


def test_no_order_is_left_to_chance(write: Write, audit: Audit) -> None:
    """Python’s sets have another order in every process, and so have rules."""
    both = "The colour of the U.S. flag, a color of the US: an adviser, an advisor."
    one = "The color of the US flag. An advisor."
    texts = [f"{both if n % 3 else one} Number {n}." for n in range(30)]
    path = write("in.jsonl", [{**news(0, text), "source": "A"} for text in texts])
    outs = [
        audit(path, out=seed, rules=["spelling"], env={"PYTHONHASHSEED": seed})
        for seed in "123"
    ]
    assert len({row["rule"] for row in rows(outs[0] / "findings.parquet")}) > 2
    assert all(same(outs[0], each) for each in outs[1:])


def test_as_many_workers_as_you_like(write: Write, audit: Audit) -> None:
    path = write("in.jsonl", map(news, range(COUNT)))
    one = audit(path, out="one", args=("-j", "1"))
    two = audit(path, out="two", args=("-j", "2"))
    assert len(rows(one / "documents.parquet")) == COUNT
    assert same(one, two)


def test_an_article_that_kills_its_worker_is_left_out(
    write: Write, audit: Audit, deadly: dict[str, str]
) -> None:
    every = list(map(news, range(240)))
    clean = audit(write("in.jsonl", every), out="clean")
    for number in (7, 230):
        every[number]["text"] += "\n\nPOISON"
    path = write("in.jsonl", every)
    outs = [
        audit(path, out=f"out{n}", args=("-j", n), rules=["deadly"], env=deadly)
        for n in "12"
    ]
    assert same(*outs)
    told = rows(outs[0] / "problems.jsonl")
    assert [row["id"].partition("#")[2] for row in told] == ["8", "231"]
    assert "killed" in told[0]["message"]
    gone = {row["id"] for row in told}
    for name in ("documents.parquet", "findings.parquet"):
        left = [row for row in rows(clean / name) if row["id"] not in gone]
        assert rows(outs[0] / name) == left


def test_killed_half_way_it_goes_on(
    write: Write,
    audit: Audit,
    deadly: dict[str, str],
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    path = write("in.jsonl", map(news, range(COUNT)))
    rules = ["deadly"]
    whole = audit(path, out="whole", args=("-j", "2"), rules=rules, env=deadly)
    out = tmp_path / "killed"
    command = [sys.executable, "-m", "newslint", "corpus", "audit", str(path)]
    process = subprocess.Popen(
        [*command, "--out", str(out), *options(*rules), "-j", "2"],
        cwd=tmp_path,
        env={**environment, **deadly, **SLOW},
    )
    shards = out / "shards"
    wait_for(lambda: any(shards.glob("*.parquet")), process)
    workers = children(process.pid)
    process.kill()
    process.wait()
    assert not (out / "summary.json").exists()
    assert len(list(shards.glob("*.parquet"))) < len(list((whole / "shards").iterdir()))
    wait_for(lambda: not any(map(alive, workers)))
    kept = {each: each.stat().st_mtime_ns for each in shards.glob("*.parquet")}
    assert same(whole, audit(path, out="killed", rules=rules, env=deadly))
    assert (
        kept.items()
        <= {each: each.stat().st_mtime_ns for each in shards.iterdir()}.items()
    )
    assert {p.name for p in shards.iterdir()} == {
        p.name for p in (whole / "shards").iterdir()
    }


def test_interrupted_it_says_how_to_go_on(
    write: Write, deadly: dict[str, str], environment: dict[str, str], tmp_path: Path
) -> None:
    path = write("in.jsonl", map(news, range(COUNT)))
    command = [sys.executable, "-m", "newslint", "corpus", "audit", str(path)]
    process = subprocess.Popen(
        [*command, "--out", "out", *options("deadly"), "-j", "2"],
        cwd=tmp_path,
        env={**environment, **deadly, **SLOW},
        stderr=subprocess.PIPE,
    )
    wait_for((tmp_path / "out" / "shards").exists, process)
    wait_for(lambda: len(children(process.pid)) == 2, process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 130
    assert b"run the same command to go on" in told
    assert b"Traceback" not in told


def test_other_settings_make_other_shards(write: Write, audit: Audit) -> None:
    path = write("in.jsonl", map(news, range(6)))
    before = {p.name for p in (audit(path) / "shards").iterdir()}
    out = audit(path, args=("-j", "1", "--ignore", "probe/loud"))
    after = {p.name for p in (out / "shards").iterdir()}
    assert len(after) == 1
    assert before.isdisjoint(after)
    assert "probe/loud" not in summary(out)["rules"]


def test_what_has_changed_is_looked_at_again(write: Write, audit: Audit) -> None:
    every = list(map(news, range(COUNT)))
    out = audit(write("in.jsonl", every))
    before = {p.name for p in (out / "shards").iterdir()}
    every[300]["text"] = "We saw teh teh teh cat."
    again = audit(write("in.jsonl", every))
    after = {p.name for p in (again / "shards").iterdir()}
    assert len(before & after) == 2
    assert same(audit(write("in.jsonl", every), out="fresh"), again)


def test_bad_rows_are_counted_kept_and_listed(write: Write, audit: Audit) -> None:
    broken = '{"text": "never closed'
    lines = [news(0), broken, news(2), {"title": "no text"}, "7", news(5), broken]
    path = write("in.jsonl", lines)
    out = audit(path)
    told = rows(out / "problems.jsonl")
    assert [row["message"].partition(":")[0] for row in told] == [
        *("line 2", "line 4", "line 5", "line 7")
    ]
    assert [row["row"].strip() for row in told] == [
        *(broken, '{"title": "no text"}', "7", broken)
    ]
    assert summary(out)["problems"] == 4
    assert [row["number"] for row in rows(out / "documents.parquet")] == [1, 3, 6]


def test_more_bad_rows_than_are_told_elsewhere(write: Write, audit: Audit) -> None:
    lines = [news(0), *(f'{{"text": "a", {n}' for n in range(500))]
    assert len(rows(audit(write("in.jsonl", lines)) / "problems.jsonl")) == 500


def test_bytes_that_are_no_text_are_kept(tmp_path: Path, audit: Audit) -> None:
    path = tmp_path / "in.jsonl"
    good = "".join(json.dumps(news(n)) + "\n" for n in range(40)).encode()
    path.write_bytes(good + b'{"text": "caf\xe9 teh"}\n' + good)
    out = audit(path)
    (told,) = rows(out / "problems.jsonl")
    assert told["row"].strip() == r'{"text": "caf\xe9 teh"}'
    assert summary(out)["articles"] == 80


def test_lone_surrogates_do_no_harm(write: Write, audit: Audit) -> None:
    out = audit(write("in.jsonl", [news(0, "A teh \ud800 cat.")]))
    (row,) = rows(out / "findings.parquet")
    assert row["quote"] == "teh"
    assert summary(out)["problems"] == 0


@pytest.mark.parametrize(
    ("lines", "args", "said"),
    [
        (None, (), "in.jsonl: No such file"),
        ([], (), "no article to look at\n"),
        ([{"copy": "a"}, {"copy": "b"}], (), "in.jsonl: line 1: no text in text, body"),
        ([{"copy": "a"}], ("--field", "text=copi"), "line 1: no text in copi;"),
        (['{"text": "a'], (), "in.jsonl: line 1: not JSON"),
        ([{"text": "a"}], ("--out", "in.jsonl"), "in.jsonl: "),
        ([{"text": "a"}], ("--encoding", "utf-9"), "no encoding is called 'utf-9'"),
        ([{"text": "a"}], ("--select", "prove"), "unknown rule 'prove'"),
        ([{"text": "a"}], ("--expect", "nowhere.toml"), "nowhere.toml: No such file"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    newslint_command: Lint,
    write: Write,
    lines: list[object] | None,
    args: Sequence[str],
    said: str,
) -> None:
    if lines is not None:
        write("in.jsonl", lines)
    run = newslint_command(
        *("corpus", "audit", "in.jsonl", "--out", "out", *options(), *args)
    )
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.count(b"\n") == 1
    assert said in run.stderr.decode()


def test_what_is_not_there_beside_what_is(newslint_command: Lint, write: Write) -> None:
    write("in.jsonl", [news(0)])
    paths = ("in.jsonl", "nowhere.jsonl", "nor/this/*.csv")
    run = newslint_command("corpus", "audit", *paths, "--out", "out", *options())
    assert run.returncode == 0
    told = run.stderr.decode()
    assert told.startswith("newslint: not all could be looked at: nowhere.jsonl: ")
    assert told.endswith("(and 1 more; see out/problems.jsonl)\n")


@pytest.mark.parametrize("given", ["text", "=body", "text="])
def test_a_field_is_a_name_and_a_column(newslint_command: Lint, given: str) -> None:
    run = newslint_command("corpus", "audit", "x", "--out", "out", "--field", given)
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert b"NAME=COLUMN" in run.stderr
