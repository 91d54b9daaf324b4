"""Everything one run has to say."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple
from urllib.parse import quote

from newslint.document import Document
from newslint.model import Finding, Problem
from newslint.rule import Rule

HOME = "https://github.com/newslint/newslint"


class Suppressed(NamedTuple):
    """A finding that somebody has silenced: in the copy itself, or in a baseline."""

    finding: Finding
    kind: Literal["inSource", "external"]
    reason: str = ""


class Report(NamedTuple):
    """Everything one run has to say.

    ``documents`` counts the documents read, ``rules`` holds all rules by id,
    ``timings`` the seconds spent per rule if they were asked for, and ``stale`` the
    path, rule and fingerprint of every baseline entry that no finding matches any more.
    ``reread`` returns the documents once more, in order, for formats that show copy; of
    those that cannot be read a second time there are none.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    errors: tuple[Problem, ...] = ()
    documents: int = 0
    rules: Mapping[str, Rule] = {}
    timings: Mapping[str, float] = {}
    stale: tuple[tuple[str, str, str], ...] = ()
    reread: Callable[[], Iterable[Document]] = tuple


def slashed(path: str) -> str:
    """Return a path as it is written on the web, whatever the system's own way is."""
    return path.replace(os.sep, "/")


def url(rule: str) -> str:
    """Return the address of the page about a rule, by its id, whoever offers it."""
    pack, _, name = quote(rule, errors="replace").partition("/")
    return f"{HOME}/blob/main/docs/rules/{pack}.md#{name}"
