"""Lines that recur in the articles of a source: its furniture, or its background."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from newslint.corpus import shards
from newslint.corpus.candidates import PER_BUCKET, Numbers, scatter
from newslint.corpus.work import workspace
from newslint.layers.given_names import GIVEN as GIVEN_NAMES
from newslint.model import Finding, Position, Span
from newslint.rule import Rule

RULE = "dataset/boilerplate-by-frequency"
LEAST, SHARE = 5, 0.01  # articles of a source, and the share of them
COLUMNS = ("id", "source", "lines", "places", "templates")


CREDIT = re.compile(
    r"(?i)\b(?:contributed to|reported on|assisted with) (?:this|the) (?:report|story)"
    r"|^\W*(?:reporting|writing|editing|additional reporting|compiled) by\b"
)
NAMES = re.compile(
    r"\W*(?:[Bb]y )?(?:[A-ZÀ-Þ][\w.’'-]* ){1,3}[A-ZÀ-Þ][\w.’'-]+"
    r"(?:(?:,| and|, and) (?:[A-ZÀ-Þ][\w.’'-]* ){1,3}[A-ZÀ-Þ][\w.’'-]+)*\W*"
)
FIRST = re.compile(r"[A-ZÀ-Þ][\w.’'-]+")
SENTENCE = re.compile(r"[.?!][\"”’)]*$")
ADDRESS = re.compile(r"(?i)\b(?:we|us|our|you|your|click|here|subscribe|sign up)\b|©")
FEW = 12  # words; a shorter line is hardly background


def kind(text: str) -> str:
    """Return what a line is that recurs: a credit, background of a story, furniture.

    Background is a sentence that speaks to nobody.
    """
    text = text.strip()
    if CREDIT.search(text) or is_byline(text):
        return "credit"
    if SENTENCE.search(text) and len(text.split()) >= FEW and not ADDRESS.search(text):
        return "background"
    return "furniture"


def is_byline(text: str) -> bool:
    """Return whether a line is names alone, the first of them a given name."""
    first = FIRST.search(text.removeprefix("By "))
    return bool(first and first[0] in GIVEN_NAMES and NAMES.fullmatch(text))


class Recurring(NamedTuple):
    """A line that recurs in ``articles`` of the ``of`` articles that a source has.

    ``line`` is its number in the first of them, which is called ``id``; ``start`` is
    its offset there.
    """

    source: str
    text: str
    articles: int
    of: int
    id: str
    start: int
    line: int


def found(
    made: Sequence[Path], versions: Mapping[str, str], folder: Path
) -> list[Recurring]:
    """Return the lines that recur in the articles of a source, in shards *made*.

    They stand in five of its articles or more, and in one of a hundred. Of *versions*
    of one story, each with the first of them, the first alone counts. By source, the
    commonest first; *folder* is where buckets lie meanwhile.
    """
    later = {id for id, first in versions.items() if id != first}
    with workspace(folder) as temporary:
        many, articles = counted(made, later, Path(temporary))
    first: dict[tuple[str, int], Recurring] = {}
    for path in made:
        for row in shards.read(path, "record", COLUMNS).to_pylist():
            source = row["source"]
            keys = keyed(row["templates"], source)
            for i in np.flatnonzero(np.isin(keys, many.keys)).tolist():
                key = int(keys[i])
                articles_with = many.of(key)
                if (source, key) not in first and articles_with >= max(
                    LEAST, SHARE * articles[source]
                ):
                    first[source, key] = placed(row, i, articles_with, articles[source])
    return sorted(first.values(), key=lambda each: (each.source, -each.articles, each))


class Many(NamedTuple):
    """Templates of sources, in order, and how many articles have each."""

    keys: Numbers
    counts: Numbers

    def of(self, key: int) -> int:
        """Return how many articles have a template."""
        return int(self.counts[np.searchsorted(self.keys, key)])


def counted(
    made: Sequence[Path], later: Container[str], folder: Path
) -> tuple[Many, Counter[str]]:
    """Return the templates that several articles have, and the articles of sources."""
    size = sum(path.stat().st_size for path in made)
    buckets = [folder / str(i) for i in range(1 + size // (8 * PER_BUCKET))]
    articles: Counter[str] = Counter()
    for path in made:
        some: list[Numbers] = [np.empty(0, np.int64)]
        for row in shards.read(path, "record", COLUMNS).to_pylist():
            if row["id"] not in later:
                articles[row["source"]] += 1
                some.append(keyed(row["templates"], row["source"]))
        scatter(np.concatenate(some), 0, buckets)
    keys: list[Numbers] = [np.empty(0, np.int64)]
    counts: list[Numbers] = [np.empty(0, np.int64)]
    for bucket in buckets:
        if bucket.exists():
            each, times = np.unique(np.fromfile(bucket, np.int64), return_counts=True)
            keys.append(each[times >= LEAST])
            counts.append(times[times >= LEAST])
    every, times = np.concatenate(keys), np.concatenate(counts)
    order = np.argsort(every)
    return Many(every[order], times[order]), articles


def keyed(templates: bytes, source: str) -> Numbers:
    """Return the templates of an article as those of its source."""
    return np.frombuffer(templates, np.int64) ^ crc32(source.encode("utf-8", "replace"))


def placed(row: Mapping[str, Any], i: int, articles: int, of: int) -> Recurring:
    """Return the *i*-th line of a record as one that recurs."""
    start, line = np.frombuffer(row["places"], np.uint32)[2 * i : 2 * i + 2].tolist()
    text = row["lines"].decode().split("\n")[i]
    return Recurring(row["source"], text, articles, of, row["id"], start, line)


def tabled(lines: Iterable[Recurring]) -> dict[str, list[dict[str, object]]]:
    """Return the lines that recur, by source: text, kind, articles, share of all."""
    told: dict[str, list[dict[str, object]]] = {}
    for each in lines:
        share = round(each.articles / each.of, 4)
        row = {
            "line": each.text.strip(),
            "kind": kind(each.text),
            "articles": each.articles,
            "share": share,
        }
        told.setdefault(each.source or "(none)", []).append(row)
    return told


def findings(
    lines: Iterable[Recurring], rules_for: Callable[[str], Iterable[Rule]]
) -> Iterator[Finding]:
    """Yield one finding for each line of furniture in a source, where it is first."""
    for each in lines:
        if kind(each.text) != "furniture":
            continue
        rule = next((rule for rule in rules_for(each.id) if rule.id == RULE), None)
        if rule:
            left = len(each.text) - len(each.text.lstrip())
            quote = each.text.strip()
            words = {
                "articles": f"{each.articles:,}",
                "of": f"{each.of:,}",
                "source": each.source or "the collection",
            }
            yield Finding(
                rule=rule.id,
                severity=rule.severity,
                message=rule.message.format_map(words),
                path=each.id,
                span=Span(each.start + left, each.start + left + len(quote)),
                start=Position(each.line, 1 + left),
                end=Position(each.line, 1 + left + len(quote)),
                quote=quote,
            )
