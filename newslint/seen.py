"""What looking at files yields, before it is judged: small, and crosses processes."""

from __future__ import annotations

import contextlib
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from newslint import suppress
from newslint.document import Document
from newslint.engine import Row, look, settle
from newslint.files import FormatError, InputError
from newslint.model import Claim, Edit, Finding, Problem
from newslint.rule import Rule
from newslint.suppress import Mark

if TYPE_CHECKING:
    from newslint.stories import Sketch

T = TypeVar("T")

ACROSS = ("story", "versions")  # what needs to know which files tell one story
POOL_BYTES = 500_000  # of input, below which workers cost more than they save
MOST_WORKERS = 61  # that Windows can wait for
CACHE_BYTES = 100_000  # of input, below which to look for results costs more


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


def see(
    docs: Iterable[Document],
    rules_for: Callable[..., Sequence[Rule]],
    prefer: Collection[str],
    *,
    timed: bool,
    alone: bool,
) -> Seen:
    """Look at documents of one file with the rules for it; see `Linter.see`.

    *prefer* holds the forms that the house prefers. Raises InputError.
    """
    seen = Seen([], [], 0, Counter())
    docs = iter(docs)
    first = list(islice(docs, 2))
    alone = alone and len(first) < 2
    for doc in chain(first, docs):
        rules = rules_for(doc.path, alone=alone or doc.is_record)
        timings = seen.timings if timed else None
        rows = look(doc, rules, timings, disputed=not prefer)
        # Of records there may be millions.
        seen.rows.extend(settle(rows, prefer) if doc.is_record else rows)
        seen.marks.extend(suppress.marks(doc))
        seen = seen._replace(documents=seen.documents + 1)
        compared = not alone and not doc.is_record
        if compared and any(rule.across in ACROSS for rule in rules):
            from newslint.stories import sketch

            seen = seen._replace(sketches=(*seen.sketches, sketch(doc)))
    return seen


def shared(all_seen: Iterable[Seen]) -> Iterator[Seen]:
    """Yield what is seen with equal parts of its rows as one object.

    The rows of all files are held until they are judged, and say much the same.
    """
    known: dict[type, dict[Any, Any]] = defaultdict(dict)

    def one(part: T) -> T:
        same: T = known[type(part)].setdefault(part, part)
        return same

    def of_finding(f: Finding) -> Finding:
        return f._replace(
            rule=one(f.rule),
            message=one(f.message),
            path=one(f.path),
            span=one(f.span),
            start=one(f.start),
            end=one(f.end),
            quote=one(f.quote),
            edits=one(tuple(Edit(one(span), one(text)) for span, text in f.edits)),
            byte_positions=one(tuple(map(one, f.byte_positions))),
        )

    def of_row(row: Row) -> Row:
        if isinstance(row, Claim):
            items = one(tuple(row.cures.items()))
            cures = known[dict].setdefault(items, row.cures)
            named = one(row.group), one(row.key), one(row.value)
            return Claim(*named, cures, of_finding(row.finding))
        return of_finding(row) if isinstance(row, Finding) else row

    for seen in all_seen:
        yield seen._replace(rows=list(map(of_row, seen.rows)))


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


def kept(docs: Iterable[Document], some: list[Document]) -> Iterator[Document]:
    """Yield *docs*; put them into *some*, but for records: there may be millions."""
    for doc in docs:
        if not doc.is_record:
            some.append(doc)
        yield doc


def lost(*problems: Problem) -> Seen:
    """Return what is seen of what cannot be read."""
    return Seen([*problems], [], 0, Counter())


def died(task: Task) -> Seen:
    """Return what is seen of a file that no worker survived."""
    message = "the process that read it was killed (short of memory?); left out"
    return lost(Problem(task.name, message))


def worth_workers(tasks: Sequence[Task], jobs: int) -> int:
    """Return how many worker processes to use; *jobs* of 0 leaves it to the input.

    Standard input cannot be read by one.
    """
    if len(tasks) < 2 or any(task.path == "-" for task in tasks):
        return 1
    if jobs:
        return min(jobs, len(tasks), MOST_WORKERS)
    total = size(tasks, POOL_BYTES)
    usual = min(os.cpu_count() or 1, len(tasks), MOST_WORKERS)
    return usual if total > POOL_BYTES else 1


def worth_cache(tasks: Sequence[Task]) -> bool:
    """Return whether to look for what is kept of these files; never if time is told."""
    timed = any(task.timed for task in tasks)
    return not timed and size(tasks, CACHE_BYTES) > CACHE_BYTES


def size(tasks: Iterable[Task], enough: int) -> int:
    """Return how many bytes the files have, counted until it is more than *enough*."""
    total = 0
    for task in tasks:
        with contextlib.suppress(OSError, ValueError):
            total += Path(task.path).stat().st_size
        if total > enough:
            break
    return total
