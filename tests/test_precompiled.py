"""Patterns given back to ``re`` find what freshly compiled ones find."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint import disk_cache, precompiled

PATTERNS = [
    ("teh", 0),
    (r"\b(?P<first>[A-Z]\w+)(?:\s+(?P<rest>[A-Z]\w+))*", 0),
    (r"(?<=\s)(a+|b|(c))(?!d)", re.IGNORECASE),
    (r"(?mi)^\W*read (?:more|on)\s*$", 0),
    ("[“”‘’–—é\U0001f600-\U0001f64f]+", 0),
    (r"(?>a*)b|(x)(?(1)y|z)", re.VERBOSE),
]
TEXT = "Kim Jong Un said teh caab d\nREAD MORE \n“é” 😀 aaab xy\n"


@pytest.fixture(autouse=True)
def forgetful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin and end as a process does that has compiled nothing."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    forget()
    yield
    forget()


def forget() -> None:
    """Forget what this process knows."""
    re.purge()
    precompiled._kept.clear()


def found(pattern: re.Pattern[str]) -> list[object]:
    """Return all that a pattern finds."""
    return [(m.span(), m.groups(), m.groupdict()) for m in pattern.finditer(TEXT)]


def compile_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever compiles fail."""
    monkeypatch.setattr(re, "_compiler", None)


def test_they_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = [re.compile(*each) for each in PATTERNS]
    precompiled.save()
    forget()
    precompiled.warm()
    compile_nothing(monkeypatch)
    for one, each in zip(fresh, PATTERNS, strict=True):
        other = re.compile(*each)
        assert other is not one
        assert other == one
        assert (other.groups, other.groupindex) == (one.groups, one.groupindex)
        assert found(other) == found(one)
        assert any(found(one)), one


def test_those_of_bytes_and_of_other_flags_are_compiled() -> None:
    re.compile("teh")
    re.compile(b"teh")
    precompiled.save()
    forget()
    precompiled.warm()
    assert re.compile(b"TEH").search(b"TEH")
    assert re.compile("teh", re.IGNORECASE).search("TEH")


def test_saving_adds_to_what_is_there() -> None:
    for pattern in ("one", "two"):
        forget()
        precompiled.warm()
        re.compile(pattern)
        precompiled.save()
    forget()
    precompiled.warm()
    assert {"one", "two"} <= {pattern for pattern, _ in precompiled._kept}


@pytest.mark.parametrize(
    "row",
    [
        ["teh", 0, 32, 0, {}, "AAAA"],
        ["teh", 0, 32, 0, {}, "////////"],
        ["teh", 0, 32, -5, {"a": 9}, ""],
        ["teh", 0, "x", None],
        7,
    ],
)
def test_what_is_no_pattern_is_left(row: object) -> None:
    disk_cache.keep(precompiled.NAME, sys.version, [row])
    precompiled.warm()
    assert re.compile("teh").findall("teh cat") == ["teh"]


def test_a_second_start_compiles_little(tmp_path: Path) -> None:
    counting = (
        "import re._compiler as c, sys; n = []; old = c.compile\n"
        "c.compile = lambda *a: n.append(a) or old(*a)\n"
        "from newslint.cli import main; main(['story.txt'])\n"
        "print(len(n), file=sys.stderr)"
    )
    (tmp_path / "story.txt").write_text("He has has the the spanner, he said said.\n")
    runs = [
        subprocess.run(
            [sys.executable, "-c", counting],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        for _ in range(3)
    ]
    first, *_, last = [int(run.stderr.split()[-1]) for run in runs]
    assert first > 50
    assert last < 20
