"""From how much input on do two processes pay? `python benchmarks/workers.py`.

Lints folders of generated copy with one process and with two, by turns, and prints the
medians of the time on the clock and of the processors' time, and their ratio. On a busy
machine the clock tells little: then the last column says what the ratio would be if the
two processes had a processor each. `newslint.seen.POOL_BYTES` is set by this.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

STORIES = Path(__file__).parents[1] / "tests" / "stories"
COUNTS = (10, 25, 50, 100, 200, 400, 2000)


class Run(NamedTuple):
    """Seconds: on the clock, and of the processors, in this process and workers."""

    clock: float
    own: float
    workers: float


def write(folder: Path, count: int, size: int) -> None:
    """Write *count* files of *size* bytes: pieces of the two samples, mixed.

    Unmixed they would be versions of one story, each of which is held against others.
    """
    words = " ".join(
        p.read_text("utf-8") for p in sorted(STORIES.glob("*.txt"))
    ).split()
    for i in range(count):
        mixed = random.Random(i)
        text = f"Story {i}\n"
        while len(text) < size:
            start = mixed.randrange(len(words) - 4)
            text += " ".join(words[start : start + 4])
            text += mixed.choice((" ", " ", " ", ", ", ". ", ".\n\n"))
        (folder / f"{i:05}.txt").write_text(text[:size], "utf-8")


def copy(folder: Path, count: int, archive: Path) -> None:
    """Copy the first *count* files of an archive."""
    for path in sorted(archive.iterdir())[:count]:
        shutil.copy(path, folder)


LINT = """
import resource, sys, time
from newslint.config import Config
from newslint.app import Linter
start = time.perf_counter()
Linter(Config(jobs=int(sys.argv[2]))).check_files([sys.argv[1]])
taken = time.perf_counter() - start
whose = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
print(taken, *(sum(resource.getrusage(who)[:2]) for who in whose))
"""


def measure(folder: Path, jobs: int) -> Run:
    """Lint a folder in a process of its own."""
    command = [sys.executable, "-c", LINT, str(folder), str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Run(*map(float, done.stdout.split()))


def median(runs: Sequence[Run]) -> Run:
    """Return the median of each number."""
    return Run(*map(statistics.median, zip(*runs, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=2500, help="bytes of a file")
    parser.add_argument("--counts", type=int, nargs="*", default=COUNTS)
    parser.add_argument("--archive", type=Path, help="a folder of real files instead")
    args = parser.parse_args()
    print("files    kB   one s  two s  ratio   one CPU  two CPU (own + workers)  ideal")
    for count in args.counts:
        with tempfile.TemporaryDirectory() as folder:
            if args.archive:
                copy(Path(folder), count, args.archive)
            else:
                write(Path(folder), count, args.size)
            turns = [
                [measure(Path(folder), jobs) for jobs in (1, 2)]
                for _ in range(args.rounds)
            ]
        one, two = (median(runs) for runs in zip(*turns, strict=True))
        ideal = one.own / (two.own + two.workers / 2)
        print(
            f"{count:5} {count * args.size / 1000:5.0f} {one.clock:7.2f} "
            f"{two.clock:6.2f} {one.clock / two.clock:6.2f} {one.own:9.2f} "
            f"{two.own + two.workers:8.2f} ({two.own:.2f} + {two.workers:.2f}) "
            f"{ideal:13.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
