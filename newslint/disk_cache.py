"""The user's cache folder: what took time to make, kept for the next start.

It is the system's usual one, or ``NEWSLINT_CACHE_DIR``; where that is set to nothing
there is none. What is kept is data, never code. What is missing, spoilt, of something
else or cannot be written makes a slower start and no more. The folder is made for its
owner alone, as what is kept may quote copy, and a file that another user could have
written is not believed.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from newslint.atomic import put

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL with it
except ImportError:
    from hashlib import blake2b

MOST = 40  # files in the folder; the oldest go


def folder() -> Path | None:
    """Return the cache folder, if the user has one."""
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    variable = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    usual = "Library/Caches" if sys.platform == "darwin" else ".cache"
    base = Path(os.environ.get(variable, ""))
    with suppress(RuntimeError):  # nobody's home
        return (base if base.is_absolute() else Path.home() / usual) / "newslint"
    return None


def recall(name: str, key: str) -> Any:
    """Return what is kept under *name*, or None unless it is whole and of *key*."""
    with suppress(ValueError, RecursionError):
        for line in recall_lines(name, key):
            return json.loads(line)
    return None


def recall_lines(name: str, key: str) -> list[str]:
    """Return the lines of JSON kept under *name*, or none; see `recall`.

    They are for the caller to read: to find out what each says may not be needed.
    """
    place = folder()
    with suppress(OSError, ValueError):
        if place:
            seal, _, text = read(place / f"{name}.json").partition(b"\n")
            return text.decode().split("\n") if seal == sealed(key, text) else []
    return []


def read(path: Path) -> bytes:
    """Return what is in a file of the cache. Raises OSError if it is not trusted."""
    # A pipe that somebody put there would keep us waiting.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        if not trusted(os.fstat(handle)):
            raise PermissionError(f"{path} is not ours")
        return file.read()


def trusted(status: os.stat_result) -> bool:
    """Return whether a file is regular, and written by nobody but the user or root."""
    mine = sys.platform == "win32" or (
        status.st_uid in (0, os.geteuid())
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
    return stat.S_ISREG(status.st_mode) and mine


def make(place: Path) -> None:
    """Make the cache folder, which nobody else can look into. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.mkdir(mode=0o700, exist_ok=True)


def keep(name: str, key: str, *lines: Any) -> None:
    """Keep data under *name*, for *key*, if there is a place and JSON can hold it.

    Each of *lines* becomes a line.
    """
    place = folder()
    if not place:
        return
    with suppress(OSError, TypeError, ValueError, RecursionError):
        texts = [json.dumps(data) for data in lines]
        if [json.loads(text) for text in texts] != [*lines]:
            return
        make(place)
        text = "\n".join(texts).encode()
        # The seal tells whether it is whole: no need to wait for the disk.
        whole = sealed(key, text) + b"\n" + text
        put(place / f"{name}.json", whole, private=True, synced=False)
        for old in sorted(place.glob("*.json"), key=changed)[:-MOST]:
            old.unlink()


def sealed(key: str, text: bytes) -> bytes:
    """Return the seal of what is kept for *key*."""
    return digest(key, text).encode()


def digest(*parts: str | bytes) -> str:
    """Return a number for *parts*, as good as the parts themselves for comparing."""
    number = blake2b(digest_size=16)
    for part in parts:
        data = (
            part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        )
        number.update(b"%d:%b" % (len(data), data))
    return number.hexdigest()


def changed(path: Path) -> float:
    """Return when a file was last changed."""
    return path.stat().st_mtime
