"""Engines: who does the work of an audit, on one machine or on many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.app import Linter
    from newslint.corpus.audit import Show
    from newslint.corpus.duplicates import Groups
    from newslint.corpus.problems import Problems
    from newslint.model import Finding

Looked = Callable[
    ["Linter", Sequence[str], Path, "Problems", "Show"],
    list[Path],
]
Judged = Callable[
    [Sequence[Path], Mapping[str, str], Collection[str], Path], "Iterator[Finding]"
]


class Engine(NamedTuple):
    """What looks at articles, groups those that are alike, and judges facts of many.

    ``looked`` is called as `audit.looked` and returns the shards in the order of the
    articles; the others as `duplicates.groups` and `judge.judged`. The findings are the
    same whatever the engine.
    """

    looked: Looked
    groups: Callable[[Sequence[Path], Path], Groups]
    judged: Judged
