"""Examples: a few findings or articles that show why an expectation was not met."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from newslint.corpus import measures
from newslint.corpus.measures import PLACE, Chosen, Tally, place, share

MOST = 3
KEPT = ("id", "line", "column", "rule", "severity", "message", "before", "quote")
COLUMNS = (*KEPT, "after")
ALIKE = {"copies": ("same", "same words as"), "near": ("near", "much the same as")}

Example = Mapping[str, Any]


class Wanted(NamedTuple):
    """What to show: in a group of the choice of a number, findings of some rules."""

    choice: int
    group: str
    measure: str
    rules: Sequence[str] = ()


def rules(now: Tally, before: Tally | None) -> list[str]:
    """Return the rules to blame: with the most findings, or the most above *before*."""
    old = before or Tally()
    grown = share(now.words, old.words)
    excess = {
        rule: count - grown * old.rules[rule] for rule, count in now.rules.items()
    }
    return sorted(excess, key=lambda rule: (-excess[rule], rule))[:MOST]


def examples(
    out: Path, choices: Sequence[Chosen], wanted: Sequence[Wanted]
) -> list[list[Example]]:
    """Return a few examples for each that is wanted, from the tables in *out*."""
    found: list[list[Example]] = [[] for _ in wanted]
    if any(each.rules for each in wanted):
        found = of_rules(out, choices, wanted)
    for each, some in zip(wanted, found, strict=True):
        if each.measure in ALIKE:
            some += islice(alike(out, choices[each.choice], each), MOST)
        elif each.measure == "problems":
            some += (unread(line) for line in islice(measures.problems(out), MOST))
    return found


def of_rules(
    out: Path, choices: Sequence[Chosen], wanted: Sequence[Wanted]
) -> list[list[Example]]:
    """Return findings: one of each rule, or more of a rule if there are no others.

    No article gives two of a rule.
    """
    kept: dict[tuple[int, str | None, str], dict[str, Example]] = {
        (each.choice, each.group, rule): {} for each in wanted for rule in each.rules
    }
    wanting = set(kept)
    asked = sorted({each.choice for each in wanted})
    every = sorted({rule for _, _, rule in kept})
    path = out / "findings.parquet"
    for table in measures.read(path, (*COLUMNS, *PLACE), every):
        for row in table.to_pylist():
            for number in asked:
                key = (number, choices[number].group_of(row), row["rule"])
                if key in wanting:
                    kept[key].setdefault(row["id"], {n: row[n] for n in COLUMNS})
                    if len(kept[key]) == MOST:
                        wanting.discard(key)
        if not wanting:
            break
    return [
        first([[*kept[each.choice, each.group, r].values()] for r in each.rules])
        for each in wanted
    ]


def first(lists: Sequence[Sequence[Example]]) -> list[Example]:
    """Return a few: the first of each list, then the second of each."""
    turns = chain.from_iterable(zip_longest(*lists))
    return list(islice((row for row in turns if row is not None), MOST))


def alike(out: Path, choice: Chosen, each: Wanted) -> Iterator[Example]:
    """Yield articles that are copies, or near-duplicates, and of which."""
    column, said = ALIKE[each.measure]
    for table in measures.read(out / "documents.parquet", ("id", column, *PLACE)):
        for row in table.filter(table[column].is_valid()).to_pylist():
            if row[column] != row["id"] and choice.group(place(row)) == each.group:
                yield {"id": row["id"], "message": f"{said} {row[column]}"}


def unread(line: str) -> Example:
    """Return a line of problems.jsonl as an example."""
    row = json.loads(line)
    return {"id": row["id"], "message": row["message"]}
