"""Worker processes for streams: batches in, results out in order, in constant memory.

A batch that kills its worker is cut in halves until the article to blame is alone; that
one is told, the others are done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from newslint import pool
from newslint.corpus.articles import Article

Result = TypeVar("Result")
AHEAD = 2  # batches for each worker that wait or are at work


class Batch(NamedTuple):
    """Some articles, and their number in the stream, from 0."""

    number: int
    articles: tuple[Article, ...]


Prepare = Callable[[], Callable[[tuple[Article, ...]], Result]]


def run(
    jobs: int,
    prepare: Prepare[list[Any]],
    batches: Iterable[Batch],
    lost: Callable[[Article], Any],
) -> Iterator[tuple[int, list[Any]]]:
    """Yield the number of each batch and its results, in order.

    *prepare* is called once in each worker and returns what does a batch: it takes
    articles and returns a list with a result for each. *lost* gives that of an article
    which no worker survives. With one job all is done in this process.
    """
    stream = iter(batches)
    if jobs < 2:
        work = prepare()
        yield from ((batch.number, work(batch.articles)) for batch in stream)
        return
    left: deque[Batch] = deque()
    while True:
        try:
            yield from pooled(jobs, prepare, stream, left)
            return
        except BrokenProcessPool:
            for batch in islice(left.copy(), jobs * AHEAD):
                results = alone(prepare, batch.articles, lost)
                left.popleft()
                yield batch.number, results


def pooled(
    jobs: int,
    prepare: Prepare[list[Any]],
    stream: Iterator[Batch],
    left: deque[Batch],
) -> Iterator[tuple[int, list[Any]]]:
    """Yield results while no worker dies; *left* holds the batches without one yet."""
    with ProcessPoolExecutor(jobs, initializer=pool.start, initargs=(prepare,)) as made:
        waiting: deque[Future[list[Any]]] = deque(
            made.submit(pool.work, batch.articles) for batch in left
        )
        while True:
            for batch in islice(stream, jobs * AHEAD - len(waiting)):
                left.append(batch)
                waiting.append(made.submit(pool.work, batch.articles))
            if not waiting:
                return
            results = waiting.popleft().result()
            yield left.popleft().number, results


def alone(
    prepare: Prepare[list[Any]],
    articles: tuple[Article, ...],
    lost: Callable[[Article], Any],
) -> list[Any]:
    """Return the results of some articles, done in a worker of their own."""
    with ProcessPoolExecutor(1, initializer=pool.start, initargs=(prepare,)) as made:
        try:
            results: list[Any] = made.submit(pool.work, articles).result()
            return results
        except BrokenProcessPool:
            if len(articles) == 1:
                return [lost(articles[0])]
    half = len(articles) // 2
    return [
        *alone(prepare, articles[:half], lost),
        *alone(prepare, articles[half:], lost),
    ]
