"""Duplicates of an audit on Spark: articles that are the same, or share their words.

Copies meet by a hash of all their words, candidates by some of their runs, and those
that are held against each other by their numbers; as in `duplicates`, whose functions
say what is alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from newslint.corpus import duplicates, shards
from newslint.corpus.candidates import HALF, PER_BUCKET, Pair, pairs_in, sampled
from newslint.corpus.duplicates import Groups
from newslint.corpus.resemblance import COLUMNS, Shares, resemblance, sketch
from newslint.corpus.spark import shared
from newslint.corpus.spark.shared import Batches, each, kept
from newslint.corpus.work import workspace
from newslint.stories import HINT

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

HASH = 8  # bytes of the hash of an article’s words that tell it from others
WORDS = ", ".join(f"{name} binary" for name in COLUMNS)
LINKS = pa.schema(
    [
        *(("a", pa.int64()), ("b", pa.int64())),
        *(("first", pa.float64()), ("second", pa.float64()), ("prose", pa.bool_())),
    ]
)
LINKS_SQL = "a long, b long, first double, second double, prose boolean"


def groups(session: SparkSession, made: Sequence[Path], folder: Path) -> Groups:
    """Return the groups of articles in the shards of an audit.

    As `duplicates.groups`; the numbers of articles that are alike come together here,
    and their names, but neither words nor runs.
    """
    paths = [path.resolve() for path in made]
    with workspace(folder) as name:
        work = Path(name)
        work.chmod(0o777)  # workers may be other users
        starts = numbered(session, paths)
        sketches = first_of_all(session, paths, starts, work)
        pairs = kept(candidates(sketches), work / "pairs")
        kept(likenesses(session, paths, starts, pairs, work), work / "links")
        copies = sketches.where("first != number").select("first", "number")
        kept(copies, work / "copies")
        same = sorted(
            pair for batch in shared.rows(work / "copies") for pair in pairs_of(batch)
        )
        links = {
            (row["a"], row["b"]): Shares(row["first"], row["second"], row["prose"])
            for batch in shared.rows(work / "links")
            for row in batch.to_pylist()
        }
    return duplicates.grouped(made, same, links)


def pairs_of(batch: pa.RecordBatch) -> Iterator[Pair]:
    """Yield the pairs that two columns are."""
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def numbered(session: SparkSession, made: Sequence[Path]) -> list[int]:
    """Return the number of the first article of each shard: its place among all."""

    def count(number: int) -> Iterator[pa.Table]:
        yield pa.table({"n": [number], "c": [shards.rows_of(made[number], "record")]})

    found = dict(
        map(tuple, each(session, len(made), count, "n long, c long").collect())
    )
    return [0, *accumulate(found[number] for number in range(len(made)))]


def first_of_all(
    session: SparkSession, made: Sequence[Path], starts: Sequence[int], work: Path
) -> DataFrame:
    """Return the articles, each with the first that has the same words.

    The shuffle of copies: hashes of words, and the runs that are looked up.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    task = partial(sketched, made, starts)
    found = each(session, len(made), task, "number long, body binary, sample binary")
    same = Window.partitionBy("body")
    first = found.withColumn("first", f.min("number").over(same)).drop("body")
    return kept(first, work / "first")


def sketched(
    made: Sequence[Path], starts: Sequence[int], number: int
) -> Iterator[pa.Table]:
    """Yield, of the articles in a shard, a hash of the words, and some of the runs."""
    table = shards.read(made[number], "record", ("body", "runs"))
    rows = [
        {"number": at, "body": row["body"][:HASH], "sample": some(row["runs"])}
        for at, row in enumerate(table.to_pylist(), starts[number])
        if row["body"]
    ]
    yield pa.table(
        {
            "number": pa.array([row["number"] for row in rows], pa.int64()),
            "body": pa.array([row["body"] for row in rows], pa.binary()),
            "sample": pa.array([row["sample"] for row in rows], pa.binary()),
        }
    )


def some(runs: bytes) -> bytes:
    """Return the runs of an article that are looked up, four bytes each."""
    return sampled(runs).astype(np.uint32).tobytes()


def candidates(sketches: DataFrame) -> DataFrame:
    """Return the pairs of articles that share enough of the runs looked up.

    The shuffle of runs, and then that of pairs.
    """
    from pyspark.sql import functions as f

    first = sketches.where("first = number").select("number", "sample")
    (row,) = first.select(f.sum(f.length("sample"))).collect()
    whole = row[0] or 0
    count = max(
        sketches.sparkSession.sparkContext.defaultParallelism,
        1 + whole // (4 * PER_BUCKET),
    )
    runs = first.mapInArrow(scattered, "run long, number long, size int")
    pairs = runs.repartition(count, "run").mapInArrow(
        paired, "a long, b long, fewer int, shared long"
    )
    counted = pairs.groupBy("a", "b", "fewer").agg(f.sum("shared").alias("shared"))
    return counted.where(f.col("shared") >= HINT * f.col("fewer")).select("a", "b")


def scattered(batches: Batches) -> Batches:
    """Yield the runs that are looked up, each with its article and how many it has."""
    for batch in batches:
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            number, runs = row[0], np.frombuffer(row[1], np.uint32).astype(np.int64)
            yield pa.RecordBatch.from_pydict(
                {
                    "run": runs,
                    "number": np.full(len(runs), number, np.int64),
                    "size": np.full(len(runs), len(runs), np.int32),
                }
            )


def paired(batches: Batches) -> Batches:
    """Yield the pairs of articles that have runs in common, and how many those are.

    All articles that have a run are here together.
    """
    every = [*batches]
    if not every:
        return
    table = pa.Table.from_batches(every)
    run, number, size = (column.to_numpy() for column in table.columns)
    pairs, counts = np.unique(pairs_in(run << 32 | number), return_counts=True)
    a, b = pairs >> 32, pairs & HALF
    numbers, at = np.unique(number, return_index=True)
    sizes = size[at]
    of = [sizes[np.searchsorted(numbers, each)] for each in (a, b)]
    yield pa.RecordBatch.from_pydict(
        {"a": a, "b": b, "fewer": np.minimum(*of), "shared": counts}
    )


def likenesses(
    session: SparkSession,
    made: Sequence[Path],
    starts: Sequence[int],
    pairs: DataFrame,
    work: Path,
) -> DataFrame:
    """Return those of *pairs* that are alike, and how much of either the other has.

    The shuffle of words: all runs of the articles that may be alike.
    """
    from pyspark.sql import functions as f

    wanted = pairs.select(f.explode(f.array("a", "b")).alias("number")).distinct()
    task = partial(words_of, made, starts)
    every = each(session, len(made), task, f"number long, {WORDS}")
    words = kept(every.join(wanted, "number", "left_semi"), work / "words")
    both = pairs
    for name in "ab":
        mine = f.struct(*COLUMNS).alias(f"words_{name}")
        both = both.join(words.select(f.col("number").alias(name), mine), name)
    return both.mapInArrow(alike, LINKS_SQL)


def words_of(
    made: Sequence[Path], starts: Sequence[int], number: int
) -> Iterator[pa.Table]:
    """Yield what articles in a shard are held against each other by."""
    words = shards.read(made[number], "record", COLUMNS)
    numbers = range(starts[number], starts[number] + len(words))
    yield words.add_column(0, "number", pa.array(numbers, pa.int64()))


def alike(batches: Batches) -> Batches:
    """Yield what pairs share that are alike."""
    for batch in batches:
        found = []
        for row in batch.to_pylist():
            one, other = (sketch(**row[f"words_{name}"]) for name in "ab")
            if shares := resemblance(one, other):
                found.append({"a": row["a"], "b": row["b"], **shares._asdict()})
        yield pa.RecordBatch.from_pylist(found, LINKS)
