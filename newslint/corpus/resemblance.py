"""Resemblance: how much of its words one article has from another.

Broder (1997), “On the resemblance and containment of documents”: what counts are words
in runs of five that both have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from newslint.corpus import shards
from newslint.corpus.candidates import Pair
from newslint.corpus.shuffle import shuffled
from newslint.stories import ALIKE, LONGEST, RUN

AT_ONCE = 20_000  # articles whose runs are in memory
COLUMNS = ("runs", "lengths")
SCHEMA = pa.schema([("number", pa.int64()), *((name, pa.binary()) for name in COLUMNS)])

Runs = npt.NDArray[np.uint32]


class Sketch(NamedTuple):
    """The runs of an article, and those of them that are no gallery’s or box’s.

    Such things are paragraphs of hundreds of words, or stand twice in the text, and
    under many stories. Of a story that has hardly anything else the first words of each
    paragraph count.
    """

    runs: Runs
    prose: Runs


class Shares(NamedTuple):
    """How much of the words of two articles the other has, from 0 to 1.

    ``prose`` is whether it is half of the words of one without galleries too.
    """

    first: float
    second: float
    prose: bool


def sketch(runs: bytes, lengths: bytes) -> Sketch:
    """Return the sketch of the article that a record is of."""
    every = np.frombuffer(runs, np.uint32)
    words = np.frombuffer(lengths, np.uint32).astype(np.int64)
    _, which, counts = np.unique(every, return_inverse=True, return_counts=True)
    prose = (np.repeat(words, words)[: len(every)] <= LONGEST) & (counts[which] == 1)
    if prose.sum() < len(every) / 5:
        starts = np.repeat(np.cumsum(words) - words, words)
        prose = (np.arange(len(starts)) - starts < LONGEST)[: len(every)]
    return Sketch(every, every[prose])


def resemblance(a: Sketch, b: Sketch) -> Shares | None:
    """Return what two articles share, if it is half of the words of one."""
    first, second = share(a.runs, b.runs), share(b.runs, a.runs)
    if max(first, second) < ALIKE:
        return None
    prose = max(share(a.prose, b.prose), share(b.prose, a.prose)) >= ALIKE
    return Shares(first, second, prose)


def share(mine: Runs, others: Runs) -> float:
    """Return the share of an article’s words that stand in runs that another has.

    As `stories.share`, on arrays.
    """
    starts = np.flatnonzero(np.isin(mine, others))
    if not len(starts):
        return 0.0
    covered = int(np.minimum(np.diff(starts), RUN).sum()) + RUN
    return covered / (len(mine) + RUN - 1)


def alike(
    made: Sequence[Path], pairs: Sequence[Pair], folder: Path
) -> Iterator[tuple[Pair, Shares]]:
    """Yield those of *pairs* that are alike: articles by number, in shards *made*.

    Articles that pairs join are together in one bucket, and one bucket in memory;
    *folder* is where buckets lie meanwhile.
    """
    component = joined(pairs)
    within: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        within[component[pair[0]]].append(pair)

    def wanted() -> Iterator[tuple[pa.Table, Iterable[str]]]:
        number = 0
        for path in made:
            every = shards.read(path, "record", COLUMNS)
            numbers = [n for n in range(number, number + len(every)) if n in component]
            places = pa.array([n - number for n in numbers], pa.int64())
            number += len(every)
            mine = pa.array(numbers, pa.int64())
            table = pa.table([mine, *every.take(places)], schema=SCHEMA)
            yield table, [str(component[n]) for n in numbers]

    count = 1 + len(component) // AT_ONCE
    for bucket in shuffled(wanted(), SCHEMA, count, folder) if pairs else ():
        sketches = {r["number"]: sketch(r["runs"], r["lengths"]) for r in bucket}
        for one in sketches:
            for a, b in within.get(one, ()):
                if shares := resemblance(sketches[a], sketches[b]):
                    yield (a, b), shares


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
