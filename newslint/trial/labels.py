"""Judgements of findings, kept in a file: one a line, as JSON, the last counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from newslint.files import InputError, trouble
from newslint.model import Finding

Label: TypeAlias = Literal["right", "wrong"]

LABELS = get_args(Label)


def load(path: Path) -> dict[str, Label]:
    """Return the judgements in a file by the finding's key; none if it is not there.

    Raises InputError.
    """
    if not path.exists():
        return {}
    labels: dict[str, Label] = {}
    try:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                key, label = parse(line, f"{path}:{number}")
                labels[key] = label
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {trouble(error)}") from None
    return labels


def parse(line: str, place: str) -> tuple[str, Label]:
    """Return the key and the label of one line. Raises InputError."""
    try:
        row = json.loads(line)
        if row["label"] in LABELS:
            return str(row["key"]), row["label"]
    except (ValueError, TypeError, KeyError):
        pass
    raise InputError(f"{place}: no judgement of a finding; mend or remove the line")


def append(path: Path, finding: Finding, label: Label) -> None:
    """Write a judgement behind the others. Raises InputError."""
    row = {
        "key": key(finding),
        "label": label,
        "rule": finding.rule,
        "path": finding.path,
        "line": finding.start.line,
        "before": finding.before,
        "quote": finding.quote,
        "after": finding.after,
    }
    text = json.dumps(row, ensure_ascii=False) + "\n"
    try:
        with path.open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(f"{path}: not written: {trouble(error)}") from None


def key(finding: Finding) -> str:
    """Return what a judgement goes by: the rule's name, the words, their neighbours.

    So it holds for the same copy in another file, after a change of the rule, and for
    a rule of this name in another pack.
    """
    return finding._replace(rule=finding.rule.rpartition("/")[2]).fingerprint


def lost(labels: Mapping[str, Label], found: set[str]) -> Mapping[Label, int]:
    """Return how many judged findings are not found any more, by label."""
    gone = [label for key, label in labels.items() if key not in found]
    return {"right": gone.count("right"), "wrong": gone.count("wrong")}
