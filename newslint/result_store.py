"""The database of the result cache: sealed texts by key; the least used go first.

What is spoilt, locked or cannot be written makes a slower run and no more.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from newslint import disk_cache
from newslint.disk_cache import digest

NAME = "results-1.sqlite"  # the number is that of the table's form
MOST = 200_000_000  # bytes of the database, beyond which the least used half goes
LARGEST = 1_000_000  # characters of a text that is kept
PATIENCE = 2.0  # seconds to wait for another process
FEW = 500  # keys in one question
TABLE = """CREATE TABLE IF NOT EXISTS results
    (key TEXT PRIMARY KEY, used INTEGER, seal TEXT, text BLOB) WITHOUT ROWID"""
# No database, or one with another table.
SPOILT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def recall(keys: Sequence[str]) -> dict[str, str]:
    """Return the texts kept under *keys*, those that are whole."""
    found: dict[str, str] = {}
    with suppress(OSError, sqlite3.Error), opened() as base:
        for i in range(0, len(keys), FEW):
            some = keys[i : i + FEW]
            marks = ", ".join("?" * len(some))
            rows = base.execute(
                f"SELECT key, seal, text FROM results WHERE key IN ({marks})", some
            )
            found.update(whole(rows.fetchall()))
            base.execute(
                f"UPDATE results SET used = ? WHERE used < ? AND key IN ({marks})",
                (today(), today(), *some),
            )
            base.commit()
    return found


def keep(texts: Mapping[str, str]) -> None:
    """Keep each text under its key, and make room if the database is full."""
    with suppress(OSError, sqlite3.Error), opened() as base:
        base.executemany(
            "REPLACE INTO results VALUES (?, ?, ?, ?)",
            (row(key, text) for key, text in texts.items() if len(text) <= LARGEST),
        )
        (pages,) = base.execute("PRAGMA page_count").fetchone()
        (size,) = base.execute("PRAGMA page_size").fetchone()
        if pages * size > MOST:
            base.execute(
                "DELETE FROM results WHERE key IN (SELECT key FROM results "
                "ORDER BY used LIMIT (SELECT count(*) / 2 FROM results))"
            )
        base.commit()


def row(key: str, text: str) -> tuple[str, int, str, bytes]:
    """Return what the table holds of a text."""
    data = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
    return key, today(), digest(key, data), data


def whole(rows: Sequence[tuple[str, str, bytes]]) -> Iterator[tuple[str, str]]:
    """Yield the texts whose seals say that they belong to their keys."""
    for key, seal, data in rows:
        if isinstance(data, bytes) and seal == digest(key, data):
            yield key, zlib.decompress(data).decode("utf-8", "surrogatepass")


def today() -> int:
    """Return the number of the day: what was used the same day is used alike."""
    return int(time.time()) // 86_400


@contextmanager
def opened() -> Iterator[sqlite3.Connection]:
    """Open the database, for its owner alone.

    One that is a database no more is thrown away, for the next time to make anew.
    Raises OSError if there is no place for it or it is not trusted, and sqlite3.Error.
    """
    folder = disk_cache.folder()
    if folder is None:
        raise FileNotFoundError("no cache folder")
    place = folder / NAME
    disk_cache.make(folder)
    with suppress(FileExistsError):
        os.close(os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    if not disk_cache.trusted(place.stat()):
        raise PermissionError(f"{place} is not ours")
    try:
        with closing(connected(place)) as base:
            yield base
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) in SPOILT:
            place.unlink()
        raise


def connected(place: Path) -> sqlite3.Connection:
    """Return a connection to the database, which may be new."""
    base = sqlite3.connect(place, timeout=PATIENCE)
    # A power cut may spoil it, and then it is made anew.
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA auto_vacuum = FULL")
    base.execute(TABLE)
    return base
