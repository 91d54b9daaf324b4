"""How a run ends: its status, closed outputs, an interruption from the keyboard."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PROBE, Lint

RULES = ("check", "--rules", str(PROBE), "--select", "probe")


@pytest.mark.parametrize(
    ("copy", "level", "status"),
    [
        ("the cat", "info", 0),
        ("NOTE", "info", 1),
        ("NOTE", "warning", 0),
        ("LOUD", "warning", 1),
        ("LOUD", "error", 0),
        ("teh", "error", 1),
        ("teh", "never", 0),
        ("NOTE", None, 0),
        ("LOUD", None, 1),
    ],
)
def test_findings_fail_from_a_level_on(
    lint: Lint, tmp_path: Path, copy: str, level: str | None, status: int
) -> None:
    (tmp_path / "a.txt").write_text(copy)
    options = ("--fail-on", level) if level else ()
    assert lint(*options, "a.txt").returncode == status
    if level:
        (tmp_path / "newslint.toml").write_text(f'fail-on = "{level}"')
        assert lint("a.txt").returncode == status


@pytest.mark.parametrize("options", [(), ("-f", "json"), ("--diff",), ("--mark",)])
def test_a_closed_pipe(
    tmp_path: Path, environment: dict[str, str], options: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("teh cat is  on the mat\n" * 20_000)
    with subprocess.Popen(
        [sys.executable, "-m", "newslint", *RULES, *options, "a.txt"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 2
    assert said == b"newslint: the output was closed before all was said\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs such a device")
def test_a_full_disk(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", *RULES, "a.txt"],
            cwd=tmp_path,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr == b"newslint: the output: No space left on device\n"


def test_no_standard_streams(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("teh cat")
    command = [sys.executable, "-m", "newslint", *RULES]
    script = 'exec "$@" <&- >&-'
    for path, status in (("a.txt", 1), ("-", 2)):
        done = subprocess.run(
            ["sh", "-c", script, "sh", *command, path],
            cwd=tmp_path,
            env=environment,
            stderr=subprocess.PIPE,
            timeout=60,
        )
        assert done.returncode == status
        assert b"Traceback" not in done.stderr
        assert done.stderr.count(b"\n") == (1 if path == "-" else 0)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux")
@pytest.mark.parametrize("send", [os.killpg, os.kill])
@pytest.mark.parametrize("jobs", [("-j", "1"), ("-j", "2")])
def test_an_interruption(
    tmp_path: Path,
    environment: dict[str, str],
    jobs: tuple[str, ...],
    send: Callable[[int, int], None],
) -> None:
    # Standard input that never ends keeps one process busy, files enough keep two.
    for i in range(400):
        (tmp_path / f"{i}.txt").write_text("teh " * 3000)
    paths = (".",) if jobs == ("-j", "2") else (".", "-")
    with subprocess.Popen(
        [sys.executable, "-m", "newslint", *RULES, *jobs, *paths],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        wait_until_at_work(process.pid)
        send(process.pid, signal.SIGINT)
        out, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said == b"newslint: interrupted\n"
    assert out == b""


def wait_until_at_work(pid: int) -> None:
    """Wait until a process has begun to read the stories in its folder."""
    here = str(Path(f"/proc/{pid}/cwd").readlink())
    for _ in range(2000):
        for each in (pid, *children(pid)):
            try:
                handles = list(Path(f"/proc/{each}/fd").iterdir())
                targets = [str(handle.readlink()) for handle in handles]
            except OSError:
                continue
            if any(t.startswith(here) and t.endswith(".txt") for t in targets):
                return
        time.sleep(0.002)
    pytest.fail("it never came to the stories")


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(child) for child in listed]


@pytest.mark.parametrize(
    "args",
    [("a.txt",), ("b.txt",), ("no.txt",), ("--fix", "-"), ("-f", "json", "a.txt")],
)
def test_the_script_ends_as_the_module_does(
    tmp_path: Path, environment: dict[str, str], args: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("teh cat\n" * 5000)
    (tmp_path / "b.txt").write_text("the cat\n")
    script = "from newslint.cli import console; console()"
    one, other = (
        subprocess.run(
            [sys.executable, *how, *RULES, *args],
            input=b"teh cat\n" * 5000,
            capture_output=True,
            cwd=tmp_path,
            env=environment,
        )
        for how in (("-m", "newslint"), ("-c", script))
    )
    assert one.returncode == other.returncode
    assert (one.stdout, one.stderr) == (other.stdout, other.stderr)
    assert other.stdout != b""
