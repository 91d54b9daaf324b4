"""Worker processes for streams: batches in, results out in order, in constant memory.

The articles of a batch that kills its worker are done again one by one: the one to
blame is told, the others are done.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, NamedTuple

from newslint import pool
from newslint.corpus.articles import Article
from newslint.files import InputError

AHEAD = 2  # batches for each worker that wait or are at work


class Batch(NamedTuple):
    """Some articles, and their number in the stream, from 0.

    ``read`` is how many bytes of the input had been read when it was full.
    """

    number: int
    articles: tuple[Article, ...]
    read: int = 0


Prepare = Callable[[], Callable[[tuple[Article, ...]], list[Any]]]


def run(
    jobs: int,
    prepare: Prepare,
    batches: Iterable[Batch],
    lost: Callable[[Article], Any],
) -> Iterator[tuple[Batch, list[Any]]]:
    """Yield each batch and its results, in order.

    *prepare* is called once in each worker and returns what does a batch: it takes
    articles and returns a list of results, which are joined if a batch must be cut.
    *lost* gives that of an article which no worker survives. Raises InputError if
    *prepare* raises.
    """
    stream = iter(batches)
    left: deque[Batch] = deque()
    while True:
        try:
            yield from pooled(jobs, prepare, stream, left)
            return
        except BrokenProcessPool:
            for batch in islice(left.copy(), jobs * AHEAD):
                results = alone(prepare, batch.articles, lost)
                left.popleft()
                yield batch, results


def pooled(
    jobs: int,
    prepare: Prepare,
    stream: Iterator[Batch],
    left: deque[Batch],
) -> Iterator[tuple[Batch, list[Any]]]:
    """Yield results while no worker dies; *left* holds the batches without one yet."""
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(jobs, initializer=start, initargs=(prepare,)) as made:
        waiting: deque[Future[list[Any]]] = deque()
        try:
            for batch in left:
                waiting.append(pool.handed(made, batch.articles))
            while True:
                for batch in islice(stream, jobs * AHEAD - len(waiting)):
                    left.append(batch)
                    waiting.append(pool.handed(made, batch.articles))
                if not waiting:
                    return
                results = waiting.popleft().result()
                yield left.popleft(), results
        except (KeyboardInterrupt, GeneratorExit):
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise


def start(prepare: Prepare) -> None:
    """Make this process a worker, which does not outlive the one that it works for."""
    parent = multiprocessing.parent_process()
    if parent:
        Thread(target=follow, args=(parent.sentinel,), daemon=True).start()
    try:
        pool.start(prepare)
    except Exception as error:  # of which no article is to blame
        pool.start(partial(refusing, trouble(error)))


def trouble(error: Exception) -> str:
    """Return in one line what is wrong."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return f"{error}".partition("\n")[0] or type(error).__name__


def refusing(why: str) -> Callable[[tuple[Article, ...]], list[Any]]:
    """Return what a worker does that could not be prepared: it raises InputError."""

    def refuse(_: tuple[Article, ...]) -> list[Any]:
        raise InputError(f"a worker process cannot load its rules: {why}")

    return refuse


def follow(sentinel: int) -> None:
    """End this process when the one that *sentinel* stands for has ended."""
    wait([sentinel])
    os._exit(1)


def alone(
    prepare: Prepare, articles: tuple[Article, ...], lost: Callable[[Article], Any]
) -> list[Any]:
    """Return the results of some articles, which one worker is handed one by one."""
    each = pool.run(1, partial(single, prepare), articles, lambda it: [lost(it)])
    return [result for results in each for result in results]


def single(prepare: Prepare) -> Callable[[Article], list[Any]]:
    """Return what does a batch of one article."""
    work = prepare()
    return lambda article: work((article,))
