"""What tests of audits share: a small collection, the command, and a look at tables."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from conftest import PROBE, Lint

from newslint import cli

TABLES = ("findings.parquet", "documents.parquet", "problems.jsonl")
DRIFT = "spelling/batch-spelling-drift"

SLOW = {"SLOW": "0.03"}  # seconds an article

Write = Callable[[str, Iterable[object]], Path]
Audit = Callable[..., Path]

PLUGIN = """
import os, signal, time
from newslint.hookspecs import hookimpl
from newslint.rule import Rule

def look(doc):
    if "POISON" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(float(os.environ.get("SLOW", 0)))
    return ()

@hookimpl
def newslint_rules():
    return [Rule(id="deadly/poison", summary="Kills", message="kills", check=look)]
"""


def news(number: int, text: str = "") -> dict[str, str]:
    """Return an article with some findings of the probe pack, unlike all others."""
    said = " ".join(f"word{number}x{i}" for i in range(50))
    fault = ("teh", "LOUD", "the")[number % 3]
    return {
        "title": f"Story {number}",
        "source": f"Paper {number % 2}",
        "date": f"2024-01-{1 + number % 5:02}",
        "section": ("world", "sport")[number % 2],
        "text": text or f"We saw {fault} cat {said}.\n\nIt was {fault} day.",
    }


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows as JSON lines; a string is a line as it is."""

    def run(name: str, rows: Iterable[object]) -> Path:
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return run


@pytest.fixture
def deadly(tmp_path: Path) -> dict[str, str]:
    """The environment of a command with a plugin that kills who reads POISON.

    Where the environment says SLOW it takes so many seconds for an article.
    """
    return plugin(tmp_path)


def plugin(folder: Path) -> dict[str, str]:
    """Install the plugin in a folder; return the environment that finds it there."""
    site = folder / "site"
    info = site / "deadly-1.dist-info"
    info.mkdir(parents=True)
    (site / "deadly.py").write_text(PLUGIN, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[newslint]\ndeadly = deadly\n")
    return {"PYTHONPATH": str(site)}


def options(*rules: str) -> list[str]:
    """Return the options that choose the probe pack, and *rules* with it."""
    return [
        "--no-config",
        "--no-report",  # which takes seconds, and tests of its own
        "--rules",
        str(PROBE),
        "--select",
        ",".join(("probe", *rules)),
    ]


@pytest.fixture
def audit(
    newslint_command: Lint,
    tmp_path: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Audit:
    """Audit, and return the folder that was written.

    With an environment of its own (*env*) in a process of its own, else in this one.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", environment["NEWSLINT_CACHE_DIR"])

    def run(
        *paths: str | Path, out: str = "out", rules: Sequence[str] = (), **more: Any
    ) -> Path:
        args = more.pop("args", ("-j", "1"))
        command = ("corpus", "audit", *paths, "--out", tmp_path / out)
        every = (*command, *options(*rules), *args)
        if more:
            done = newslint_command(*every, **more)
            assert done.returncode == 0, done.stderr.decode()
        else:
            status = cli.main([*map(str, every)])
            assert status == 0, capsys.readouterr().err
        return tmp_path / out

    return run


def same(one: Path, other: Path) -> bool:
    """Return whether two audits wrote the same, byte for byte."""
    return all((one / n).read_bytes() == (other / n).read_bytes() for n in TABLES)


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a table, or of JSON lines."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


def summary(out: Path) -> dict[str, Any]:
    """Return the summary of an audit."""
    found: dict[str, Any] = json.loads((out / "summary.json").read_text("utf-8"))
    return found


def wait_for(
    happened: Callable[[], object],
    process: subprocess.Popen[bytes] | None = None,
    seconds: float = 300,
) -> None:
    """Wait until something has happened, while a process is at work if one is given."""
    end = monotonic() + seconds
    while not happened():
        assert process is None or process.poll() is None, process.communicate()
        assert monotonic() < end, "it never happened"
        sleep(0.02)


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    run = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True)
    return list(map(int, run.stdout.split()))


def alive(pid: int) -> bool:
    """Return whether a process is there; one that waits to be buried is not."""
    run = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True)
    return not run.stdout.strip().startswith(b"Z") and bool(run.stdout.strip())
