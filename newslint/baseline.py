"""Baselines: findings that are known and may stay.

An entry is a rule and its words in context, so it outlives edits elsewhere in the file;
``count`` says how many findings it excuses.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newslint.files import InputError
from newslint.model import Finding
from newslint.report import Suppressed

VERSION = 1


class Key(NamedTuple):
    """What makes a finding the same one: its file, rule and words in context."""

    path: str
    rule: str
    fingerprint: str


def key(finding: Finding, folder: Path) -> Key:
    """Return a finding's key; paths count from the baseline's own folder."""
    path = finding.path
    if path != "-":
        path = Path(os.path.relpath(path, folder)).as_posix()
    return Key(path, finding.rule, finding.fingerprint)


def load(path: Path) -> Counter[Key]:
    """Return how many findings of each key a baseline excuses. Raises InputError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise InputError(f"{path}: made by another version; run 'newslint baseline'")
        return Counter(
            {Key(e["path"], e["rule"], e["fingerprint"]): e["count"] for e in data["entries"]}
        )
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; run 'newslint baseline' first") from None
    except (ValueError, KeyError, TypeError):
        raise InputError(f"{path}: not a baseline; run 'newslint baseline' again") from None


def dump(findings: Iterable[Finding], folder: Path) -> str:
    """Return the baseline that excuses *findings*, as JSON with one entry a line."""
    quotes: dict[Key, str] = {}
    counts: Counter[Key] = Counter()
    for finding in findings:
        mine = key(finding, folder)
        quotes.setdefault(mine, finding.quote[:80])
        counts[mine] += 1
    entries = ",\n".join(
        json.dumps({**k._asdict(), "count": counts[k], "quote": quotes[k]}, ensure_ascii=False)
        for k in sorted(counts)
    )
    return f'{{"version": {VERSION}, "entries": [\n{entries}\n]}}\n'


def apply(
    findings: Iterable[Finding], excused: Counter[Key], folder: Path
) -> tuple[list[Finding], list[Suppressed]]:
    """Part *findings* into new and known ones; *excused* is used up as they match."""
    new: list[Finding] = []
    known: list[Suppressed] = []
    for finding in findings:
        mine = key(finding, folder)
        if excused[mine] > 0:
            excused[mine] -= 1
            known.append(Suppressed(finding, "external", "baseline"))
        else:
            new.append(finding)
    return new, known


def stale(excused: Counter[Key]) -> Iterator[Key]:
    """Yield the keys that still excuse something: what they excused is gone."""
    return (key for key in sorted(excused) if excused[key] > 0)
