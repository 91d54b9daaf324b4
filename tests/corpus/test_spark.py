"""An audit on Spark: what it finds is what processes here find; what it survives."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest
from conftest import PROBE, Lint

from newslint.config import Choice, Config
from tests.corpus.conftest import (
    DRIFT,
    SLOW,
    Audit,
    Write,
    news,
    options,
    plugin,
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
POISONED = (3, 100)  # articles
RULES = ("deadly", "dataset", DRIFT)


class Collection(NamedTuple):
    """A file of articles, its audit on one machine, and the environment of all."""

    path: Path
    here: Path
    env: dict[str, str]

    def audit(self, out: Path, *args: str, **more: str) -> subprocess.Popen[bytes]:
        """Start an audit of the file; *more* is of its environment."""
        command = ("corpus", "audit", self.path.name, "--out", str(out))
        return subprocess.Popen(
            [sys.executable, "-m", "newslint", *command, *options(*RULES), *args],
            cwd=self.path.parent,  # not that of Spark’s workers
            env={**self.env, **more},
        )


@pytest.fixture(scope="module")
def collection(
    tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]
) -> Collection:
    """Articles of which two kill who looks at them, and what one machine finds."""
    folder = tmp_path_factory.mktemp("spark")
    work = {
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / "work"),
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # for a minute
    }
    env = {**environment, **plugin(folder), **work}
    lines = (row if isinstance(row, str) else json.dumps(row) for row in archive())
    path = folder / "in.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    made = Collection(path, folder / "here", env)
    assert made.audit(made.here, "-j", "1").wait(300) == 0
    return made


def archive() -> list[Any]:
    """Return articles: some alike, two spellings of a house, bad records, poison."""
    every: list[Any] = [news(n) for n in range(COUNT)]
    for number, article in enumerate(every):
        article["text"] += "\n\nThe colour of it."
        if number % 7 == 0:
            article["source"] = "House"
    every[70]["text"] = every[70]["text"].replace("colour", "color")
    every[33] = {**every[12], "title": "The same again"}
    every[150] = {**every[11], "text": every[11]["text"] + "\n\nAnd more besides."}
    every[200] = dict(every[20])
    every[61] = '{"text": "never closed'
    every[62] = {"title": "no text at all"}
    for number in POISONED:
        every[number]["text"] += "\n\nPOISON"
    return every


def test_the_findings_of_a_cluster_are_those_of_one_machine(
    collection: Collection, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    assert collection.audit(there, *SPARK).wait(900) == 0
    assert_same(collection.here, there)
    found = {row["rule"] for row in rows(there / "findings.parquet")}
    assert {DRIFT, "dataset/exact-duplicate", "dataset/near-duplicate"} <= found
    told = rows(there / "problems.jsonl")
    killed = [row["id"] for row in told if "killed" in row["message"]]
    assert len(told) == 2 + len(killed)
    # An article that kills whoever looks is left out, alone.
    assert killed == [f"in.jsonl#{number + 1}" for number in POISONED]


def test_a_worker_that_is_killed_is_done_without(
    collection: Collection, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    process = collection.audit(there, *SPARK, **SLOW)
    wait_for(lambda: any((there / "shards").glob("*.parquet")), process)
    executors = list(executors_of(process))
    made = len(list((there / "shards").glob("*.parquet")))
    executors[0].kill()
    assert len(executors) == 2
    assert process.wait(900) == 0
    assert made < len(list((there / "shards").glob("*.parquet")))
    assert_same(collection.here, there)


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
