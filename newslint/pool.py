"""Worker processes: tasks in, results out in order, whatever dies on the way."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

CHUNK = 64  # tasks at most that go to a worker in one piece

_work: Callable[[Any], Any]  # what this worker process does


def run(
    jobs: int,
    prepare: Callable[[], Callable[[Task], Result]],
    tasks: Sequence[Task],
    lost: Callable[[Task], Result],
) -> Iterator[Result]:
    """Yield the result of every task, in order, from *jobs* worker processes.

    *prepare* is called once in each worker and returns what does a task. A task that
    kills its worker (a full memory, a fault in an extension) is answered by *lost*.
    """
    at, workers = 0, jobs
    while at < len(tasks):
        try:
            for result in pooled(workers, prepare, tasks[at:]):
                yield result
                at += 1
        except BrokenProcessPool:
            # With one worker the tasks go one by one, so the one at hand is to blame.
            if workers == 1:
                yield lost(tasks[at])
                at += 1
            workers = jobs if workers == 1 else 1


def pooled(
    jobs: int, prepare: Callable[[], Callable[[Task], Result]], tasks: Sequence[Task]
) -> Iterator[Result]:
    """Yield the results of *tasks*. Raises BrokenProcessPool when a worker dies.

    One worker is handed one task at a time: what it had done ahead would be lost with
    it, and the first task without a result would not be the one to blame.
    """
    others = set(multiprocessing.active_children())
    size = max(1, min(CHUNK, len(tasks) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, initializer=start, initargs=(prepare,)) as pool:
        try:
            if jobs == 1:
                yield from (handed(pool, task).result() for task in tasks)
            else:
                with held():
                    results = pool.map(work, tasks, chunksize=size)
                yield from results
        except (KeyboardInterrupt, GeneratorExit):
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise


def inherits() -> bool:
    """Return whether a worker has what its parent has loaded, and need not load it."""
    return multiprocessing.get_start_method() == "fork"


def handed(workers: ProcessPoolExecutor, task: Any) -> Future[Any]:
    """Hand a task to workers, which are started if they are not there yet."""
    with held():
        return workers.submit(work, task)


@contextmanager
def held() -> Iterator[None]:
    """Put an interruption off until something is done.

    While a process forks Python drops what is raised, so that Ctrl-C would be lost.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # interruptions are the main thread's
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
    if came:
        signal.raise_signal(signal.SIGINT)


def start(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    """Make this process a worker; an interruption ends it without a word."""
    global _work
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _work = prepare()


def work(task: Any) -> Any:
    """Do one task in a worker."""
    return _work(task)
