"""Candidates: pairs of articles that may be alike, as they share runs of words.

Broder (1997), “On the resemblance and containment of documents”: one run in eight is
looked up, the same ones in every article. Memory does not grow with the collection:
runs and pairs lie in buckets on disk.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from newslint.corpus.work import workspace
from newslint.stories import HINT, SAMPLE, SHORT

PER_BUCKET = 4_000_000  # numbers
HALF = 0xFFFFFFFF  # of a number: what stands in its lower 32 bits

Numbers = npt.NDArray[np.int64]
Pair = tuple[int, int]


def candidates(
    sketches: Iterable[Sequence[tuple[int, bytes]]], size: int, folder: Path
) -> list[Pair]:
    """Return the pairs of articles that may be alike, in order, by their numbers.

    *sketches* are batches of articles: a number, and the runs of its words, four bytes
    each. *size* is how many bytes of runs there are, about; *folder* is where buckets
    lie meanwhile. A run that many articles have pairs each with the next alone:
    versions have other runs in common that few have.
    """
    count = 1 + size // (4 * SAMPLE * PER_BUCKET)
    sizes = array("I")
    with workspace(folder) as made:
        buckets = [Path(made) / f"runs-{i}" for i in range(count)]
        for batch in sketches:
            rows = [sampled(runs) << 32 | number for number, runs in batch]
            for (number, _), row in zip(batch, rows, strict=True):
                sizes.extend([0] * (number + 1 - len(sizes)))
                sizes[number] = len(row)
            scatter(np.concatenate(rows), 32, buckets)
        held = [Path(made) / f"pairs-{i}" for i in range(count)]
        for path in buckets:
            if path.exists():
                scatter(pairs_in(np.fromfile(path, np.int64)), 0, held)
                path.unlink()
        found = [
            frequent(np.fromfile(path, np.int64), np.array(sizes, np.int64))
            for path in held
            if path.exists()
        ]
    pairs = np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)
    return list(zip((pairs >> 32).tolist(), (pairs & HALF).tolist(), strict=True))


def sampled(runs: bytes) -> Numbers:
    """Return the runs of an article that are looked up, each once."""
    every: Numbers = np.unique(np.frombuffer(runs, np.uint32)).astype(np.int64)
    sample: Numbers = every[every % SAMPLE == 0]
    return sample


def scatter(numbers: Numbers, shift: int, buckets: Sequence[Path]) -> None:
    """Add numbers to the files of buckets, by what stands above *shift* bits."""
    where = (numbers >> shift) // SAMPLE % len(buckets)
    for i in np.unique(where).tolist():
        with buckets[i].open("ab") as file:
            numbers[where == i].tofile(file)


def pairs_in(rows: Numbers) -> Numbers:
    """Return the pairs of articles that share a run, once for each such run."""
    rows = np.unique(rows)
    runs, articles = rows >> 32, rows & HALF
    starts = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]])
    ends = np.r_[starts[1:], len(rows)]
    several = ends - starts > 1
    found = array("q")
    for start, end in zip(
        starts[several].tolist(), ends[several].tolist(), strict=True
    ):
        some = articles[start:end].tolist()
        both = combinations(some, 2) if len(some) <= SHORT else pairwise(some)
        found.extend(a << 32 | b for a, b in both)
    return np.array(found, np.int64)


def frequent(pairs: Numbers, sizes: Numbers) -> Numbers:
    """Return the pairs that share enough runs for their *sizes*, each once."""
    once, counts = np.unique(pairs, return_counts=True)
    a, b = once >> 32, once & HALF
    enough: Numbers = once[counts >= HINT * np.minimum(sizes[a], sizes[b])]
    return enough
