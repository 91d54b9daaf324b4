"""What the steps of an audit on Spark share: shards as frames, frames on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MOST = 10_000  # tasks

Batches = Iterator[pa.RecordBatch]


def each(
    session: SparkSession,
    count: int,
    read: Callable[[int], Iterable[pa.Table]],
    schema: str,
) -> DataFrame:
    """Return the frame of what workers *read* for each number below *count*, in order.

    *schema* is written as Spark’s SQL has it.
    """
    slices = max(1, min(count, MOST))

    def run(batches: Batches) -> Batches:
        for batch in batches:
            for number in batch.column(0).to_pylist():
                for table in read(number):
                    yield from table.to_batches()

    return session.range(0, count, 1, slices).mapInArrow(run, schema)


def kept(frame: DataFrame, folder: Path) -> DataFrame:
    """Write a frame to a folder, so that no worker takes it along when it dies.

    Spark’s own pages call the work by the folder’s name.
    """
    frame.sparkSession.sparkContext.setJobDescription(f"newslint: {folder.name}")
    frame.write.parquet(place(folder), mode="overwrite")
    return frame.sparkSession.read.schema(frame.schema).parquet(place(folder))


def place(folder: Path) -> str:
    """Return the address of a folder that all machines see."""
    return folder.resolve().as_uri()


def rows(folder: Path) -> Iterator[pa.RecordBatch]:
    """Yield what a frame kept in a folder has, in constant memory."""
    for path in sorted(folder.glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches()
