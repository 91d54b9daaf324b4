"""Figures: what a report shows, counted from the tables of an audit.

The tables are read three times, a batch at a time; what is kept is counts, and some
examples of each rule and source.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain, islice
from math import exp, log
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from newslint.corpus.report.periods import NONE, Periods, periods
from newslint.corpus.tables import read

KNOWN = 500  # sources that are told apart
SHOWN = 20  # sources and twice as many rules that stand in a table of both
EXAMPLES = 8  # of a rule
OF_BOTH = 4  # examples of a rule in a source
WORST = 12  # articles
OF_ARTICLE = 5  # findings of one of the worst articles
ALIKE = 2  # of them by one rule
GROUPS = 20  # of duplicates
MEMBERS = 8  # of a group
PROBLEMS = 50
STEP = 0.05  # a length is kept to within this part of it

Row = Mapping[str, Any]
PLACE = ("id", "source", "day", "title", "url")
TOLD = ("rule", "severity", "message", "quote", "before", "after", "line", "fix")


class Tally(NamedTuple):
    """What is counted of some articles."""

    articles: int = 0
    words: int = 0
    errors: int = 0
    warnings: int = 0
    flawed: int = 0  # articles that have an error or a warning

    def plus(self, row: Row) -> Tally:
        """Return these counts and those of one article."""
        return Tally(
            self.articles + 1,
            self.words + row["words"],
            self.errors + row["errors"],
            self.warnings + row["warnings"],
            self.flawed + (row["errors"] + row["warnings"] > 0),
        )


class Group(NamedTuple):
    """Articles that share half of their words: how many, and the first of them."""

    articles: int
    members: Sequence[Row]


class Figures(NamedTuple):
    """What a report shows.

    ``trends`` holds the counts of each source by period, and under no name those of
    all; ``lengths`` how many articles of each source have about so many words; and
    ``examples`` rows of findings of a rule, or of a rule in a source.
    """

    summary: Mapping[str, Any]
    periods: Periods
    sources: Sequence[str]  # those told apart, most articles first
    trends: Mapping[str, Mapping[str, Tally]]
    lengths: Mapping[str, Mapping[int, int]]
    findings: Mapping[int, int]  # how many articles have so many errors and warnings
    both: Mapping[tuple[str, str], int]  # findings of a rule in a source
    days: Mapping[tuple[str, str], int]  # findings of a rule in a period
    examples: Mapping[tuple[str, str], Sequence[Row]]
    worst: Sequence[Row]
    told: Mapping[str, Sequence[Row]]  # findings of the worst articles
    groups: Sequence[Group]
    places: Mapping[str, Row]  # articles that examples are from
    problems: Sequence[Row]
    expectations: Sequence[Row] | None


class Counted(NamedTuple):
    """What is counted of articles, in one pass."""

    trends: dict[str, dict[str, Tally]]
    lengths: dict[str, Counter[int]]
    findings: Counter[int]
    near: Counter[str]
    worst: list[Row]


class Found(NamedTuple):
    """What is counted of findings, in one pass."""

    both: Counter[tuple[str, str]]
    days: Counter[tuple[str, str]]
    examples: dict[tuple[str, str], dict[str, Row]]
    told: dict[str, list[Row]]


def figures(out: Path) -> Figures:
    """Read the figures of the audit in the folder *out*. Raises OSError."""
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    by = summary["source"]
    ranked = sorted(by, key=lambda name: (-by[name]["articles"], name))
    sources = [name for name in ranked if name != NONE][:KNOWN]
    when = periods({day: each["articles"] for day, each in summary["day"].items()})
    counted = of_articles(out / "documents.parquet", set(sources), when)
    found = of_findings(
        out / "findings.parquet",
        {*list(summary["rules"])[: 2 * SHOWN]},
        {*sources[:SHOWN]},
        when,
        {row["id"] for row in counted.worst},
    )
    examples = {key: [*rows.values()] for key, rows in found.examples.items()}
    expected = expectations(out / "expectations.json")
    why = [row["examples"] for row in expected or ()]
    wanted = {row["id"] for row in chain(*examples.values(), *why)}
    largest = dict(counted.near.most_common(GROUPS))
    places, members = placed(out / "documents.parquet", wanted, largest)
    return Figures(
        summary,
        when,
        sources,
        counted.trends,
        counted.lengths,
        counted.findings,
        found.both,
        found.days,
        examples,
        counted.worst,
        found.told,
        [Group(count, members[first]) for first, count in largest.items()],
        places,
        problems(out / "problems.jsonl"),
        expected,
    )


def of_articles(path: Path, sources: Collection[str], when: Periods) -> Counted:
    """Count what the table of articles has."""
    counted = Counted({}, defaultdict(Counter), Counter(), Counter(), [])
    columns = (*PLACE, "words", "errors", "warnings", "near")
    rows = read(path, columns)
    while some := [*islice(rows, 1000)]:
        for row in some:
            count(row, counted, sources, when.of(row["day"]))
        worst = nlargest(WORST, [*counted.worst, *some], key=weight)
        counted.worst[:] = [row for row in worst if any(weight(row))]
    return counted


def count(row: Row, counted: Counted, sources: Collection[str], period: str) -> None:
    """Count one article."""
    known = row["source"] if row["source"] in sources else NONE
    for name in ("", known):
        trend = counted.trends.setdefault(name, {})
        trend[period] = trend.get(period, Tally()).plus(row)
        counted.lengths[name][step(row["words"])] += 1
    counted.findings[row["errors"] + row["warnings"]] += 1
    if row["near"]:
        counted.near[row["near"]] += 1


def weight(row: Row) -> tuple[int, int]:
    """Return by what one article is worse than another."""
    return row["errors"], row["warnings"]


def step(words: int) -> int:
    """Return the step of a scale that a length is on, `STEP` apart."""
    return round(log(words + 1) / log(1 + STEP))


def length(step: int) -> float:
    """Return the words that a step of the scale stands for."""
    return exp(step * log(1 + STEP)) - 1


def of_findings(
    path: Path,
    rules: Collection[str],
    sources: Collection[str],
    when: Periods,
    worst: Collection[str],
) -> Found:
    """Count what the table of findings has, and keep examples."""
    found = Found(Counter(), Counter(), defaultdict(dict), defaultdict(list))
    for row in read(path, ("id", "source", "day", "fingerprint", *TOLD)):
        rule, source = row["rule"], row["source"]
        found.both[rule, source if source in sources else NONE] += 1
        found.days[rule, when.of(row["day"])] += 1
        sample(found.examples[rule, ""], row, EXAMPLES)
        if rule in rules and source in sources:
            sample(found.examples[rule, source], row, OF_BOTH)
        if row["id"] in worst and row["severity"] != "info":
            tell(found.told[row["id"]], row)
    return found


def tell(told: list[Row], row: Row) -> None:
    """Keep a finding of one of the worst articles, if few of its rule are told."""
    alike = sum(each["rule"] == row["rule"] for each in told)
    if len(told) < OF_ARTICLE and alike < ALIKE:
        told.append(row)


def sample(kept: dict[str, Row], row: Row, most: int) -> None:
    """Keep a finding if it is of the sample: by chance, but always the same.

    A fingerprint is a hash, so the least are a fair sample; what is said in the same
    words of many articles is kept once.
    """
    key = row["fingerprint"]
    if key in kept:
        return
    if len(kept) == most:
        last = max(kept)
        if key > last:
            return
        del kept[last]
    kept[key] = row


def placed(
    path: Path, wanted: Collection[str], largest: Collection[str]
) -> tuple[dict[str, Row], dict[str, list[Row]]]:
    """Return articles *wanted*, by id, and the first few of the *largest* groups."""
    places: dict[str, Row] = {}
    members: dict[str, list[Row]] = {first: [] for first in largest}
    for row in read(path, (*PLACE, "near", "same")):
        if row["id"] in wanted:
            places[row["id"]] = row
        some = members.get(row["near"] or "")
        if some is not None and len(some) < MEMBERS:
            some.append(row)
    return places, members


def problems(path: Path) -> list[Row]:
    """Return the first of what could not be read or looked at."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, PROBLEMS)]


def expectations(path: Path) -> list[Row] | None:
    """Return what came of the expectations, those that failed first; None without."""
    if not path.exists():
        return None
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return sorted(rows, key=itemgetter("passed"))


def quantiles(lengths: Mapping[int, int], shares: Sequence[float]) -> Iterator[float]:
    """Yield the words below which each share of the articles lies, about."""
    total, steps = sum(lengths.values()), sorted(lengths)
    for share in shares:
        seen = 0
        for at in steps:
            seen += lengths[at]
            if seen >= share * total:
                yield length(at)
                break
