"""Shards: what was seen of each batch of articles, on disk, so that a job can go on.

A shard’s name says which articles it is of and how they were looked at: a job that was
broken off finds the shards that it has no need to make again, and a job with other
settings finds none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus.articles import Article
from newslint.corpus.look import killed, look
from newslint.corpus.rows import rows, table
from newslint.corpus.state import state
from newslint.corpus.workers import Batch, run

MOST_ARTICLES, MOST_CHARACTERS = 200, 1_000_000  # of a shard


class Made(NamedTuple):
    """A shard, how many articles it is of, and how many bytes were read up to there."""

    path: Path
    articles: int
    read: int


def batches(
    articles: Iterable[Article], read: Callable[[], int] = lambda: 0
) -> Iterator[Batch]:
    """Part articles into batches, the same for the same articles.

    *read* says how many bytes have been read so far.
    """
    some: list[Article] = []
    number = size = 0
    for article in articles:
        some.append(article)
        size += len(article.text)
        if len(some) == MOST_ARTICLES or size > MOST_CHARACTERS:
            yield Batch(number, tuple(some), read())
            some, size, number = [], 0, number + 1
    if some:
        yield Batch(number, tuple(some), read())


def name(batch: Batch, key: str) -> str:
    """Return the name of a batch’s shard: its number, and a hash of what it holds.

    *key* stands for how it is looked at.
    """
    found = blake2b(key.encode(), digest_size=12)
    for article in batch.articles:
        found.update(repr(article).encode("utf-8", "surrogatepass"))
    return f"{batch.number:07}-{found.hexdigest()}.parquet"


def make(
    articles: Iterable[Article],
    settings: Config,
    folder: Path,
    jobs: int,
    read: Callable[[], int] = lambda: 0,
) -> Iterator[Made]:
    """Yield the shard of each batch, in order: made by *jobs* workers, or found."""
    folder.mkdir(parents=True, exist_ok=True)
    key = state(settings)
    waiting: dict[int, Path] = {}
    found: deque[tuple[int, Made]] = deque()

    def unmade() -> Iterator[Batch]:
        for batch in batches(articles, read):
            path = folder / name(batch, key)
            if path.exists():
                made = Made(path, len(batch.articles), batch.read)
                found.append((batch.number, made))
            else:
                waiting[batch.number] = path
                yield batch

    for batch, tables in run(jobs, partial(looker, settings), unmade(), lost):
        while found and found[0][0] < batch.number:
            yield found.popleft()[1]
        path = waiting.pop(batch.number)
        write(path, pa.concat_tables(tables))
        yield Made(path, len(batch.articles), batch.read)
    yield from (made for _, made in found)


def looker(settings: Config) -> Callable[[tuple[Article, ...]], list[pa.Table]]:
    """Return what a worker does with a batch: it makes one table of all its rows."""
    linter = Linter(settings)
    return lambda articles: [table(rows(look(linter, each) for each in articles))]


def lost(article: Article) -> pa.Table:
    """Return the rows of an article that no worker survives."""
    return table(rows([killed(article)]))


def write(path: Path, made: pa.Table) -> None:
    """Write a table whole or not at all."""
    temporary = path.with_suffix(".part")
    pq.write_table(made, temporary, compression="zstd")
    temporary.replace(path)


def read(path: Path, kind: str, columns: Iterable[str]) -> pa.Table:
    """Return the rows of one *kind* in a shard."""
    return pq.read_table(
        path, columns=["kind", *columns], filters=[("kind", "=", kind)]
    ).drop_columns("kind")


def rows_of(path: Path, kind: str) -> int:
    """Return how many rows of one kind a shard has."""
    return int(read(path, kind, ()).num_rows)
