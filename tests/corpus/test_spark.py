"""An audit on Spark: what it finds is what processes here find; what it survives."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from conftest import PROBE, Lint

from newslint.config import Choice, Config
from tests.corpus.conftest import (
    DRIFT,
    Audit,
    Write,
    news,
    options,
    rows,
    summary,
    wait_for,
)

pytest.importorskip("pyspark")
if not shutil.which("java"):
    pytest.skip("Spark needs Java, which is not here", allow_module_level=True)

CLUSTER = "local-cluster[2,1,1024]"  # two workers of one core and 1,024 MB each
SPARK = ("--engine", "spark", "--master", CLUSTER)
COUNT = 240
RULES = ("deadly", "dataset", DRIFT)


@pytest.fixture
def machine(deadly: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The environment of a cluster: a plugin that kills, a folder for its own files."""
    work = str(tmp_path / "spark")
    return {**deadly, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": work}


def archive(mark: str = "") -> list[Any]:
    """Return articles: some alike, two spellings of a house, and bad records."""
    every: list[Any] = [news(n) for n in range(COUNT)]
    for number, article in enumerate(every):
        article["text"] += f"\n\nThe colour of it. {mark}"
        if number % 7 == 0:
            article["source"] = "House"
    every[70]["text"] = every[70]["text"].replace("colour", "color")
    every[33] = {**every[12], "title": "The same again"}
    every[150] = {**every[11], "text": every[11]["text"] + "\n\nAnd more besides."}
    every[200] = dict(every[20])
    every[61] = '{"text": "never closed'
    every[62] = {"title": "no text at all"}
    return every


def test_the_findings_of_a_cluster_are_those_of_one_machine(
    write: Write, audit: Audit, machine: dict[str, str]
) -> None:
    path = write("in.jsonl", archive())
    here = audit(path, out="here", rules=RULES, env=machine)
    there = audit(path, out="there", rules=RULES, env=machine, args=SPARK, timeout=900)
    assert_same(here, there)
    found = {row["rule"] for row in rows(there / "findings.parquet")}
    assert {DRIFT, "dataset/exact-duplicate", "dataset/near-duplicate"} <= found
    assert len(rows(there / "problems.jsonl")) == 2


def test_an_article_that_kills_whoever_looks_is_left_out(
    write: Write, audit: Audit, machine: dict[str, str]
) -> None:
    every = archive()
    for number in (3, 100):
        every[number]["text"] += "\n\nPOISON"
    path = write("in.jsonl", every)
    here = audit(path, out="here", rules=RULES, env=machine)
    there = audit(path, out="there", rules=RULES, env=machine, args=SPARK, timeout=900)
    told = [row for row in rows(there / "problems.jsonl") if "killed" in row["message"]]
    assert [row["id"].partition("#")[2] for row in told] == ["4", "101"]
    assert_same(here, there)


def test_a_worker_that_is_killed_is_done_without(
    write: Write,
    audit: Audit,
    machine: dict[str, str],
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    path = write("in.jsonl", archive("SLOW"))
    here = audit(path, out="here", rules=RULES, env=machine)
    out = tmp_path / "there"
    command = [sys.executable, "-m", "newslint", "corpus", "audit", str(path)]
    process = subprocess.Popen(
        [*command, "--out", str(out), *options(*RULES), *SPARK],
        cwd=tmp_path,
        env={**environment, **machine},
    )
    wait_for(lambda: any((out / "shards").glob("*.parquet")), process)
    executors = list(executors_of(process))
    made = len(list((out / "shards").glob("*.parquet")))
    executors[0].kill()
    assert len(executors) == 2
    assert process.wait(900) == 0
    assert made < len(list((out / "shards").glob("*.parquet")))
    assert_same(here, out)


def test_articles_in_a_frame(audit: Audit, write: Write, tmp_path: Path) -> None:
    from newslint.corpus import spark

    every = [{**news(n), "id": f"story-{n}"} for n in range(40)]
    every[25]["text"] = every[5]["text"]
    here = audit(write("in.jsonl", every), out="here", rules=["dataset"])
    settings = Config(
        rules=(PROBE,), choice=Choice(select=("probe", "dataset")), root=tmp_path
    )
    with spark.started("local[1]") as session:
        columns = list(every[0])
        values = [tuple(row.values()) for row in [*every, {**every[0], "text": None}]]
        frame = session.createDataFrame(values, columns)
        told = spark.audit(frame, settings, tmp_path / "there")
    assert told["articles"] == 40
    found = [
        (row["id"], row["rule"], row["start"], row["message"].count("story-5"))
        for row in rows(tmp_path / "there" / "findings.parquet")
    ]
    wanted = [
        (
            f"story-{int(row['id'].partition('#')[2]) - 1}",
            *(row["rule"], row["start"], row["message"].count("#6")),
        )
        for row in rows(here / "findings.parquet")
    ]
    assert sorted(found) == sorted(wanted)
    (fault,) = rows(tmp_path / "there" / "problems.jsonl")
    assert fault["id"] == "story-0"


def test_a_master_is_for_spark(newslint_command: Lint) -> None:
    run = newslint_command("corpus", "audit", "x", "--out", "out", "--master", "a")
    assert run.returncode == 2
    assert b"--engine spark" in run.stderr


def assert_same(here: Path, there: Path) -> None:
    """Assert that two audits have found the same."""
    for name in ("documents.parquet", "findings.parquet", "problems.jsonl"):
        one, other = (sorted(map(repr, rows(out / name))) for out in (here, there))
        assert one == other, name
    one, other = ({**summary(out), "seconds": 0} for out in (here, there))
    assert one == other


def executors_of(process: subprocess.Popen[bytes]) -> Iterator[psutil.Process]:
    """Yield the processes of a cluster that do the work."""
    for each in psutil.Process(process.pid).children(recursive=True):
        with suppress(psutil.Error):  # some end while they are looked for
            if any("CoarseGrainedExecutorBackend" in word for word in each.cmdline()):
                yield each
