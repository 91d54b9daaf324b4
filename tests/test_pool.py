"""Worker processes: every task answered, in order, whatever dies on the way."""

import os
import signal
from collections.abc import Callable
from functools import partial

import pytest

from newslint.pool import run


def prepare(fatal: frozenset[int]) -> Callable[[int], int]:
    """Return the work: squares, but for some numbers that kill whoever sees them."""

    def square(n: int) -> int:
        if n in fatal:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return n * n

    return square


def lost(n: int) -> int:
    return -n


@pytest.mark.parametrize(
    ("tasks", "fatal"),
    [
        (range(0), ()),
        (range(1), ()),
        (range(200), ()),
        (range(1, 40), (1,)),
        (range(1, 40), (39,)),
        (range(1, 60), (20, 21, 40)),
        (range(1, 4), (1, 2, 3)),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_task_is_answered_in_order(
    jobs: int, tasks: range, fatal: tuple[int, ...]
) -> None:
    found = list(run(jobs, partial(prepare, frozenset(fatal)), tasks, lost))
    assert found == [-n if n in fatal else n * n for n in tasks]


def fails(n: int) -> int:
    raise LookupError(f"no {n}")


def prepare_failing() -> Callable[[int], int]:
    return fails


def test_what_a_task_raises_is_raised_here() -> None:
    with pytest.raises(LookupError, match="no 1"):
        list(run(2, prepare_failing, [1, 2, 3], lost))


def test_nobody_needs_to_wait_for_the_rest() -> None:
    results = run(2, partial(prepare, frozenset()), range(100_000), lost)
    assert [next(results) for _ in range(3)] == [0, 1, 4]
    results.close()  # type: ignore[attr-defined]
