"""Worker processes that answer requests one at a time, and are replaced if they fail.

A text that takes too long is ended with its worker, and holds up no other.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from newslint.server.body import Job
from newslint.server.problem import Answer, RequestError, refuse

START = 60  # seconds that a worker may take to load its rules
STOP = 2  # seconds that it may take to end

Prepare = Callable[[], Callable[[Job], Answer]]
# A fork would take along the locks of the server's threads.
PROCESSES = multiprocessing.get_context("spawn")


class Worker:
    """One process, and the pipe to it."""

    def __init__(self, prepare: Prepare) -> None:
        self.prepare = prepare
        self.restarts = -1
        self.start()

    def start(self) -> None:
        """Start the process; it says so when it is ready."""
        self.restarts += 1
        self.pipe, far = PROCESSES.Pipe()
        self.process = PROCESSES.Process(
            target=serve, args=(far, self.prepare), daemon=True
        )
        self.process.start()
        far.close()
        self.ready = False

    def do(self, job: Job, seconds: float) -> Answer:
        """Return the answer to *job*. Raises RequestError, after *seconds* at most."""
        try:
            if not self.ready:
                self.receive(START)
                self.ready = True
            self.pipe.send(job)
            answer: Answer = self.receive(seconds)
        except TimeoutError:
            self.replace()
            raise RequestError(
                503, f"not done in {seconds:g} seconds; send less"
            ) from None
        except (EOFError, OSError):
            self.replace()
            raise RequestError(
                500, "the process at work on it died; send less"
            ) from None
        return answer

    def receive(self, seconds: float) -> Any:
        """Return what the process says next. Raises TimeoutError, EOFError."""
        if not self.pipe.poll(seconds):
            raise TimeoutError
        return self.pipe.recv()

    def replace(self) -> None:
        """Put a new process in the place of this one."""
        self.stop(0)
        self.start()

    def stop(self, seconds: float = STOP) -> None:
        """End the process, if it must be by force."""
        self.pipe.close()
        self.process.join(seconds)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class Workers:
    """Several workers, and the requests that wait for one."""

    def __init__(
        self, prepare: Prepare, count: int, seconds: float, waiting: int
    ) -> None:
        self.seconds, self.limit, self.waiting = seconds, waiting, 0
        self.all = [Worker(prepare) for _ in range(count)]
        self.threads = ThreadPoolExecutor(count)
        self.idle: asyncio.Queue[Worker] = asyncio.Queue()
        for worker in self.all:
            self.idle.put_nowait(worker)

    async def do(self, job: Job) -> Answer:
        """Return the answer to *job*. Raises RequestError."""
        worker = await self.next()
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self.threads, worker.do, job, self.seconds)
        # Whoever gives up waiting, the worker is at work until it is done.
        work.add_done_callback(lambda _: self.idle.put_nowait(worker))
        return await asyncio.shield(work)

    async def next(self) -> Worker:
        """Return a worker that is free. Raises RequestError."""
        if self.idle.empty() and self.waiting >= self.limit:
            raise busy()
        self.waiting += 1
        try:
            return await asyncio.wait_for(self.idle.get(), self.seconds)
        except TimeoutError:
            raise busy() from None
        finally:
            self.waiting -= 1

    @property
    def restarts(self) -> int:
        """How many processes were replaced."""
        return sum(worker.restarts for worker in self.all)

    def stop(self) -> None:
        """End all processes, when those at work are done."""
        self.threads.shutdown()
        for worker in self.all:
            worker.stop()


def busy() -> RequestError:
    """Return what is said when nobody is free."""
    return RequestError(503, "too many requests wait; try again", {"Retry-After": "1"})


def serve(pipe: Connection, prepare: Prepare) -> None:
    """Answer the jobs that come through *pipe*, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        answer = prepare()
        pipe.send(os.getpid())
        while True:
            pipe.send(attempt(answer, pipe.recv()))


def attempt(answer: Callable[[Job], Answer], job: Job) -> Answer:
    """Answer *job* whatever breaks; what is said of that holds nothing of the text."""
    try:
        return answer(job)
    except Exception as error:
        what = f"{type(error).__name__} at {place(error)}"
        return refuse(
            RequestError(500, f"newslint broke down: {what}; please report it")
        )


def place(error: BaseException) -> str:
    """Return the module and line that raised *error*."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    name = trace.tb_frame.f_globals.get("__name__", "?")
    return f"{name}:{trace.tb_lineno}"
