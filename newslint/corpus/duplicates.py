"""Duplicates: articles that are the same, or share half of their words.

Copies are known by a hash of all their words. The first of each is held against other
articles by runs of five words: candidates by some of them, and those by all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from newslint.corpus import shards
from newslint.corpus.candidates import Numbers, Pair, candidates
from newslint.corpus.shuffle import shuffled
from newslint.model import Finding, Position, Span
from newslint.rule import Rule
from newslint.stories import ALIKE, RUN

AT_ONCE = 20_000  # articles whose runs are in memory
EXACT, NEAR = "dataset/exact-duplicate", "dataset/near-duplicate"
SKETCH = pa.schema([("number", pa.int64()), ("runs", pa.binary())])

Runs = npt.NDArray[np.uint32]


class Likeness(NamedTuple):
    """What an article shares with another: the other’s id, and shares of words.

    ``mine`` is how much of the article’s words the other has, ``theirs`` how much of
    the other’s it has, from 0 to 1.
    """

    other: str
    mine: float
    theirs: float


class Groups(NamedTuple):
    """Which articles belong together, by their ids; an article alone is in none.

    ``same`` maps each copy to the first article with the same words, ``near`` each
    article that shares half of its words with another to the first of them all, and
    ``stories`` each article to the story that its metadata name. ``like`` has, of each
    article in ``near`` that is neither a copy nor the first, the one it is most like:
    an earlier one, if there is such.
    """

    same: Mapping[str, str]
    near: Mapping[str, str]
    stories: Mapping[str, str]
    like: Mapping[str, Likeness]


def groups(made: Sequence[Path], folder: Path) -> Groups:
    """Return the groups of articles in the shards of an audit.

    *folder* is where buckets lie meanwhile. Articles of few words (`stories.FEWEST`)
    are in none.
    """
    first = firsts(made)
    size = sum(path.stat().st_size for path in made)
    pairs = candidates(sketches(made, first), size, folder)
    links = dict(likenesses(made, pairs, folder))
    cluster = joined([*links, *copies(first)])
    ids, stories = named(made, cluster)
    like = {
        ids[number]: Likeness(
            ids[other], *links[pair][:: 1 if pair[0] == number else -1]
        )
        for number, (other, pair) in nearest(links, cluster).items()
    }
    return Groups(
        same={ids[number]: ids[one] for one, number in copies(first)},
        near={ids[number]: ids[one] for number, one in sorted(cluster.items())},
        stories=stories,
        like=like,
    )


def firsts(made: Sequence[Path]) -> Numbers:
    """Return, of each article, the number of the first that has the same words."""
    bodies = (shards.read(path, "record", ("body",))["body"] for path in made)
    hashes = np.fromiter(
        (
            int.from_bytes(body.as_py()[:8], signed=True)
            for column in bodies
            for body in column
        ),
        np.int64,
    )
    _, at, which = np.unique(hashes, return_index=True, return_inverse=True)
    return np.where(hashes == 0, np.arange(len(hashes)), at[which])


def copies(first: Numbers) -> Iterator[Pair]:
    """Yield the first and the copy, of each copy in order."""
    for number in np.flatnonzero(first != np.arange(len(first))).tolist():
        yield int(first[number]), number


def sketches(made: Sequence[Path], first: Numbers) -> Iterator[list[tuple[int, bytes]]]:
    """Yield, shard by shard, the runs of the articles that are no copies."""
    number = 0
    for path in made:
        every = shards.read(path, "record", ("runs",))["runs"].to_pylist()
        numbered = enumerate(every, number)
        some = [(i, runs) for i, runs in numbered if runs and first[i] == i]
        number += len(every)
        if some:
            yield some


def likenesses(
    made: Sequence[Path], pairs: Sequence[Pair], folder: Path
) -> Iterator[tuple[Pair, tuple[float, float]]]:
    """Yield those of *pairs* that are alike, and how much of either the other has.

    Articles that pairs join are together in one bucket, and a few buckets in memory.
    """
    component = joined(pairs)
    within: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        within[component[pair[0]]].append(pair)

    def wanted() -> Iterator[tuple[pa.Table, Iterable[str]]]:
        number = 0
        for path in made:
            every = shards.read(path, "record", ("runs",))["runs"]
            numbers = [n for n in range(number, number + len(every)) if n in component]
            mine = pa.array(numbers, pa.int64())
            runs = every.take(pa.array([n - number for n in numbers], pa.int64()))
            table = pa.table([mine, runs], schema=SKETCH)
            yield table, [str(component[n]) for n in numbers]
            number += len(every)

    count = 1 + len(component) // AT_ONCE
    for bucket in shuffled(wanted(), SKETCH, count, folder) if pairs else ():
        runs = {row["number"]: np.frombuffer(row["runs"], np.uint32) for row in bucket}
        for one in runs:
            for a, b in within.get(one, ()):
                shares = share(runs[a], runs[b]), share(runs[b], runs[a])
                if max(shares) >= ALIKE:
                    yield (a, b), shares


def share(mine: Runs, others: Runs) -> float:
    """Return the share of an article’s words that stand in runs that another has.

    As `stories.share`, on arrays.
    """
    starts = np.flatnonzero(np.isin(mine, others))
    if not len(starts):
        return 0.0
    covered = int(np.minimum(np.diff(starts), RUN).sum()) + RUN
    return covered / (len(mine) + RUN - 1)


def joined(pairs: Iterable[Pair]) -> dict[int, int]:
    """Return the numbers in *pairs*, each with the least that pairs join it to."""
    first: dict[int, int] = {}
    for a, b in pairs:
        one, other = find(first, a), find(first, b)
        first[max(one, other)] = min(one, other)
    return {number: find(first, number) for number in first}


def find(first: dict[int, int], number: int) -> int:
    """Return what stands for a number, and remember it for the next time."""
    first.setdefault(number, number)
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number


def nearest(
    links: Mapping[Pair, tuple[float, float]], cluster: Mapping[int, int]
) -> dict[int, tuple[int, Pair]]:
    """Return the article that each is most like, and the pair that they are.

    An earlier one goes before a later one, which alone is told of the first.
    """
    found: dict[int, tuple[tuple[bool, float, int], Pair]] = {}
    for pair, shares in sorted(links.items()):
        for number, other in (pair, pair[::-1]):
            rank = (other < number, max(shares), -other)
            if cluster[number] != number:
                found[number] = max(found.get(number, (rank, pair)), (rank, pair))
    return {number: (-rank[2], pair) for number, (rank, pair) in sorted(found.items())}


def named(
    made: Sequence[Path], wanted: Mapping[int, int]
) -> tuple[dict[int, str], dict[str, str]]:
    """Return the ids of the articles *wanted*, and the stories that metadata name."""
    ids: dict[int, str] = {}
    stories: dict[str, str] = {}
    number = 0
    for path in made:
        table = shards.read(path, "record", ("id", "story"))
        for id, story in zip(*(column.to_pylist() for column in table), strict=True):
            if number in wanted:
                ids[number] = id
            if story:
                stories[id] = story
            number += 1
    return ids, stories


def findings(
    found: Groups, rules_for: Callable[[str], Iterable[Rule]]
) -> Iterator[Finding]:
    """Yield what the rules of duplicates say of each article but the first of a group.

    *rules_for* returns the rules that are on for an article. Articles that metadata
    call one story are versions of it, and may share their words.
    """
    for id in found.near:
        like = found.like.get(id)
        name = NEAR
        if id in found.same:
            like, name = Likeness(found.same[id], 1.0, 1.0), EXACT
        if like and not one_story(found.stories, id, like.other):
            rule = next((rule for rule in rules_for(id) if rule.id == name), None)
            if rule:
                yield finding(rule, id, like)


def one_story(stories: Mapping[str, str], a: str, b: str) -> bool:
    """Return whether metadata call two articles one story."""
    return a in stories and stories[a] == stories.get(b)


def finding(rule: Rule, id: str, like: Likeness) -> Finding:
    """Return what a rule says of an article that is like another."""
    start = Position(1, 1)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=rule.message.format_map(words(like)),
        path=id,
        span=Span(0, 0),
        start=start,
        end=start,
        quote="",
    )


def words(like: Likeness) -> dict[str, str]:
    """Return what messages may name."""
    return {
        "other": like.other,
        "percent": str(round(100 * like.mine)),
        "theirs": str(round(100 * like.theirs)),
    }
