"""Duplicates: articles that are the same, or share half of their words.

Copies are known by a hash of all their words. The first of each is held against other
articles by runs of five words: candidates by some of them, and those by all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newslint.corpus import shards
from newslint.corpus.candidates import Numbers, Pair, candidates
from newslint.corpus.resemblance import Shares, alike, joined
from newslint.model import Finding, Position, Span
from newslint.rule import Rule

EXACT, NEAR = "dataset/exact-duplicate", "dataset/near-duplicate"
PASSAGE = "dataset/shared-passage"

Rank = tuple[bool, bool, float, int]


class Likeness(NamedTuple):
    """What an article shares with another: the other’s id, and shares of words.

    ``mine`` is how much of the article’s words the other has, ``theirs`` how much of
    the other’s it has, from 0 to 1. ``prose`` is whether they share half of the words
    of one without galleries and boxes, paragraphs of hundreds of words.
    """

    other: str
    mine: float
    theirs: float
    prose: bool = True


class Groups(NamedTuple):
    """Which articles belong together, by their ids; an article alone is in none.

    ``same`` maps each copy to the first article with the same words, ``near`` each
    article that shares half of its words with another to the first of them all, and
    ``stories`` each article to the story that its metadata name. ``like`` has, of each
    article in ``near`` that is neither a copy nor the first, the one it is most like:
    an earlier one, if there is such. ``told`` is ``near`` without the articles that
    share a gallery or a box alone: those that tell one story.
    """

    same: Mapping[str, str]
    near: Mapping[str, str]
    stories: Mapping[str, str]
    like: Mapping[str, Likeness]
    told: Mapping[str, str]


def groups(made: Sequence[Path], folder: Path) -> Groups:
    """Return the groups of articles in the shards of an audit.

    *folder* is where buckets lie meanwhile. Articles of few words (`stories.FEWEST`)
    are in none.
    """
    first = firsts(made)
    size = sum(path.stat().st_size for path in made)
    pairs = candidates(sketches(made, first), size, folder)
    return grouped(made, list(copies(first)), dict(alike(made, pairs, folder)))


def grouped(
    made: Sequence[Path], same: Sequence[Pair], links: Mapping[Pair, Shares]
) -> Groups:
    """Return the groups that copies and what is alike make.

    *same* holds the number of the first and that of the copy, *links* what two articles
    share that are alike; numbers count the records in *made*.
    """
    cluster = joined([*links, *same])
    told = joined([*(pair for pair in links if links[pair].prose), *same])
    ids, stories = named(made, cluster)
    like: dict[str, Likeness] = {}
    for number, (other, pair) in nearest(links, cluster).items():
        first, second, prose = links[pair]
        mine, theirs = (first, second) if number == pair[0] else (second, first)
        like[ids[number]] = Likeness(ids[other], mine, theirs, prose)
    return Groups(
        same={ids[number]: ids[one] for one, number in same},
        near={ids[number]: ids[one] for number, one in sorted(cluster.items())},
        stories=stories,
        like=like,
        told={ids[number]: ids[one] for number, one in sorted(told.items())},
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


def nearest(
    links: Mapping[Pair, Shares], cluster: Mapping[int, int]
) -> dict[int, tuple[int, Pair]]:
    """Return the article that each is most like, and the pair that they are.

    One that shares its prose goes before one that shares a gallery, and an earlier one
    before a later.
    """
    found: dict[int, tuple[Rank, Pair]] = {}
    for pair, shares in sorted(links.items()):
        for number, other in (pair, pair[::-1]):
            most = max(shares.first, shares.second)
            rank = shares.prose, other < number, most, -other
            if cluster[number] != number:
                found[number] = max(found.get(number, (rank, pair)), (rank, pair))
    return {number: (-rank[-1], pair) for number, (rank, pair) in sorted(found.items())}


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
        name = NEAR if like and like.prose else PASSAGE
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
