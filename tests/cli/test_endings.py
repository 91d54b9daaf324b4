"""How a run ends: its status, closed outputs, an interruption from the keyboard."""

import os
import shutil
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


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("send", [getattr(os, "killpg", None), os.kill])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption(
    tmp_path: Path,
    environment: dict[str, str],
    jobs: str,
    send: Callable[[int, int], None],
) -> None:
    for i in range(20):
        (tmp_path / f"{i}.txt").write_text("teh cat\n")
    os.mkfifo(tmp_path / "endless")
    with subprocess.Popen(
        [sys.executable, "-m", "newslint", *RULES, "-j", jobs, ".", "endless"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell starts what runs in the background deaf to interruptions.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        pipe = open_when_read(tmp_path / "endless", process)
        try:
            interrupt(process, send)
            out, said = process.communicate(timeout=60)
        finally:
            os.close(pipe)
            process.kill()
    assert process.returncode == 130, said
    assert said == b"newslint: interrupted\n"
    assert out == b""


def interrupt(
    process: subprocess.Popen[bytes], send: Callable[[int, int], None]
) -> None:
    """Press Ctrl-C, again after a while if nothing comes of it.

    Python drops an interruption that reaches it while it tidies up an object.
    """
    for _ in range(5):
        send(process.pid, signal.SIGINT)
        for _ in range(50):
            if process.poll() is not None:
                return
            time.sleep(0.1)


def open_when_read(path: Path, process: subprocess.Popen[bytes]) -> int:
    """Open a named pipe for writing, as soon as *process* or its child reads it."""
    while process.poll() is None:
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.01)
    pytest.fail("it never came to the pipe")


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
