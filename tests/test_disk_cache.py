"""What is kept between runs: whole, for what it was made of, or not at all."""

import json
import os
import random
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PROBE

from newslint.disk_cache import MOST, digest, folder, keep, recall

DATA = {"a": [1, "é", None, {"b": 2.5}], "x": "\ud800"}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder, which is not there yet."""
    path = tmp_path / "deep" / "cache"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(path))
    return path


def test_what_is_kept_comes_back() -> None:
    assert recall("a", "key") is None
    keep("a", "key", DATA)
    assert recall("a", "key") == DATA
    assert recall("a", "other key") is None
    assert recall("b", "key") is None
    keep("a", "other key", [1])
    assert recall("a", "other key") == [1]
    assert recall("a", "key") is None


def cut(data: bytes) -> bytes:
    return data[:-3]


def alter(data: bytes) -> bytes:
    return data.replace(b"2.5", b"2.6")


def unseal(data: bytes) -> bytes:
    return data.partition(b"\n")[2]


def reseal(data: bytes) -> bytes:
    return b"0" * 32 + data[32:]


def empty(data: bytes) -> bytes:
    return b""


def noise(data: bytes) -> bytes:
    return b"\xff\xfe\n" + data


@pytest.mark.parametrize("spoil", [cut, alter, unseal, reseal, empty, noise])
def test_what_is_spoilt_is_nothing(
    place: Path, spoil: Callable[[bytes], bytes]
) -> None:
    keep("a", "key", DATA)
    (path,) = place.iterdir()
    good = path.read_bytes()
    path.write_bytes(spoil(good))
    assert recall("a", "key") is None
    keep("a", "key", DATA)
    assert path.read_bytes() == good


def test_a_seal_can_be_made_but_not_by_chance(place: Path) -> None:
    """The seal is of key and text both: it says that they belong together."""
    keep("a", "key", DATA)
    seal, text = (place / "a.json").read_text().split("\n")
    assert json.loads(text) == DATA
    assert seal == digest("key", text) != digest("ke", "y" + text)


@pytest.mark.parametrize("data", [{1: 2}, (1, 2), {"a": {3}}, float("nan"), b"x"])
def test_what_json_would_change_is_not_kept(place: Path, data: object) -> None:
    keep("a", "key", data)
    assert recall("a", "key") is None


def test_a_folder_that_cannot_be_made_or_written(place: Path) -> None:
    place.parent.write_text("a file")
    keep("a", "key", DATA)
    assert recall("a", "key") is None
    place.parent.unlink()
    place.mkdir(parents=True)
    (place / "a.json").mkdir()
    keep("a", "key", DATA)
    assert recall("a", "key") is None


def test_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", "")
    monkeypatch.chdir(tmp_path)
    keep("a", "key", DATA)
    assert folder() is None
    assert recall("a", "key") is None
    assert list(tmp_path.rglob("*")) == []


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSLINT_CACHE_DIR")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setattr(sys, "platform", "linux")
    assert folder() == Path("/home/somebody/.cache/newslint")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/somebody")
    assert folder() == Path("/var/somebody/newslint")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert folder() == Path("/home/somebody/.cache/newslint")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder() == Path("/home/somebody/Library/Caches/newslint")


def test_the_oldest_go(place: Path) -> None:
    for i in range(MOST + 5):
        keep(f"n{i}", "key", i)
    assert len(list(place.iterdir())) == MOST
    assert recall(f"n{MOST + 4}", "key") == MOST + 4


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders apart")
def test_nobody_else_looks_in(place: Path) -> None:
    old = os.umask(0)
    try:
        keep("a", "key", DATA)
    finally:
        os.umask(old)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / "a.json").stat().st_mode) == 0o600
    assert [path.name for path in place.iterdir()] == ["a.json"]


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_could_have_written_is_not_believed(place: Path, mode: int) -> None:
    keep("a", "key", DATA)
    (place / "a.json").chmod(mode)
    assert recall("a", "key") is None
    keep("a", "key", DATA)
    assert recall("a", "key") == DATA


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root")
def test_what_somebody_else_has_written_is_not_believed(place: Path) -> None:
    keep("a", "key", DATA)
    os.chown(place / "a.json", 1234, 2345)
    assert recall("a", "key") is None
    keep("a", "key", DATA)
    assert recall("a", "key") == DATA


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_keeps_nobody_waiting(place: Path) -> None:
    place.mkdir(parents=True)
    os.mkfifo(place / "a.json", 0o600)
    assert recall("a", "key") is None
    keep("a", "key", DATA)
    assert recall("a", "key") == DATA


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": ', "", "nan", "1" * 9000])
def test_what_is_sealed_and_no_json(place: Path, text: str) -> None:
    place.mkdir(parents=True)
    (place / "a.json").write_text(f"{digest('key', text)}\n{text}")
    (place / "a.json").chmod(0o600)
    assert recall("a", "key") is None


def test_many_writers_at_once(place: Path) -> None:
    """What is read is always whole, and what one of them wrote."""
    code = (
        "import sys; from newslint.disk_cache import keep, recall\n"
        "for i in range(60):\n"
        "    keep('a', 'key', [sys.argv[1], i, 'x' * i * 999])\n"
        "    got = recall('a', 'key')\n"
        "    assert got and got[2] == 'x' * got[1] * 999, got\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(i)]) for i in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert [path.name for path in place.iterdir()] == ["a.json"]


def test_any_spoilt_cache_finds_the_same(place: Path, tmp_path: Path) -> None:
    """Each file of the cache in turn: cut at many lengths, and with bytes changed."""
    story = tmp_path / "a.txt"
    story.write_text("teh cat, teh LOUD  cat\n")

    def lint() -> tuple[int, bytes, bytes]:
        command = [sys.executable, "-m", "newslint", "check", "--rules", str(PROBE)]
        done = subprocess.run([*command, "a.txt"], cwd=tmp_path, capture_output=True)
        return done.returncode, done.stdout, done.stderr

    cold, warm = lint(), lint()
    assert cold == warm
    assert cold[0] == 1
    files = {path: path.read_bytes() for path in place.iterdir() if path.is_file()}
    assert len(files) > 1
    chance = random.Random(5)
    for path, data in files.items():
        half, at = len(data) // 2, chance.randrange(len(data))
        other = bytes([data[at] ^ 1])
        spoilt = [data[:n] for n in (0, 1, 33, half, len(data) - 1)]
        spoilt += [data[:at] + other + data[at + 1 :], chance.randbytes(len(data))]
        for each in spoilt:
            path.write_bytes(each)
            assert lint() == cold, path.name
