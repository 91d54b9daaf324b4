"""Run commands in turns, and keep what each run took."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

CLOCK = Path(__file__).with_name("clock.py")
TRACEBACK = "Traceback (most recent call last)"
LIMIT = 300  # seconds that a command may take


class Took(NamedTuple):
    """One run: seconds by the clock and of all processors, bytes of memory.

    *memory* is the peak of the largest process, *together* that of all processes, if it
    was watched, else 0.
    """

    wall: float
    cpu: float
    memory: int
    together: int
    exit: int


class Command(NamedTuple):
    """A command, the folder that it runs in, its surroundings, and its output.

    *broken* is the exit status by which it says that it could not do its work.
    """

    words: tuple[str, ...]
    folder: Path
    surroundings: Mapping[str, str]
    output: Path
    broken: int = 127


class FailedError(Exception):
    """A command did not end by itself, or did not start."""


def run(command: Command, *, limit: float = LIMIT, tree: bool = False) -> Took:
    """Run a command once. Raises FailedError."""
    asked = [sys.executable, "-I", "-S", str(CLOCK), str(limit), str(command.output)]
    done = subprocess.run(
        [*asked, str(int(tree)), *command.words],
        cwd=command.folder,
        env=dict(command.surroundings),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise FailedError(done.stderr.strip() or "could not be measured")
    took = Took(**json.loads(done.stdout))
    if took.exit < 0:
        late = took.wall >= limit
        raise FailedError(f"took over {limit:g} s" if late else f"signal {-took.exit}")
    complaint = Path(f"{command.output}.err").read_text("utf-8", "replace").strip()
    if took.exit in (127, command.broken) or TRACEBACK in complaint:
        last = complaint.rpartition("\n")[2] or f"exit status {took.exit}"
        raise FailedError(f"{Path(command.words[0]).name}: {last[:200]}")
    return took


def in_turns(
    commands: Mapping[str, Sequence[Command]],
    rounds: int,
    say: Callable[[str], None],
    *,
    warm: bool = False,
) -> tuple[dict[str, list[Took]], dict[str, str]]:
    """Run all, again and again; return the runs of each, and why some have none.

    In every round each runs once, so that what else the machine does falls on all of
    them; of several commands that one has, the next. With *warm*, each command has a
    run before that does not count. What fails is not run again.
    """
    runs: dict[str, list[Took]] = {name: [] for name in commands}
    failed: dict[str, str] = {}
    first = -max(map(len, commands.values()), default=0) if warm else 0
    for number in range(first, rounds):
        for name, own in turned(list(commands.items()), number):
            if name in failed:
                continue
            try:
                took = run(own[number % len(own)])
            except FailedError as error:
                failed[name] = str(error)
                say(f"{name}: {error}")
                continue
            if number >= 0:
                runs[name].append(took)
                say(f"{name}: {took.cpu:.2f} CPU s, {took.wall:.2f} s")
    return {name: made for name, made in runs.items() if name not in failed}, failed


Named = tuple[str, Sequence[Command]]


def turned(items: Sequence[Named], by: int) -> Sequence[Named]:
    """Return *items* with another one first, so that nobody always follows the same."""
    by %= len(items) or 1
    return [*items[by:], *items[:by]]
