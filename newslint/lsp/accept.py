"""What the house accepts from now on, written to its word list or its baseline.

A workspace that names neither gets a file for it, and a line in its configuration.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

from newslint import baseline, config, files
from newslint.baseline import Entry
from newslint.files import InputError
from newslint.lsp.houses import House
from newslint.model import Finding

WORDS, BASELINE = "newslint-words.txt", "newslint-baseline.json"
TABLE = re.compile(r"^[ \t]*\[tool\.newslint\][^\r\n]*(?:\r\n?|\n|\Z)", re.M)


def add_word(house: House, file: Path | None, word: str) -> Path:
    """Put *word* in the house's list; return the list. Raises InputError.

    *file* is the configuration, which is told of the list if it names none.
    """
    settings = house.linter.config
    path = settings.words[0] if settings.words else settings.root / WORDS
    text = read(path)
    end = "" if not text or text.endswith("\n") else "\n"
    save(path, f"{text}{end}{word}\n")
    if not settings.words:
        set_key(file or settings.root / config.FILES[0], "words", [WORDS])
    return path


def add_finding(house: House, file: Path | None, finding: Finding) -> Path:
    """Put *finding* in the house's baseline; return its path. Raises InputError."""
    settings = house.linter.config
    path = settings.baseline or settings.root / BASELINE
    known = dict(baseline.load(path)) if path.exists() else {}
    for key, entry in baseline.of([finding], path.parent).items():
        old = known.get(key, Entry(0, entry.quote))
        known[key] = old._replace(number=old.number + entry.number)
    save(path, baseline.dump(known))
    if not settings.baseline:
        set_key(file or settings.root / config.FILES[0], "baseline", BASELINE)
    return path


def set_key(path: Path, key: str, value: object) -> None:
    """Write a new key at the head of a configuration. Raises InputError."""
    text = read(path)
    line = f"{key} = {json.dumps(value)}\n"
    at = 0
    if path.name == config.FILES[1]:
        table = TABLE.search(text)
        if not table:
            raise InputError(f"{path}: no line [tool.newslint]; add {line.strip()}")
        at = table.end()
    text = text[:at] + line + text[at:]
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise InputError(f"{path}: has {key!r} already; add {value} to it") from None
    save(path, text)


def read(path: Path) -> str:
    """Return a file's text, none of one that is not there. Raises InputError."""
    if not os.path.lexists(path):
        return ""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {files.trouble(error)}") from None


def save(path: Path, text: str) -> None:
    """Replace a file whole, or make it. Raises InputError."""
    if path.exists():
        files.replace(str(path), text.encode())
    else:
        files.write(path, text)
