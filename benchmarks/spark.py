"""Measure what an audit on Spark shuffles: bytes between machines, and seconds.

    python benchmarks/spark.py AUDIT/shards 1000 4000 16000

takes the first shards of an audit that has been made, of so many articles, and brings
together what they say and which are alike, on all cores of this machine.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import Any

from newslint.corpus import shards, spark


def main(folder: Path, sizes: list[int]) -> None:
    """Print a table: of each size, and of each step, what was shuffled."""
    made = sorted(folder.glob("*.parquet"))
    head = "articles  seconds  step      shuffled (bytes an article)  rows an article"
    print(head, flush=True)
    for size in sizes:
        some, articles = first(made, size)
        with TemporaryDirectory() as work:
            began = time()
            run(some, Path(work))
            seconds = time() - began
            for step, (amount, rows) in shuffled(Path(work) / "log").items():
                print(
                    f"{articles:8,}  {seconds:7.0f}  {step:8}  "
                    f"{amount / articles:27,.0f}  {rows / articles:15,.2f}",
                    flush=True,
                )


def first(made: list[Path], size: int) -> tuple[list[Path], int]:
    """Return the first shards that hold so many articles, and how many they hold."""
    articles = 0
    for count, path in enumerate(made, 1):
        articles += shards.rows_of(path, "record")
        if articles >= size:
            return made[:count], articles
    return made, articles


def run(made: list[Path], work: Path) -> None:
    """Bring together what articles say, and which are alike."""
    (work / "log").mkdir()
    settings = {"spark.eventLog.enabled": "true", "spark.ui.enabled": "false"}
    settings["spark.eventLog.dir"] = (work / "log").as_uri()
    settings["spark.eventLog.rolling.enabled"] = "false"
    settings["spark.eventLog.compress"] = "false"
    with spark.started(**settings) as session:
        engine = spark.engine(session)
        groups = engine.groups(made, work)
        stories = {**groups.near, **groups.stories}
        for _ in engine.judged(made, stories, (), work):
            pass


def shuffled(log: Path) -> dict[str, tuple[int, int]]:
    """Return the bytes and rows that each step wrote for others, by its name."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    steps: dict[int, str] = {}
    for event in events(log):
        if event["Event"] == "SparkListenerStageSubmitted":
            named = (event.get("Properties") or {}).get("spark.job.description", "")
            steps[event["Stage Info"]["Stage ID"]] = named.removeprefix("newslint: ")
        elif event["Event"] == "SparkListenerTaskEnd":
            written = event["Task Metrics"]["Shuffle Write Metrics"]
            step = found[steps[event["Stage ID"]]]
            step[0] += written["Shuffle Bytes Written"]
            step[1] += written["Shuffle Records Written"]
    return {step: (amount, rows) for step, (amount, rows) in found.items() if amount}


def events(log: Path) -> Iterator[dict[str, Any]]:
    """Yield what Spark noted of its work."""
    for path in log.iterdir():
        if not path.name.startswith("."):
            with path.open(encoding="utf-8") as lines:
                yield from map(json.loads, lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(int, sys.argv[2:])))
