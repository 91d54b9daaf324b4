"""Baselines: findings that are known and may stay.

An entry is a rule and its words in context, so it outlives edits elsewhere in the file;
``count`` says how many findings it excuses.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from newslint.files import InputError, trouble
from newslint.model import Finding
from newslint.report import Suppressed
from newslint.rule import Rule

VERSION = 1
QUOTED = 80  # characters of what was found, for the reader of the file


class Key(NamedTuple):
    """What makes a finding the same one: its file, rule and words in context."""

    path: str
    rule: str
    fingerprint: str


class Entry(NamedTuple):
    """How many findings are excused, and what they quote."""

    number: int
    quote: str


Baseline: TypeAlias = Mapping[Key, Entry]


def key(finding: Finding, folder: Path) -> Key:
    """Return a finding's key; paths count from the baseline's own folder."""
    return Key(place(finding.path, folder), finding.rule, finding.fingerprint)


def place(path: str, folder: Path) -> str:
    """Return *path* as a baseline in *folder* has it."""
    if path == "-":
        return path
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(path).absolute().as_posix()


def load(path: Path) -> Baseline:
    """Read a baseline. Raises InputError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise InputError(
                f"{path}: made by another version; run 'newslint baseline'"
            )
        return dict(map(entry, data["entries"]))
    except OSError as error:
        raise InputError(
            f"{path}: {trouble(error)} or run 'newslint baseline'"
        ) from None
    except (ValueError, LookupError, TypeError, RecursionError):
        raise InputError(
            f"{path}: not a baseline; remove it and run 'newslint baseline'"
        ) from None


def entry(data: Any) -> tuple[Key, Entry]:
    """Read one entry. Raises LookupError or TypeError."""
    mine = Key(data["path"], data["rule"], data["fingerprint"])
    if type(data["count"]) is not int or not all(
        isinstance(part, str) for part in mine
    ):
        raise TypeError
    return mine, Entry(data["count"], str(data.get("quote", "")))


def of(findings: Iterable[Finding], folder: Path) -> Baseline:
    """Return the baseline that excuses *findings*."""
    entries: dict[Key, Entry] = {}
    for finding in findings:
        mine = key(finding, folder)
        number, quote = entries.get(mine, Entry(0, finding.quote[:QUOTED]))
        entries[mine] = Entry(number + 1, quote)
    return entries


def dump(baseline: Baseline) -> str:
    """Return a baseline as JSON with one entry a line, in order."""
    entries = ",\n".join(
        json.dumps(
            {**mine._asdict(), "count": number, "quote": quote}, ensure_ascii=False
        )
        for mine, (number, quote) in sorted(baseline.items())
    )
    return f'{{"version": {VERSION}, "entries": [\n{entries}\n]}}\n'


def total(baseline: Baseline) -> Counter[Key]:
    """Return how many findings of each key a baseline excuses."""
    return Counter({mine: entry.number for mine, entry in baseline.items()})


def apply(
    findings: Iterable[Finding],
    baseline: Baseline,
    folder: Path,
    rules: Mapping[str, Rule],
) -> tuple[list[Finding], list[Suppressed], Counter[Key]]:
    """Part *findings* into new and known ones; also return what is left to excuse.

    Findings of a rule that has been renamed are known by the rule's former ids too.
    """
    left = total(baseline)
    new: list[Finding] = []
    known: list[Suppressed] = []
    for finding in findings:
        mine = next((k for k in keys(finding, folder, rules) if left[k] > 0), None)
        if mine:
            left[mine] -= 1
            known.append(Suppressed(finding, "external", "baseline"))
        else:
            new.append(finding)
    return new, known, +left


def keys(finding: Finding, folder: Path, rules: Mapping[str, Rule]) -> Iterator[Key]:
    """Yield the keys that a finding may be known by."""
    yield key(finding, folder)
    rule = rules.get(finding.rule)
    for former in rule.formerly if rule else ():
        yield key(finding._replace(rule=former), folder)
