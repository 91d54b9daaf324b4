"""A server of newslint's own: one for a run, started late, and gone with the run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess
from time import monotonic, sleep

import psutil
import pytest

from newslint.languagetool import local
from newslint.model import UnavailableError

Lint = Callable[..., CompletedProcess[bytes]]

STORY = "The commitee met on Tuesday. He had became tired, and nobody spoke.\n"


@pytest.fixture
def environ(installed: Path, cache: Path) -> dict[str, str]:
    """What a command needs to find LanguageTool, in a cache of its own."""
    return {"LTP_PATH": str(installed), "NEWSLINT_CACHE_DIR": str(cache)}


def until(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Return whether something comes about in time."""
    deadline = monotonic() + seconds
    while not condition() and monotonic() < deadline:
        sleep(0.1)
    return condition()


def states(cache: Path) -> list[Path]:
    """Return what keepers have left in the cache."""
    return list((cache / "languagetool").glob("*"))


@pytest.fixture(autouse=True)
def own_place() -> None:
    """The folder is a new one for each test."""
    local.place.cache_clear()


def address(_: int) -> tuple[int, str]:
    return os.getpid(), local.address()


def test_workers_share_one_server(installed: Path, cache: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        told = set(pool.map(address, range(8)))
    assert len({at for _, at in told}) == 1
    assert address(0)[1] in {at for _, at in told}
    (running,) = local.running()
    psutil.Process(running["process"]).kill()
    assert until(lambda: not states(cache))


def test_a_run_finds_and_leaves_nothing_behind(
    newslint_command: Lint, environ: dict[str, str], cache: Path, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    args = ("a.txt", "b.txt", "-j2", "--select", "languagetool")
    done = newslint_command(*args, env=environ)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count(b"[languagetool/misspelling]") == 2
    assert done.stdout.count(b"[languagetool/grammar]") == 2
    assert until(lambda: not states(cache))
    # what is kept needs no server, nor Java
    again = newslint_command(*args, env={**environ, "PATH": "", "LTP_PATH": "none"})
    assert again.stdout == done.stdout
    assert not states(cache)


def test_a_run_that_is_killed_takes_its_server_along(
    environ: dict[str, str], cache: Path
) -> None:
    code = "from newslint.languagetool import local; local.address(); input()"
    run = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, env=os.environ | environ
    )
    assert until(lambda: any("server" in told for told in local.running()), 60)
    (running,) = local.running()
    run.kill()
    run.wait()
    assert run.stdin
    run.stdin.close()
    assert until(lambda: not psutil.pid_exists(running["process"]))
    assert until(lambda: not states(cache))


def test_stop_ends_it_and_the_next_question_starts_another(
    newslint_command: Lint, environ: dict[str, str], cache: Path
) -> None:
    first = local.address()
    status = newslint_command("languagetool", "status", env=environ)
    assert status.returncode == 0
    assert first.encode() in status.stdout
    assert (
        newslint_command("languagetool", "stop", env=environ).stdout == b"1 stopped\n"
    )
    assert until(lambda: not states(cache))
    assert local.address() != first
    newslint_command("languagetool", "stop", env=environ)


def test_where_it_is_not_installed_one_line_says_so(
    newslint_command: Lint, tmp_path: Path, cache: Path
) -> None:
    pytest.importorskip("language_tool_python")
    stories = tmp_path / "stories"
    stories.mkdir()
    for i in range(4):
        (stories / f"{i}.txt").write_text(f"{STORY}He spoke to the the council.\n")
    environ = {"LTP_PATH": str(tmp_path), "NEWSLINT_CACHE_DIR": str(cache)}
    done = newslint_command(stories, "-j2", "--enable", "languagetool", env=environ)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert b"newslint languagetool install" in line
    assert done.stdout.count(b"[repetition/doubled-function-word]") == 4
    assert until(lambda: not states(cache))
    status = newslint_command("languagetool", "status", env=environ)
    assert status.returncode == 1
    assert b"installed: none" in status.stdout


def test_a_keeper_that_cannot_start_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "START", 0.5)
    monkeypatch.setattr(local, "KEEPER", "newslint.no_such_module")
    with pytest.raises(UnavailableError, match="did not start"):
        local.address()
    local.forget()
