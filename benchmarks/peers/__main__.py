"""Measure newslint beside its peers: `python -m benchmarks.peers`; see README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.peers import page, quality, rounds, texts, tools
from benchmarks.peers.rounds import Command, FailedError, Took
from benchmarks.peers.tools import MissingError, Place, Tool

PAGE = tools.ROOT / "docs" / "benchmarks.md"
BEGAN = perf_counter()


class Plan(NamedTuple):
    """How much is measured: runs of the start and of the rest, and sizes' divisor."""

    starts: int
    rounds: int
    part: int


FULL = Plan(6, 3, 1)
QUICK = Plan(3, 1, 50)


def main() -> None:
    options = parsed()
    own = Path(sys.executable).parent if options.here else None
    place = Place(options.cache.resolve(), own)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    results: dict[str, Any] = told(options)
    there = installed(options, place, results)
    measure(there, options, place, results)
    if options.labelled:
        judge(there, options, place, results)
    kept(place, results)
    written = page.page(results)
    if options.page:
        options.page.write_text(written, "utf-8")
        say(f"written: {options.page}")
    else:
        print(written)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.peers", description=__doc__)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    add = parser.add_argument
    add("--text", type=Path, metavar="ARCHIVE", help="copy to read, for speed")
    add("--labelled", type=Path, metavar="FILE", help="sentences with an error each")
    add("--tier", action="append", help="of the labelled sentences (default: all)")
    add("--sentences", type=int, default=1000, metavar="N", help="at most; 0: all")
    add("--edited", type=Path, metavar="ARCHIVE", help="edited copy, for false alarms")
    add("--articles", type=int, default=200, metavar="N", help="of the edited copy")
    add("--about", default="", metavar="TEXT", help="for the page: whence all that is")
    add("--only", action="append", metavar="TOOL", help="measure this tool")
    add("--quick", action="store_true", help="small texts, few runs: about a minute")
    add("--here", action="store_true", help="newslint as this Python has it")
    add("--cache", type=Path, default=cache / "newslint-benchmarks", metavar="FOLDER")
    add("--page", type=Path, metavar="FILE", help="write the page here")
    options = parser.parse_args()
    if not options.page and not options.quick:
        options.page = PAGE
    return options


def say(what: str) -> None:
    """Print progress."""
    print(f"{perf_counter() - BEGAN:6.0f} s  {what}", file=sys.stderr, flush=True)


def told(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is known before anything is measured."""
    plan = QUICK if options.quick else FULL
    return {
        "command": shown(["python", "-m", "benchmarks.peers", *said(sys.argv[1:])]),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.system()}, {os.cpu_count()} processors "
        f"({processor()}), Python {platform.python_version()}",
        "rounds": plan.rounds,
        "starts": plan.starts,
        "tools": {},
        "missing": {},
        "runs": {},
        "together": {},
    }


def processor() -> str:
    """Return what the processor is called."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def said(words: Sequence[str]) -> list[str]:
    """Return a command line without what the page says anyway."""
    pairs = zip(["", *words], words, strict=False)
    return [word for before, word in pairs if "--about" not in (before, word)]


def shown(words: Sequence[str]) -> str:
    """Return a command line with paths cut to their names."""
    return shlex.join(Path(w).name if w.startswith("/") else w for w in words)


def installed(
    options: argparse.Namespace, place: Place, results: dict[str, Any]
) -> list[Tool]:
    """Return the tools that are to be had and work; keep why others are not."""
    there = []
    for tool in tools.table().values():
        if not wanted(tool, options):
            continue
        say(f"{tool.name}: installing, unless it is there")
        try:
            tools.install(tool, place)
            version = tools.version(tool, place)
            quality.tries(tool, place, place.cache)
        except (MissingError, FailedError, OSError) as error:
            results["missing"][tool.name] = str(error)
            say(f"{tool.name}: not to be had: {error}")
            continue
        there.append(tool)
        line = tools.words(tool.check, tool, place, [Path("FILE…")], tool.one)
        bare = [Path(word).name if word.startswith("/") else word for word in line]
        results["tools"][tool.name] = {
            "version": version,
            "note": tool.note,
            "command": " ".join(bare),
        }
    return there


def wanted(tool: Tool, options: argparse.Namespace) -> bool:
    """Return whether a tool is measured: in a hurry, none that takes 10 s to start."""
    if options.only:
        return tool.name in options.only
    return not (options.quick and tool.source == "maven")


def measure(
    there: Sequence[Tool],
    options: argparse.Namespace,
    place: Place,
    results: dict[str, Any],
) -> None:
    """Run everything in turns, and keep what it took."""
    plan = QUICK if options.quick else FULL
    work = place.cache / "texts"
    for folder in (work, place.cache / "newslint-cache"):
        shutil.rmtree(folder, ignore_errors=True)
    work.mkdir(parents=True)
    say("making the texts")
    sizes = {t.name: (t.large // plan.part, t.many // plan.part) for t in there}
    read = texts.made(
        work,
        options.text,
        max((many for _, many in sizes.values()), default=1),
        max((large for large, _ in sizes.values()), default=1),
    )
    results["text"] = f"The text is of {read.of}. {options.about}".rstrip()
    results["bytes"] = {
        "story": volume(read.stories) // len(read.stories),
        "large": {name: large for name, (large, _) in sizes.items()},
        "many": {
            n: [many, volume(read.files[:many])] for n, (_, many) in sizes.items()
        },
    }

    def command(tool: Tool, files: Sequence[Path], jobs: str) -> Command:
        asked = tools.words(tool.check, tool, place, files, jobs)
        output = work / f"{tool.name}.out"
        around = tools.surroundings(place)
        return Command(asked, place.folder(tool), around, output, tool.broken)

    def many(tool: Tool, jobs: str) -> list[Command]:
        return [command(tool, read.files[: sizes[tool.name][1]], jobs)]

    starts = {t.name: [command(t, [s], t.one) for s in read.stories] for t in there}
    large = {t.name: [command(t, [read.first(sizes[t.name][0])], t.one)] for t in there}
    pairs = {t.name: many(t, t.two) for t in there if "{jobs}" in t.check}
    turns = (
        ("start", starts, plan.starts),
        ("large", large, plan.rounds),
        ("many", {t.name: many(t, t.one) for t in there}, plan.rounds),
        ("two", pairs, plan.rounds),
    )
    for what, asked, number in turns:
        say(f"measuring: {what}")
        runs, failed = rounds.in_turns(asked, number, say, warm=what == "start")
        results["runs"][what] = {n: [r._asdict() for r in rs] for n, rs in runs.items()}
        results["missing"] |= {f"{name}, {what}": why for name, why in failed.items()}
        kept(place, results)
    results["together"] = together(pairs)


def volume(files: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in files)


def together(commands: Mapping[str, Sequence[Command]]) -> dict[str, int]:
    """Return the memory of all the processes of each command."""
    peaks = {}
    for name, (command, *_) in commands.items():
        say(f"{name}: memory of all its processes")
        with suppress(FailedError):
            took: Took = rounds.run(command, tree=True)
            peaks[name] = took.together
    return peaks


def judge(
    there: Sequence[Tool],
    options: argparse.Namespace,
    place: Place,
    results: dict[str, Any],
) -> None:
    """Ask all tools about labelled sentences, and about edited copy."""
    items = quality.labelled(options.labelled, options.tier or (), options.sentences)
    scores: dict[str, Any] = {}
    heard: dict[str, Any] = {}
    results["quality"] = {
        "of": f"{len(items):,} sentences of `{options.labelled.name}`, each with one "
        "real error in it, and the same sentences corrected. An error is found if a "
        "rule speaks at its place and is silent there once it is right; what is said "
        "of the corrected sentences is counted as false, although some of it is right.",
        "scores": scores,
        "alarms": heard,
    }
    folder = place.cache / "texts"
    for tool in filter(lambda tool: tool.read, there):
        say(f"{tool.name}: labelled sentences")
        try:
            scores[tool.name] = quality.score(tool, place, items, folder)._asdict()
            if options.edited:
                say(f"{tool.name}: edited copy")
                made = quality.alarms(
                    tool, place, options.edited, options.articles, folder
                )
                heard[tool.name] = made._asdict()
        except FailedError as error:
            results["missing"][f"{tool.name}, quality"] = str(error)
            say(f"{tool.name}: {error}")
        kept(place, results)
    if options.edited:
        results["quality"]["edited"] = (
            f"On the first {options.articles} articles of `{options.edited.name}`, "
            "edited copy, most of what is said is not wanted, whether it is right or a "
            "matter of taste:"
        )


def kept(place: Place, results: Mapping[str, Any]) -> None:
    """Keep what is known so far."""
    text = json.dumps(results, indent=1, default=str)
    (place.cache / "results.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
