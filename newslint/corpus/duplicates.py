"""Duplicates: articles that are the same, or share half of their words.

Broder (1997), “On the resemblance and containment of documents”: articles are held
against each other by their runs of five words. One run in eight brings candidates
together, bucket by bucket on disk; candidates are then compared by all their runs.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newslint.corpus import shards
from newslint.stories import ALIKE, HINT, SAMPLE, SHORT, share

PER_BUCKET = 4_000_000  # runs
COLUMNS = ("id", "story", "body", "runs")
Numbers = npt.NDArray[np.int64]


class Groups(NamedTuple):
    """Which articles belong together, by their ids; an article alone is in none.

    ``same`` maps each copy to the first article with the same words, ``near`` each
    article that shares half of its words with another to the first of them all, and
    ``stories`` each article to the story that its metadata name.
    """

    same: Mapping[str, str]
    near: Mapping[str, str]
    stories: Mapping[str, str]


def groups(made: Sequence[Path], folder: Path) -> Groups:
    """Return the groups of articles in the shards of an audit."""
    ids: list[str] = []
    stories: dict[str, str] = {}
    firsts: dict[bytes, str] = {}
    same: dict[str, str] = {}
    sizes: list[int] = []
    words = sum(shards.rows_of(path, "record") for path in made) * 100
    with TemporaryDirectory(dir=folder, prefix=".runs-") as temporary:
        buckets = [Path(temporary) / str(i) for i in range(1 + words // PER_BUCKET)]
        for path in made:
            spread: dict[int, list[Numbers]] = defaultdict(list)
            for row in shards.read(path, "record", COLUMNS).to_pylist():
                if row["story"]:
                    stories[row["id"]] = row["story"]
                first = firsts.setdefault(row["body"], row["id"])
                if first != row["id"] and row["runs"]:
                    same[row["id"]] = first
                sample = sampled(row["runs"])
                sizes.append(len(sample))
                for bucket, runs in parted(sample, len(buckets)):
                    spread[bucket].append(runs << 32 | len(ids))
                ids.append(row["id"])
            append(buckets, spread)
        pairs = candidates(buckets, np.array(sizes, np.int64))
    return Groups(same, clusters(made, ids, pairs), stories)


def sampled(runs: bytes) -> Numbers:
    """Return the runs of an article that are looked up."""
    every: Numbers = np.unique(np.frombuffer(runs, np.uint32)).astype(np.int64)
    sample: Numbers = every[every % SAMPLE == 0]
    return sample


def parted(runs: Numbers, count: int) -> Iterator[tuple[int, Numbers]]:
    """Yield the runs that go to each bucket."""
    where = runs // SAMPLE % count
    yield from ((int(i), runs[where == i]) for i in np.unique(where))


def append(buckets: Sequence[Path], spread: Mapping[int, list[Numbers]]) -> None:
    """Add rows to the files of buckets."""
    for bucket, some in spread.items():
        with buckets[bucket].open("ab") as file:
            np.concatenate(some).tofile(file)


def candidates(buckets: Sequence[Path], sizes: Numbers) -> list[tuple[int, int]]:
    """Return the pairs of articles that may be alike, by their numbers.

    A run that many articles have pairs each with the next alone: versions have other
    runs in common that few have.
    """
    shared: list[Numbers] = []
    for path in buckets:
        if path.exists():
            shared.append(pairs_in(np.fromfile(path, np.int64)))
    if not shared:
        return []
    pairs, counts = np.unique(np.concatenate(shared), return_counts=True)
    a, b = pairs >> 32, pairs & 0xFFFFFFFF
    enough = counts >= HINT * np.minimum(sizes[a], sizes[b])
    return list(zip(a[enough].tolist(), b[enough].tolist(), strict=True))


def pairs_in(rows: Numbers) -> Numbers:
    """Return the pairs of articles that share a run, once for each such run."""
    rows.sort()
    runs, articles = rows >> 32, rows & 0xFFFFFFFF
    starts = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]])
    ends = np.r_[starts[1:], len(rows)]
    found = array("q")
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if end - start > 1:
            some = articles[start:end].tolist()
            few = len(some) <= SHORT
            both = combinations(some, 2) if few else pairwise(some)
            found.extend(a << 32 | b for a, b in both)
    return np.array(found, np.int64)


def clusters(
    made: Sequence[Path], ids: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> dict[str, str]:
    """Return the articles that are alike, each with the first of its cluster."""
    wanted = {ids[i] for pair in pairs for i in pair}
    runs = dict(runs_of(made, wanted)) if wanted else {}
    first = {number: number for pair in pairs for number in pair}
    joined: set[int] = set()
    for a, b in pairs:
        one, other = find(first, a), find(first, b)
        if one == other or alike(runs[ids[a]], runs[ids[b]]):
            joined |= {a, b}
            first[max(one, other)] = min(one, other)
    return {ids[number]: ids[find(first, number)] for number in sorted(joined)}


def runs_of(made: Sequence[Path], wanted: set[str]) -> Iterator[tuple[str, array[int]]]:
    """Yield the runs of the articles that are wanted."""
    for path in made:
        for row in shards.read(path, "record", ("id", "runs")).to_pylist():
            if row["id"] in wanted:
                runs = array("I")
                runs.frombytes(row["runs"])
                yield row["id"], runs


def alike(a: array[int], b: array[int]) -> bool:
    """Return whether one of two articles has half of its words from the other."""
    return max(share(a, frozenset(b)), share(b, frozenset(a))) >= ALIKE


def find(first: dict[int, int], number: int) -> int:
    """Return what stands for an article, and remember it for the next time."""
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number
