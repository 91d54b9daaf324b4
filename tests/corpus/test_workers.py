"""Worker processes of an audit: what they cannot do is told, and Ctrl-C is heard."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from conftest import PROBE

from newslint.corpus.articles import Article
from newslint.corpus.workers import Batch, Prepare, run
from newslint.files import InputError
from tests.corpus.conftest import SLOW, Write, children, news, options, wait_for

SLOW_TO_FORK = """
import os, time
os.register_at_fork(after_in_parent=lambda: time.sleep(0.5))
"""


def article(number: int) -> Article:
    return Article(f"a#{number}", "a", number, f"text {number}", {})


def batches(count: int) -> list[Batch]:
    """Return so many batches of three articles."""
    return [
        Batch(n, tuple(map(article, range(3 * n, 3 * n + 3)))) for n in range(count)
    ]


def working(fatal: frozenset[int]) -> Any:
    """Return what a worker does: numbers of articles, some of which kill it."""

    def work(articles: tuple[Article, ...]) -> list[int]:
        if any(each.number in fatal for each in articles):
            os.kill(os.getpid(), signal.SIGKILL)
        return [each.number for each in articles]

    return work


def results(prepare: Prepare, jobs: int = 2, count: int = 9) -> list[int]:
    """Return the results of batches, in order; those that are lost are negative."""
    found = run(jobs, prepare, batches(count), lambda each: -each.number)
    return [result for _, results in found for result in results]


@pytest.mark.parametrize("fatal", [(), (1,), (4, 5), (26,), (2, 13, 14)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_all_are_answered_in_order(jobs: int, fatal: tuple[int, ...]) -> None:
    found = results(partial(working, frozenset(fatal)), jobs)
    assert found == [-n if n in fatal else n for n in range(27)]


class UnsentError(Exception):
    """An error that does not cross processes."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first}\nand {second}")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (UnsentError("this", "that"), "this"),
        (FileNotFoundError(2, "No such file", "rules.toml"), "rules.toml: No such"),
        (MemoryError(), "MemoryError"),
    ],
)
def test_a_worker_that_cannot_be_prepared_says_why(error: Exception, why: str) -> None:
    def failing() -> Any:
        raise error

    with pytest.raises(InputError, match=f"cannot load its rules: {why}") as told:
        results(failing)
    assert "\n" not in str(told.value)


def test_a_pack_that_goes_before_workers_start(
    environment: dict[str, str], tmp_path: Path
) -> None:
    pack = Path(shutil.copy(PROBE, tmp_path / "mine.toml"))
    chosen = ("--no-config", "--rules", str(pack), "--select", "mine", "-j", "2")
    command = ("corpus", "audit", "-", "--input-format", "jsonl", "--out", "out")
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", *command, *chosen],
        cwd=tmp_path,
        env=environment,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )
    wait_for((tmp_path / "out" / "shards").exists, process)
    pack.unlink()  # it waits for what it is to read
    lines = "".join(f"{json.dumps(news(n))}\n" for n in range(5))
    out, told = process.communicate(lines.encode(), timeout=300)
    assert (process.returncode, out) == (2, b"")
    assert told.decode().startswith("newslint: a worker process cannot load its rules")
    assert b"mine.toml" in told
    assert told.count(b"\n") == 1
    assert not (tmp_path / "out" / "summary.json").exists()


def test_an_interruption_while_workers_are_started_is_heard(
    write: Write, deadly: dict[str, str], environment: dict[str, str], tmp_path: Path
) -> None:
    (Path(deadly["PYTHONPATH"]) / "sitecustomize.py").write_text(SLOW_TO_FORK)
    path = write("in.jsonl", map(news, range(400)))
    command = [sys.executable, "-m", "newslint", "corpus", "audit", str(path)]
    process = subprocess.Popen(
        [*command, "--out", "out", *options("deadly"), "-j", "2"],
        cwd=tmp_path,
        env={**environment, **deadly, **SLOW},
        stderr=PIPE,
    )
    wait_for(lambda: children(process.pid), process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=300)
    assert (process.returncode, b"Traceback" in told) == (130, False)
    assert b"run the same command to go on" in told
