"""Time and memory by size of text and number of rules: `python benchmarks/scaling.py`.

One text file of 100 kB to 20 MB is linted by all default rules, and one story by 300 to
20,000 rules more whose triggers do not occur in it. Each run is a process of its own;
what is told is the processor's time, the median of some rounds, all sizes by turns, so
that a busy machine tells the same. The tables go to docs/scaling.md, between its marks.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "tests" / "stories"
PAGE = ROOT / "docs" / "scaling.md"
MARKS = "<!-- figures: benchmarks/scaling.py -->", "<!-- end of figures -->"
SIZES = (100_000, 500_000, 1_000_000, 5_000_000, 20_000_000)
RULES = (0, 300, 1_000, 5_000, 20_000)
LETTERS = "bcdfghjklmnpqrstvwxz"

# Prints the seconds and the megabytes after each step.
RUN = """
import resource, sys, time
from pathlib import Path
status = Path("/proc/self/status")
def peak():
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # What the system tells a child may be what its parent had.
    return int(status.read_text().partition("VmHWM:")[2].split()[0])
def tell():
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, peak() / 1000)
from newslint import patterns
from newslint.app import Linter
from newslint.config import Config
linter = Linter(Config(rules=tuple(map(Path, sys.argv[2:]))))
linter.rules_for("a.txt")
tell()
text = Path(sys.argv[1]).read_text("utf-8")
linter.check(text)
tell()
for i in range(5):
    linter.check(f"Again, {i}.\\n\\n{text}" if len(text) < 10_000 else "")
tell()
patterns.save()
"""


class Run(NamedTuple):
    """Seconds to load all, for the first text and for each next; megabytes at most."""

    start: float
    first: float
    each: float
    memory: float


def copy(size: int) -> str:
    """Return a text of *size* characters: pieces of the two sample stories, mixed."""
    words = " ".join(
        p.read_text("utf-8") for p in sorted(STORIES.glob("*.txt"))
    ).split()
    mixed = random.Random(1)
    pieces: list[str] = []
    while size > 0:
        start = mixed.randrange(len(words) - 6)
        piece = " ".join(words[start : start + 6])
        piece += mixed.choice((" ", " ", ", ", ". ", ".\n\n"))
        pieces.append(piece)
        size -= len(piece)
    return "".join(pieces)


def pack(count: int) -> str:
    """Return a pack of *count* rules for words that there are not."""
    mixed = random.Random(2)
    rules: list[str] = []
    for i in range(count):
        a, b = ("".join(mixed.choices(LETTERS, k=9)) for _ in range(2))
        rules.append(
            f'[r{i}]\nsummary = "x"\ncheck = "match"\nmessage = "‘{{match}}’"\n'
            f"pattern = '\\b(?:{a}|{b})s? +\\w+'\n"
            f'bad = ["the {{=={a} yes==}}"]\ngood = ["the cat"]\n'
        )
    return "\n".join(rules)


def measure(text: Path, packs: Sequence[Path], cache: Path) -> Run:
    """Lint a text in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(text), *map(str, packs)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NEWSLINT_CACHE_DIR": str(cache)},
    )
    rows = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    (start, _), (first, memory), (again, most) = rows
    return Run(start, first - start, (again - first) / 5, max(memory, most))


def median(runs: Sequence[Run]) -> Run:
    """Return the median of each number."""
    return Run(*map(statistics.median, zip(*runs, strict=True)))


def by_size(folder: Path, sizes: Sequence[int], rounds: int) -> Iterator[str]:
    """Yield the table of one text file, by its size."""
    yield "| Text | CPU s | MB a CPU s | peak MB |"
    yield "| ---: | ---: | ---: | ---: |"
    texts = {size: folder / f"{size}.txt" for size in sizes}
    for size, path in texts.items():
        path.write_text(copy(size), "utf-8")
    turns = [
        {size: measure(path, (), folder) for size, path in texts.items()}
        for _ in range(rounds)
    ]
    for size in sizes:
        run = median([turn[size] for turn in turns])
        mb = size / 1e6
        speed = mb / run.first
        yield f"| {mb:g} MB | {run.first:.2f} | {speed:.2f} | {run.memory:.0f} |"


def by_rules(folder: Path, counts: Sequence[int], rounds: int) -> Iterator[str]:
    """Yield the table of one story, by the number of rules that it does not trigger."""
    yield "| Rules more | first start, s | start, s | one story, ms | peak MB |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    story = folder / "story.txt"
    story.write_text(copy(3000), "utf-8")
    packs: dict[int, list[Path]] = {}
    cold: dict[int, float] = {}
    for count in counts:
        path = folder / f"more{count}.toml"
        path.write_text(pack(count), "utf-8")
        packs[count] = [path] if count else []
        cold[count] = measure(story, packs[count], folder / f"cache{count}").start
        measure(story, packs[count], folder)
    turns = [
        {count: measure(story, packs[count], folder) for count in counts}
        for _ in range(rounds)
    ]
    for count in counts:
        run = median([turn[count] for turn in turns])
        yield (
            f"| {count:,} | {cold[count]:.2f} | {run.start:.2f} "
            f"| {1000 * run.each:.1f} | {run.memory:.0f} |"
        )


def put(lines: Sequence[str]) -> None:
    """Put *lines* between the marks of the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    text = "\n".join((MARKS[0], "", *lines, "", MARKS[1]))
    PAGE.write_text(f"{before}{text}{after}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rules", type=int, nargs="*", default=RULES)
    parser.add_argument("--print", action="store_true", help="and leave the page alone")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [
            f"Medians of {args.rounds} rounds; Python {platform.python_version()}, "
            f"{platform.system()} {platform.machine()}.",
            "",
            *by_size(folder, args.sizes, args.rounds),
            "",
            *by_rules(folder, args.rules, args.rounds),
        ]
    print(*lines, sep="\n")
    if not args.print:
        put(lines)


if __name__ == "__main__":
    main()
