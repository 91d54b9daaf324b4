"""What leaves a worker, and when workers and the result cache are worth their while."""

from pathlib import Path

import pytest
from conftest import STORIES

from newslint.app import Linter
from newslint.config import Config
from newslint.engine import look, settle
from newslint.model import Claim, Position
from newslint.seen import (
    CACHE_BYTES,
    MOST_WORKERS,
    POOL_BYTES,
    Task,
    shared,
    worth_cache,
    worth_workers,
)

MIXED = (
    'He said "no" — and “yes” – of the armored and the armoured car. '
    "The U.S. and the US; Mr. Lee and Mr Lee - among and amongst.\n"
)
TEXTS = [MIXED, *(path.read_text("utf-8") for path in sorted(STORIES.glob("*.txt")))]


@pytest.mark.parametrize("prefer", [(), ("British",), ("armoured", "curly")])
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_not_disputed_is_judged_to_no_effect(
    text: str, prefer: tuple[str, ...]
) -> None:
    linter = Linter(Config(prefer=prefer))
    (doc,) = linter.documents(text, "a.txt")
    rules = linter.rules_for("a.txt")
    rows = list(look(doc, rules))
    left = list(look(doc, rules, disputed=not linter.preferred))
    assert settle(left, linter.preferred) == settle(rows, linter.preferred)
    assert any(isinstance(row, Claim) for row in left)
    assert prefer or text == MIXED or len(left) < len(rows)


def test_what_is_shared_is_the_same(tmp_path: Path) -> None:
    linter = Linter()
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text(MIXED, "utf-8")
    every = [linter.see_file(Task(str(path), path.name, alone=False)) for path in paths]
    found = list(shared(every))
    assert found == every
    claims = [[row for row in each.rows if isinstance(row, Claim)] for each in found]
    for one, other in zip(*claims, strict=True):
        assert one.cures is other.cures
        assert one.finding.span is other.finding.span
        assert isinstance(one.finding.start, Position)


def tasks(folder: Path, *sizes: int) -> list[Task]:
    """Return tasks for files of these sizes."""
    made = [folder / f"{i}.txt" for i in range(len(sizes))]
    for path, size in zip(made, sizes, strict=True):
        path.write_bytes(b"x" * size)
    return [Task(str(path), path.name) for path in made]


def test_workers_for_much_and_many(tmp_path: Path) -> None:
    many = tasks(tmp_path, *[POOL_BYTES // 70] * 71)
    assert worth_workers(many[:60], 0) == 1
    assert worth_workers(many[:60], 3) == 3
    assert worth_workers(many[:2], 3) == 2
    assert worth_workers(many, 100) == MOST_WORKERS
    assert worth_workers([*many, Task("-", "-")], 3) == 1
    assert worth_workers(tasks(tmp_path, POOL_BYTES + 1), 0) == 1


def test_the_cache_for_what_is_not_small(tmp_path: Path) -> None:
    assert not worth_cache(tasks(tmp_path, 3000))
    assert not worth_cache(tasks(tmp_path, *[CACHE_BYTES // 10] * 10))
    assert worth_cache(tasks(tmp_path, CACHE_BYTES, 1))
    assert not worth_cache([Task("-", "-"), Task(str(tmp_path / "gone"), "gone")])
    timed = [task._replace(timed=True) for task in tasks(tmp_path, CACHE_BYTES + 1)]
    assert not worth_cache(timed)
