"""Files put in place whole, and nothing left of drafts."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import atomic
from newslint.atomic import PREFIX, SUFFIX, put

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
HOLD = (
    "import os, sys, fcntl\n"
    "handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)\n"
    "fcntl.flock(handle, fcntl.LOCK_EX)\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)


@pytest.fixture(autouse=True)
def another_run() -> None:
    """Each test is as a run of its own, which has swept no folder yet."""
    atomic.sweep.cache_clear()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("data", [b"", b"new", b"x" * 5_000_000])
def test_what_is_put_is_there(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    put(path, data)
    assert path.read_bytes() == data
    put(path, data[::-1] + b"!")
    assert path.read_bytes() == data[::-1] + b"!"
    assert names(tmp_path) == ["a.txt"]


@POSIX
def test_a_new_file_is_as_the_user_makes_files(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        put(tmp_path / "new", b"")
        put(tmp_path / "mine", b"", private=True)
    finally:
        os.umask(old)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()
    }
    assert modes == {"new": 0o640, "mine": 0o600}


@POSIX
def test_a_private_file_is_its_owners_whatever_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    path.chmod(0o666)
    put(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o666
    put(path, b"new", private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_cannot_be_put_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"Is a directory|denied"):
        put(tmp_path / "folder", b"new")
    with pytest.raises(FileNotFoundError):
        put(tmp_path / "none" / "a.txt", b"new")
    assert names(tmp_path) == ["folder"]


def test_drafts_of_the_dead_go_and_nothing_else(tmp_path: Path) -> None:
    draft = f"{PREFIX}0123456789abcdef{SUFFIX}"
    for name in (draft, f"{PREFIX}x", f"x{SUFFIX}", ".newslintignore"):
        (tmp_path / name).write_text("a story")
    put(tmp_path / "a.txt", b"new")
    assert draft not in names(tmp_path)
    assert len(names(tmp_path)) == 4


@POSIX
def test_drafts_of_the_living_stay(tmp_path: Path) -> None:
    draft = tmp_path / f"{PREFIX}0123456789abcdef{SUFFIX}"
    command = [sys.executable, "-c", HOLD, str(draft)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        put(tmp_path / "a.txt", b"new")
        assert draft.exists()
        other.kill()
    atomic.sweep.cache_clear()
    put(tmp_path / "a.txt", b"newer")
    assert names(tmp_path) == ["a.txt"]


@POSIX
def test_a_link_that_is_called_like_a_draft_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / f"{PREFIX}0{SUFFIX}").symlink_to("mine")
    os.mkfifo(tmp_path / f"{PREFIX}1{SUFFIX}")
    put(tmp_path / "a.txt", b"new")
    assert (tmp_path / "mine").read_text() == "mine"


def test_many_runs_at_once(tmp_path: Path) -> None:
    """Each puts one file in place again and again; what is read is always whole."""
    code = (
        "import sys; from pathlib import Path; from newslint.atomic import put\n"
        "for i in range(200):\n"
        "    put(Path('a.txt'), sys.argv[1].encode() * 50_000, synced=False)\n"
    )
    path = tmp_path / "a.txt"
    path.write_bytes(b"0" * 50_000)
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(n)], cwd=tmp_path)
        for n in range(3)
    ]
    while any(run.poll() is None for run in runs):
        data = path.read_bytes()
        assert len(data) == 50_000
        assert len(set(data)) == 1
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert names(tmp_path) == ["a.txt"]
