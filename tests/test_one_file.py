"""A rule, a check, a reader or a format is one file: nothing else has to know of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newslint
from newslint.plugins import builtin_folder

RULE = """\
# Words that this desk does without.

[teh]
summary  = "A misspelt article"
pattern  = '\\bteh\\b'
replace  = "the"
message  = "‘teh’ is no word"
bad      = ["{~~teh~>the~~} end"]
good     = ["the end"]
"""
CHECK = '''\
"""Flag a letter."""

from newslint.model import Hit, Span


def check(letter: str):
    """Flag every ``letter``."""
    return lambda doc: (
        Hit(Span(at, at + 1)) for at, char in enumerate(doc.text) if char == letter
    )
'''
CHECKED = """\
[ash]
summary  = "An ash"
check    = "letter"
letter   = "æ"
bad      = ["{==æ==}on"]
good     = ["aeon"]
"""
READER = '''\
"""Telegrams: capitals throughout, and STOP for a stop."""

from newslint.document import Document
from newslint.origin import Piece, compose

SUFFIXES = (".telegram",)


def read(source, path):
    """Yield the one document, in small letters."""
    pieces = [Piece(char.lower(), i, i + 1) for i, char in enumerate(source)]
    text, origin = compose(source, pieces)
    yield Document(text, path, origin=origin)
'''
FORMAT = '''\
"""For the impatient: the number of findings."""


def render(report):
    """Yield the number."""
    yield str(len(report.findings))
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its packs, as in a checkout, and a story."""
    package = Path(newslint.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(package, tmp_path / "newslint", ignore=ignored)
    if not (tmp_path / "newslint/rules").is_dir():
        shutil.copytree(builtin_folder(), tmp_path / "rules")
    (tmp_path / "story.txt").write_text("He left teh æon.\n", encoding="utf-8")
    return tmp_path


def add(copy: Path, name: str, text: str) -> None:
    path = copy / name
    if not path.parent.is_dir():  # packs lie in the package where it is installed
        path = copy / "newslint" / name
    assert not path.exists()
    path.write_text(text, encoding="utf-8")


def run(copy: Path, *args: str) -> str:
    """Return what the copy's command prints."""
    env = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "PYTHONIOENCODING": "utf-8",
        "NEWSLINT_CACHE_DIR": str(copy / "cache"),
    }
    command = [sys.executable, "-m", "newslint", *args]
    done = subprocess.run(
        command, cwd=copy, env=env, capture_output=True, encoding="utf-8"
    )
    assert done.stderr == ""
    return done.stdout


def test_a_rule(copy: Path) -> None:
    assert "teh" not in run(copy, "story.txt")
    add(copy, "rules/desk.toml", RULE)
    assert "story.txt:1:9: warning: ‘teh’ is no word [desk/teh]" in run(
        copy, "story.txt"
    )
    assert "desk/teh" in run(copy, "rules", "desk")


def test_a_check(copy: Path) -> None:
    add(copy, "newslint/checks/letter.py", CHECK)
    (copy / "house.toml").write_text(CHECKED, encoding="utf-8")
    shown = run(copy, "--rules", "house.toml", "--select", "house", "story.txt")
    assert shown.startswith("story.txt:1:13: warning: An ash [house/ash]\n")


def test_a_reader(copy: Path) -> None:
    (copy / "wire.telegram").write_text("AT THE THE QUAY STOP\n", encoding="utf-8")
    args = ("--select", "repetition/doubled-function-word", ".")
    assert "wire.telegram" not in run(copy, *args)
    add(copy, "newslint/readers/telegram.py", READER)
    assert "wire.telegram:1:4: error: ‘the’ is printed twice" in run(copy, *args)


def test_a_format(copy: Path) -> None:
    add(copy, "newslint/formats/number.py", FORMAT)
    args = ("--select", "repetition", "--format", "number", "story.txt")
    assert run(copy, *args) == "0\n"
