"""What was measured, reckoned: rates, and whether what was aimed at was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

US = "newslint"
MEGA = 1_000_000
START = (("proselint", 1.0), ("harper", 0.2), ("alex", 0.2), ("textlint", 0.2))
LARGE = (("proselint", 5), ("harper", 50), ("languagetool", 50))
MEMORY = (
    ("large", "the large file", 200),
    ("many", "many files", 120),
    ("two", "many files, two processes", 120),
)

Results = Mapping[str, Any]
Runs = Sequence[Mapping[str, float]]


def runs(results: Results, what: str, name: str = US) -> Runs:
    made: Runs = results["runs"].get(what, {}).get(name, [])
    return made


def middle(some: Runs, key: str = "cpu") -> float:
    return median(run[key] for run in some)


def peak(some: Runs, key: str = "memory") -> float:
    return max(run[key] for run in some)


def rate(results: Results, what: str, name: str, *, started: bool = False) -> float:
    """Return megabytes of text to a second of a processor, or 0 if not measured."""
    made = runs(results, what, name)
    first = runs(results, "start", name)
    if not made or (started and not first):
        return 0
    seconds = middle(made) - (middle(first) if started else 0)
    return size(results, what, name) / MEGA / seconds if seconds > 0 else 0


def size(results: Results, what: str, name: str) -> float:
    told = results["bytes"][what][name]
    return float(told[1] if isinstance(told, list) else told)


def marks(results: Results) -> Iterator[str]:
    """Yield what was aimed at, and what it has come to."""
    first = {name: middle(made) for name, made in results["runs"]["start"].items()}
    for name, most in START:
        if name in first and US in first:
            part = first[US] / first[name]
            yield mark(
                f"start: {part:.2f} of {name}’s", f"at most {most}", part <= most
            )
    ours = rate(results, "large", US), rate(results, "large", US, started=True)
    for name, least in LARGE:
        theirs = (
            rate(results, "large", name),
            rate(results, "large", name, started=True),
        )
        if all(theirs) and all(ours):
            whole, rest = (a / b for a, b in zip(ours, theirs, strict=True))
            said = (
                f"large file, MB per CPU s: {whole:.1f} times {name}’s, "
                f"without the starts {rest:.1f} times"
            )
            yield mark(said, f"at least {least}", whole >= least)
    yield from own_marks(results)


def own_marks(results: Results) -> Iterator[str]:
    """Yield what concerns newslint alone."""
    one, both = runs(results, "many"), runs(results, "two")
    if one and both:
        gain = middle(one, "wall") / middle(both, "wall")
        yield mark(f"two processes: {gain:.2f} times one", "at least 1.7", gain >= 1.7)
    for what, where, most in MEMORY:
        if made := runs(results, what):
            used = peak(made) / MEGA
            wanted = f"at most {most} MB a process"
            yield mark(f"memory, {where}: {used:.0f} MB", wanted, used <= most)
    theirs, ours = rate(results, "large", "floor"), rate(results, "large", US)
    if theirs and ours:
        yield (
            f"- the floor, which lists the words of a text and does nothing else, is "
            f"{theirs / ours:.1f} times as fast on the large file"
        )


def mark(said: str, wanted: str, reached: bool) -> str:
    return f"- {said} ({wanted}: {'reached' if reached else '**not reached**'})"
