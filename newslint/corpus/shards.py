"""Shards: what was seen of each batch of articles, on disk, so that a job can go on.

A shard’s name says which articles it is of and how they were looked at: a job that was
broken off finds the shards that it has no need to make again, and a job with other
settings finds none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus.articles import Article
from newslint.corpus.look import Looked, killed, look
from newslint.corpus.rows import rows, table
from newslint.corpus.workers import Batch, run
from newslint.version import __version__

MOST_ARTICLES, MOST_CHARACTERS = 200, 1_000_000  # of a shard


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """Part articles into batches, the same for the same articles."""
    some: list[Article] = []
    number = size = 0
    for article in articles:
        some.append(article)
        size += len(article.text)
        if len(some) == MOST_ARTICLES or size > MOST_CHARACTERS:
            yield Batch(number, tuple(some))
            some, size, number = [], 0, number + 1
    if some:
        yield Batch(number, tuple(some))


def name(batch: Batch, settings: str) -> str:
    """Return the name of a batch’s shard: its number, and a hash of what it holds."""
    found = blake2b(f"{__version__}\0{settings}".encode(), digest_size=12)
    for article in batch.articles:
        found.update(repr(article).encode("utf-8", "surrogatepass"))
    return f"{batch.number:07}-{found.hexdigest()}.parquet"


def make(
    articles: Iterable[Article], settings: Config, folder: Path, jobs: int
) -> Iterator[tuple[Path, int]]:
    """Yield the shard of each batch, made or found, and how many articles it is of.

    Shards are made by *jobs* workers, in order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key = repr(settings)
    waiting: dict[int, tuple[Path, int]] = {}
    found: list[tuple[Path, int]] = []

    def unmade() -> Iterator[Batch]:
        for batch in batches(articles):
            path = folder / name(batch, key)
            if path.exists():
                found.append((path, len(batch.articles)))
            else:
                waiting[batch.number] = (path, len(batch.articles))
                yield batch

    for number, seen in run(jobs, partial(looker, settings), unmade(), killed):
        yield from found
        found.clear()
        path, count = waiting.pop(number)
        write(path, table(rows(seen)))
        yield path, count
    yield from found


def looker(settings: Config) -> Callable[[tuple[Article, ...]], list[Looked]]:
    """Return what a worker does with a batch."""
    linter = Linter(settings)
    return lambda articles: [look(linter, article) for article in articles]


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
