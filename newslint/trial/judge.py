"""Judging a sample of findings at a terminal, one key each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple, TextIO

from newslint.formats.text import plain
from newslint.model import Finding
from newslint.trial.labels import Label

ANSWERS: Mapping[str, Label] = {"y": "right", "n": "wrong"}
SKIP, QUIT, BACK = "s", "q", "b"
ASK = "right? [y]es, [n]o, [s]kip, [b]ack, [q]uit "
END = "\x04"  # Control-D, where the terminal gives keys


class Sighting(NamedTuple):
    """A finding, and the copy around it."""

    finding: Finding
    before: str
    after: str


def shown(sighting: Sighting, *, colour: bool) -> str:
    """Return the copy around a finding, with the finding marked."""
    finding = sighting.finding
    quote = plain(finding.quote)
    marked = f"\x1b[1;7m{quote}\x1b[0m" if colour else f"{{=={quote}==}}"
    return f"{plain(sighting.before).lstrip()}{marked}{plain(sighting.after).rstrip()}"


def judged(
    sample: Sequence[Sighting], ask: Callable[[str], str], out: TextIO
) -> Iterator[tuple[Finding, Label]]:
    """Show each finding and yield what the judge says of it, till all are judged.

    Goes back to the one before when asked to, whose second judgement then counts.
    """
    colour = out.isatty() and not os.environ.get("NO_COLOR")
    i = 0
    while i < len(sample):
        finding = sample[i].finding
        place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
        head = f"{i + 1} of {len(sample)}  {plain(place)}  [{finding.rule}]"
        print(f"\n{head}\n{shown(sample[i], colour=colour)}", file=out)
        print(plain(finding.message), file=out)
        pressed = ask(ASK)
        answer = pressed.strip().lower()[:1]
        if not pressed or answer == QUIT:
            return
        if answer in ANSWERS:
            yield finding, ANSWERS[answer]
        i += -1 if answer == BACK and i else answer in (*ANSWERS, SKIP)


@contextmanager
def keys() -> Iterator[Callable[[str], str]]:
    """Have the terminal give single keys, and yield what asks for one.

    Where it cannot give them, lines are asked for. At the end of the input the answer
    is empty.
    """
    try:
        import termios
        import tty

        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
    except (ImportError, OSError, ValueError):
        yield line
        return
    # Before the first question, and at once: what is typed early counts.
    tty.setcbreak(handle, termios.TCSANOW)
    try:
        yield partial(key, handle)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def key(handle: int, prompt: str) -> str:
    """Ask for one key; an empty answer at the end of the input."""
    print(prompt, end="", flush=True)
    pressed = os.read(handle, 1).decode("latin-1")
    print(pressed if pressed.isprintable() else "", flush=True)
    return "" if pressed == END else pressed


def line(prompt: str) -> str:
    """Ask for a line; an empty answer at the end of the input."""
    try:
        return input(prompt) or " "
    except EOFError:
        return ""
