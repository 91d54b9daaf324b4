"""The user's cache folder: what took time to make, kept for the next start.

It is the system's usual one, or ``NEWSLINT_CACHE_DIR``; where that is set to nothing
there is none. What is kept is data, never code. What is missing, spoilt, of something
else or cannot be written makes a slower start and no more.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

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
    place = folder()
    if not place:
        return None
    try:
        seal, text = (place / f"{name}.json").read_text("utf-8").split("\n", 1)
    except (OSError, ValueError):
        return None
    return json.loads(text) if seal == digest(key, text) else None


def keep(name: str, key: str, data: Any) -> None:
    """Keep *data* under *name*, for *key*, if there is a place and JSON can hold it."""
    place = folder()
    if not place:
        return
    from tempfile import NamedTemporaryFile

    with suppress(OSError, TypeError):
        text = json.dumps(data)
        if json.loads(text) != data:
            return
        place.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=place, suffix=".json", delete=False) as file:
            file.write(f"{digest(key, text)}\n{text}")
        Path(file.name).replace(place / f"{name}.json")
        for old in sorted(place.glob("*.json"), key=changed)[:-MOST]:
            old.unlink()


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
