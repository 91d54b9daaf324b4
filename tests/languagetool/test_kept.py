"""Answers kept on disk: shared, and gone without harm."""

import sqlite3
from pathlib import Path

import pytest

from newslint.languagetool.kept import NAME, TABLE, keep, key, recall
from newslint.languagetool.matches import Match

MATCH = Match(1, 4, "RULE", "TYPOS", "é", ("a", "b"))
A, B = key(("en-US", ""), "one"), key(("en-GB", ""), "one")


def test_what_is_kept_comes_back() -> None:
    assert A != B
    assert recall([A]) == {}
    keep({A: [MATCH], B: []})
    assert recall([A, B, key((), "x")]) == {A: [MATCH], B: []}
    keep({A: []})
    assert recall([A]) == {A: []}


def test_a_spoilt_database_is_begun_anew(cache: Path) -> None:
    cache.mkdir()
    (cache / NAME).write_bytes(b"no database at all" * 100)
    assert recall([A]) == {}
    keep({A: [MATCH]})
    assert recall([A]) == {A: [MATCH]}


@pytest.mark.parametrize("row", ["no JSON", "[[1]]", "[[1, 2, 3]]", "7"])
def test_a_spoilt_answer_is_none(cache: Path, row: str) -> None:
    cache.mkdir()
    with sqlite3.connect(cache / NAME) as kept:
        kept.execute(TABLE)
        kept.execute("insert into answers values (?, 99999, ?)", (A, row))
    assert recall([A]) == {}


def test_an_old_answer_is_none(cache: Path) -> None:
    keep({A: [MATCH]})
    with sqlite3.connect(cache / NAME) as kept:
        kept.execute("update answers set day = day - 31")
    assert recall([A]) == {}


def test_without_a_cache_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", "")
    keep({A: [MATCH]})
    assert recall([A]) == {}
