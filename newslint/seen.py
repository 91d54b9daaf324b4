"""What looking at files yields, before it is judged: small, and crosses processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.document import Document
from newslint.engine import Row
from newslint.files import FormatError, InputError
from newslint.model import Problem
from newslint.suppress import Mark

if TYPE_CHECKING:
    from newslint.stories import Sketch


class Seen(NamedTuple):
    """What looking at one file yields; small, and all that leaves a worker."""

    rows: list[Row]
    marks: list[Mark]
    documents: int
    timings: Counter[str]
    sketches: tuple[Sketch, ...] = ()


class Task(NamedTuple):
    """A file to look at, and what to call it; *named* by the user, or found."""

    path: str
    name: str
    timed: bool = False
    alone: bool = True
    named: bool = True


def joined(all_seen: Iterable[Seen]) -> Seen:
    """Return what looking at all files yielded, as one."""
    whole = Seen([], [], 0, Counter())
    sketches: list[Sketch] = []
    for seen in all_seen:
        whole.rows.extend(seen.rows)
        whole.marks.extend(seen.marks)
        whole.timings.update(seen.timings)
        sketches += seen.sketches
        whole = whole._replace(documents=whole.documents + seen.documents)
    return whole._replace(sketches=tuple(sketches))


def salvaged(
    docs: Iterable[Document], errors: list[str], *, named: bool = True
) -> Iterator[Document]:
    """Yield *docs* up to the error that ends them, whose messages go to *errors*.

    That a file is of no known format is an error only if the user has *named* it.
    """
    try:
        yield from docs
    except InputError as error:
        if named or not isinstance(error, FormatError):
            errors += error.args


def lost(*problems: Problem) -> Seen:
    """Return what is seen of what cannot be read."""
    return Seen([*problems], [], 0, Counter())


def died(task: Task) -> Seen:
    """Return what is seen of a file that no worker survived."""
    message = "the process that read it was killed (short of memory?); left out"
    return lost(Problem(task.name, message))
