"""Measures: what the tables of an audit say, in one figure for each group of articles.

A group is a source, a section, a day or a rule, or all articles together.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

PLACE = ("source", "section", "day")
KEYS = [*PLACE, "rule", "severity"]
BATCH = 100_000  # rows in memory


class Place(NamedTuple):
    """Where an article is from."""

    source: str
    section: str
    day: str


@dataclass(slots=True)
class Tally:
    """What is counted in a group of articles.

    ``rules`` counts the findings by rule; ``flawed`` holds a hash of the id of each
    article that has one, more than once if need be.
    """

    articles: int = 0
    words: int = 0
    copies: int = 0
    near: int = 0
    problems: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    flawed: array[int] = field(default_factory=lambda: array("q"))


class Measure(NamedTuple):
    """A figure of a tally, and what it counts."""

    value: Callable[[Tally], float]
    unit: str
    is_share: bool = False
    of_findings: bool = False


def share(part: float, whole: float) -> float:
    """Return a part of a whole, from 0 to 1."""
    return part / whole if whole else 0.0


MEASURES: Mapping[str, Measure] = {
    "rate": Measure(
        lambda t: 1000 * share(t.rules.total(), t.words),
        "findings per 1,000 words",
        of_findings=True,
    ),
    "share": Measure(
        lambda t: share(np.unique(np.array(t.flawed)).size, t.articles),
        "of articles with findings",
        is_share=True,
        of_findings=True,
    ),
    "findings": Measure(lambda t: t.rules.total(), "findings", of_findings=True),
    "articles": Measure(lambda t: t.articles, "articles"),
    "words": Measure(lambda t: share(t.words, t.articles), "words an article"),
    "copies": Measure(
        lambda t: share(t.copies, t.articles),
        "of articles copies of others",
        is_share=True,
    ),
    "near": Measure(
        lambda t: share(t.near, t.articles),
        "of articles near-duplicates",
        is_share=True,
    ),
    "problems": Measure(
        lambda t: share(t.problems, t.articles + t.problems),
        "of rows unreadable",
        is_share=True,
    ),
}


def number(measure: str, value: float) -> str:
    """Return a figure as people write it, without what it counts."""
    if MEASURES[measure].is_share:
        return f"{100 * value:.4g}%"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def say(measure: str, value: float) -> str:
    """Return a figure in words."""
    return f"{number(measure, value)} {MEASURES[measure].unit}"


class Chosen(NamedTuple):
    """Which articles and findings are counted, and which group each is in.

    ``group`` returns nothing for a place that is left out. ``by_rule`` makes a group of
    each rule, and ``articles`` says whether those with a finding are counted.
    """

    group: Callable[[Place], str | None]
    counts: Callable[[str, str], bool]  # a rule and a severity
    by_rule: bool = False
    articles: bool = False

    def group_of(self, row: Mapping[str, Any]) -> str | None:
        """Return the group that a finding is in, if it counts."""
        group = self.group(place(row))
        if group is None or not self.counts(row["rule"], row["severity"]):
            return None
        return str(row["rule"]) if self.by_rule else group


def tallies(out: Path, wanted: Sequence[Chosen]) -> list[dict[str, Tally]]:
    """Return the tallies of each choice by group, from the tables in *out*.

    Memory grows with sources, sections and days, and where articles with a finding are
    counted by eight bytes for each. Raises OSError, and ArrowInvalid for a table that
    is none.
    """
    articles, found = documents(out), findings(out)
    unread = sum(1 for _ in problems(out))
    counted = [tally(choice, articles, found, unread) for choice in wanted]
    flawed(out, wanted, counted)
    return counted


def tally(
    choice: Chosen,
    articles: Mapping[Place, Mapping[str, int]],
    found: Mapping[tuple[str, ...], int],
    unread: int,
) -> dict[str, Tally]:
    """Return the tallies of one choice: of rules each has all articles."""
    groups: dict[str, Tally] = defaultdict(Tally)
    groups[""].problems = unread
    for where, counts in articles.items():
        group = choice.group(where)
        if group is not None:
            add(groups[group], counts)
    for values, count in found.items():
        row = dict(zip(KEYS, values, strict=True))
        if (name := choice.group_of(row)) is not None:
            groups[name].rules[row["rule"]] += count
    if choice.by_rule:
        whole = groups.pop("")
        for each in groups.values():
            each.articles, each.words = whole.articles, whole.words
    return groups


def add(tally: Tally, counts: Mapping[str, int]) -> None:
    """Add the counts of some articles to a tally."""
    for name, count in counts.items():
        setattr(tally, name, getattr(tally, name) + count)


def documents(out: Path) -> Mapping[Place, Counter[str]]:
    """Return what is counted in the articles of each place."""
    found: dict[Place, Counter[str]] = defaultdict(Counter)
    for table in read(out / "documents.parquet", (*PLACE, "words", "same", "near")):
        for name in ("same", "near"):
            at = table.schema.get_field_index(name)
            table = table.set_column(at, name, table[name].is_valid().cast("int64"))
        sums = [("words", "sum"), ("words", "count"), ("same", "sum"), ("near", "sum")]
        for row in table.group_by(list(PLACE)).aggregate(sums).to_pylist():
            found[place(row)] += Counter(
                articles=row["words_count"],
                words=row["words_sum"],
                copies=row["same_sum"],
                near=row["near_sum"],
            )
    return found


def findings(out: Path) -> Mapping[tuple[str, ...], int]:
    """Return how many findings each place has by rule and severity."""
    found: Counter[tuple[str, ...]] = Counter()
    for table in read(out / "findings.parquet", KEYS):
        for row in table.group_by(KEYS).aggregate([([], "count_all")]).to_pylist():
            found[tuple(row[key] or "" for key in KEYS)] += row["count_all"]
    return found


def flawed(
    out: Path, wanted: Sequence[Chosen], found: Sequence[dict[str, Tally]]
) -> None:
    """Note the articles with a finding, for the choices that count them."""
    chosen = [
        (choice, groups)
        for choice, groups in zip(wanted, found, strict=True)
        if choice.articles
    ]
    if not chosen:
        return
    keys = ["id", *KEYS]
    for table in read(out / "findings.parquet", keys):
        for row in table.group_by(keys).aggregate([]).to_pylist():
            for choice, groups in chosen:
                if (group := choice.group_of(row)) is not None:
                    groups[group].flawed.append(hash(row["id"]))


def place(row: Mapping[str, Any]) -> Place:
    """Return where the article of a row is from."""
    return Place(*(row[name] or "" for name in PLACE))


def problems(out: Path) -> Iterator[str]:
    """Yield the lines of problems.jsonl."""
    with (out / "problems.jsonl").open(encoding="utf-8") as file:
        yield from file


def read(
    path: Path, columns: Sequence[str], rules: Sequence[str] | None = None
) -> Iterator[pa.Table]:
    """Yield a table in pieces; of one of findings just those of *rules*, if given."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH, columns=list(columns)):
            table = pa.Table.from_batches([batch])
            if rules is not None:
                table = table.filter(pc.is_in(table["rule"], pa.array(rules)))
            yield table
