"""The map of an audit on Spark: workers read articles, look, and write shards."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped]

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import shards
from newslint.corpus.articles import Article, article
from newslint.corpus.audit import Progress, Show
from newslint.corpus.problems import Problems
from newslint.corpus.spark.shared import Batches, each
from newslint.corpus.stream import Stream, size
from newslint.fields import known
from newslint.files import InputError
from newslint.origin import Base

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SIZE = 4_000_000  # bytes of packed files that one task looks at, about
# An article as JSON, whose order is that of the articles; or else a fault of the input.
READ = pa.schema([("at", pa.int64()), ("article", pa.string()), ("fault", pa.string())])
READ_SQL = "at long, article string, fault string"
# A shard, by the task and its place in it; or else a fault of the input.
DONE = pa.schema(
    [
        *(("task", pa.int64()), ("place", pa.int64()), ("shard", pa.string())),
        *(("articles", pa.int64()), ("fault", pa.string())),
    ]
)
DONE_SQL = "task long, place long, shard string, articles long, fault string"


def looked(
    session: SparkSession,
    frame: DataFrame | None,
    linter: Linter,
    paths: Sequence[str],
    folder: Path,
    problems: Problems,
    show: Show,
) -> list[Path]:
    """Look at every article by itself; return the shards in order.

    As `audit.looked`, in files or in a *frame*.
    """
    show(Progress("looking"))
    if frame is None:
        given = from_files(session, linter, paths, problems)
    else:
        given = from_frame(frame, linter.config)
    folder.mkdir(parents=True, exist_ok=True)
    task = partial(look, linter.config, folder.resolve())
    rows = sorted(given.mapInArrow(task, DONE_SQL).collect())
    for row in rows:
        if row.fault:
            problems.add(*json.loads(row.fault))
    return [folder / Path(row.shard).name for row in rows if row.shard]


def from_files(
    session: SparkSession, linter: Linter, paths: Sequence[str], problems: Problems
) -> DataFrame:
    """Return the articles in files, each of which is read by one worker.

    Those of few files are parted anew, in their order, so that all workers have some.
    """
    files, missing = linter.find(paths)
    for path, message in missing:
        problems.add(path, message)
    named = {*paths} & {*files}
    task = partial(read, linter.config, files, named, Path.cwd())
    found = each(session, len(files), task, READ_SQL)
    parallel = session.sparkContext.defaultParallelism
    if len(files) >= 2 * parallel:
        return found
    count = max(4 * parallel, sum(map(size, files)) // SIZE)
    return found.repartitionByRange(count, "at").sortWithinPartitions("at")


def read(
    settings: Config, files: Sequence[str], named: set[str], folder: Path, number: int
) -> Iterator[pa.Table]:
    """Yield the articles of a file, and what is wrong with others.

    Paths are those of the *folder* where the audit was started.
    """
    with ExitStack() as stack:
        with suppress(OSError):  # where it is not, paths may be whole
            stack.enter_context(chdir(folder))
        yield from read_here(settings, files[number], named, number << 32)


def read_here(
    settings: Config, path: str, named: set[str], at: int
) -> Iterator[pa.Table]:
    """Yield the articles of a file, which are numbered from the one after *at*."""
    faults: list[tuple[str, str, str]] = []
    stream = Stream(loaded(settings), [path], lambda *fault: faults.append(fault))
    stream.named = named
    rows: list[dict[str, Any]] = []
    for found in stream:
        at += 1
        rows.append({"at": at, "article": packed(found)})
        if len(rows) == shards.MOST_ARTICLES:
            yield pa.Table.from_pylist(rows, READ)
            rows.clear()
    rows += [{"at": at, "fault": json.dumps(fault)} for fault in faults]
    yield pa.Table.from_pylist(rows, READ)


def from_frame(frame: DataFrame, settings: Config) -> DataFrame:
    """Return the articles in a frame, in its order."""
    from pyspark.sql import functions

    numbered = frame.withColumn("_at", functions.monotonically_increasing_id())
    return numbered.mapInArrow(partial(read_rows, settings), READ_SQL)


def read_rows(settings: Config, batches: Batches) -> Batches:
    """Yield the articles of rows, and what is wrong with others."""
    from newslint.readers.parquet import document

    for batch in batches:
        rows: list[dict[str, Any]] = []
        for row in batch.to_pylist():
            at = row.pop("_at")
            values = known(row, settings.fields)
            id = str(values.get("id", f"row {at}"))
            try:
                found = article(document(values, at, id, Base()), at)
                rows.append({"at": at, "article": packed(found._replace(id=id))})
            except InputError as error:
                kept = json.dumps(row, ensure_ascii=False, default=str)
                fault = (id, str(error), kept)
                rows.append({"at": at, "fault": json.dumps(fault)})
        yield from pa.Table.from_pylist(rows, READ).to_batches()


def look(settings: Config, folder: Path, batches: Batches) -> Batches:
    """Look at articles in a process beside the worker, which outlives what kills it.

    Yields the shards that are written, or were there.
    """
    from pyspark import TaskContext

    context = TaskContext.get()
    task = context.partitionId() if context else 0
    faults: list[str] = []
    stream = articles(batches, faults.append)
    for place, made in enumerate(shards.make(stream, settings, folder, 1)):
        row = {"task": task, "place": place, "shard": str(made.path)}
        yield batch_of([{**row, "articles": made.articles}], DONE)
    rows = [{"task": task, "place": -1, "fault": fault} for fault in faults]
    yield batch_of(rows, DONE)


def articles(batches: Batches, tell: Callable[[str], None]) -> Iterator[Article]:
    """Yield the articles that came; what is wrong with others is told."""
    for batch in batches:
        for row in batch.to_pylist():
            if row["fault"]:
                tell(row["fault"])
            else:
                yield unpacked(row["article"])


def batch_of(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Return rows as a batch."""
    return pa.RecordBatch.from_pylist([*rows], schema)


def packed(found: Article) -> str:
    """Return an article as JSON, in ASCII: halves of surrogate pairs are no UTF-8."""
    return json.dumps(found)


def unpacked(text: str) -> Article:
    """Return the article that was packed."""
    id, path, number, copy, meta, given = json.loads(text)
    return Article(id, path, number, copy, meta, tuple(map(tuple, given)))


def loaded(settings: Config) -> Linter:
    """Return the linter of these settings, loaded once in a worker."""
    return linter_of(pickle.dumps(settings))


@cache
def linter_of(settings: bytes) -> Linter:
    """Return the linter of settings."""
    return Linter(pickle.loads(settings))
