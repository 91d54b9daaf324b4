"""What is kept between runs: whole, for what it was made of, or not at all."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
