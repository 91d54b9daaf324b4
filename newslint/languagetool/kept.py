"""Answers kept on disk, by the paragraph and all that they depend on.

A small database in the user's cache folder (`newslint.disk_cache`) that all processes
share. What cannot be read or written costs a question more, and nothing else.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from time import time

from newslint.disk_cache import folder, make, trusted
from newslint.languagetool.matches import Match

NAME = "languagetool.sqlite3"
DAYS = 30  # that an answer is kept: LanguageTool's rules change
MOST = 200_000  # paragraphs
INSERT = "insert or replace into answers values (?, ?, ?)"
TABLE = (
    "create table if not exists answers "
    "(key blob primary key, day integer, matches text) without rowid"
)


def key(settings: Iterable[str], text: str) -> bytes:
    """Return what an answer is kept under."""
    joined = "\0".join((*settings, text))
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@contextmanager
def database() -> Iterator[sqlite3.Connection | None]:
    """Open the database, if there is a place for it; a spoilt one is begun anew."""
    place = folder()
    if not place:
        yield None
        return
    path = place / NAME
    try:
        make(place)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if not trusted(path.stat()):
            yield None
            return
        connection = sqlite3.connect(path, timeout=2)
        connection.execute(TABLE)
    except sqlite3.OperationalError:  # busy, or not ours to write
        yield None
        return
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            path.unlink()
        yield None
        return
    with closing(connection):
        yield connection


def recall(keys: Sequence[bytes]) -> dict[bytes, list[Match]]:
    """Return the answers that are kept, by their keys."""
    found: dict[bytes, list[Match]] = {}
    since = int(time() // 86400) - DAYS
    query = "select matches from answers where key = ? and day > ?"
    with database() as kept, suppress(sqlite3.Error, ValueError, TypeError):
        for each in keys:
            row = kept.execute(query, (each, since)).fetchone() if kept else None
            if row:
                found[each] = [
                    Match._make((*rest, tuple(words)))
                    for *rest, words in json.loads(row[0])
                ]
    return found


def keep(answers: Mapping[bytes, Sequence[Match]]) -> None:
    """Keep answers; the oldest go when there are too many."""
    day = int(time() // 86400)
    rows = [(each, day, json.dumps(found)) for each, found in answers.items()]
    with database() as kept, suppress(sqlite3.Error):
        if kept:
            with kept:
                kept.executemany(INSERT, rows)
                prune(kept)


def prune(kept: sqlite3.Connection) -> None:
    """Delete the oldest tenth of the answers if there are more than there may be."""
    (count,) = kept.execute("select count(*) from answers").fetchone()
    if count > MOST:
        kept.execute(
            "delete from answers where key in "
            "(select key from answers order by day limit ?)",
            (count - MOST * 9 // 10,),
        )
