"""The plan: packs read, proved and taken apart once, kept for the next start.

It is used only while the packs, the data they name, newslint and Python are what they
were; see `newslint.disk_cache` for where it lies.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from newslint import packs, signature
from newslint.disk_cache import digest, keep, recall_lines
from newslint.document import Document
from newslint.model import Fact, Hit, Severity
from newslint.packs import Checks
from newslint.rule import Check, Rule, Triggers
from newslint.version import __version__

Data: TypeAlias = Mapping[str, Any]  # what JSON and TOML hold

HERE = Path(__file__).parent
OWN = "newslint."  # a plugin's checks may change while newslint does not


def load(paths: Sequence[Path], checks: Checks) -> Iterator[tuple[str, Rule]]:
    """Yield the rules of packs, as `packs.load` does, each with its pack's path."""
    place, key = title(paths), state(paths)
    plan = recall_lines(place, key) if key else []
    if plan:
        data, heads = json.loads(plan[0])
        if data == stamps(data):
            for (number, id, *head), table in zip(heads, plan[1:], strict=True):
                path = paths[number]
                yield str(path), restore(path, id, head, table, checks)
            return
    read = [packs.read(path) for path in paths]
    data = stamps(data_of(paths, read))
    heads, tables = [], []
    for number, (path, pack) in enumerate(zip(paths, read, strict=True)):
        for name, table in pack.items():
            rule = packs.make(path, name, table, checks)
            heads.append([number, rule.id, *essence(rule, table, checks)])
            tables.append(table)
            yield str(path), rule
    # If something has changed in the meantime, nobody knows what the rules came from.
    if key and key == state(paths) and data == stamps(data):
        keep(place, key, [data, heads], *tables)


def essence(rule: Rule, table: Data, checks: Checks) -> list[Any]:
    """Return what every start asks of a rule; its table is read once it is called.

    Last which keys are its check's. Of a check that is a plugin's nobody knows: its
    rule is made anew every time.
    """
    make = packs.maker(table, checks)
    own = make.__module__.startswith(OWN)
    return [
        *(rule.enabled, int(rule.severity), rule.across, rule.expires),
        list(rule.formerly),
        rule.triggers and kept(rule.triggers),
        [key for key in table if key in signature.parameters(make)] if own else None,
    ]


def kept(triggers: Triggers) -> Any:
    """Return triggers as JSON has them."""
    return [sorted(triggers.words), sorted(triggers.pieces), triggers.line]


def restore(
    path: Path, id: str, head: Sequence[Any], table: str, checks: Checks
) -> Rule:
    """Make a rule of what is kept of it, known to be in order."""
    enabled, severity, across, expires, formerly, triggers, options = head
    if options is None:
        return packs.make(path, id.partition("/")[2], json.loads(table), checks)
    known = told(*triggers) if triggers else None
    return Rule.waiting(
        partial(whole, path, id, table, known, options, checks),
        id=id,
        enabled=enabled,
        severity=Severity(severity),
        across=across,
        expires=expires,
        formerly=tuple(formerly),
        triggers=known,
        style=False,
    )


def whole(
    path: Path,
    id: str,
    text: str,
    triggers: Triggers | None,
    options: Iterable[str],
    checks: Checks,
) -> Rule:
    """Make all of a rule but its check, which is made when it first looks."""
    table = json.loads(text)
    made: list[Check] = []  # a cache takes longer to set up than all else here

    def check(doc: Document, **told: Any) -> Iterable[Hit | Fact]:
        if not made:
            values = {key: packs.resolve(table[key], path.parent) for key in options}
            made.append(packs.maker(table, checks)(**values))
        return made[0](doc, **told)

    return packs.assemble(id, table, check, triggers)


def told(words: Iterable[str], pieces: Iterable[str], line: bool) -> Triggers:
    """Undo `kept`."""
    return Triggers(frozenset(words), frozenset(pieces), line)


def dependencies(paths: Sequence[Path]) -> tuple[str, dict[str, list[int]]]:
    """Return what the rules of packs depend on: `state`, and `stamps` of their data.

    Raises FileNotFoundError if they have no plan.
    """
    key = state(paths)
    plan = recall_lines(title(paths), key) if key else []
    if not plan:
        raise FileNotFoundError(paths)
    data, _ = json.loads(plan[0])
    return key, stamps(data)


def data_of(paths: Iterable[Path], read: Iterable[Data]) -> Iterator[str]:
    """Yield the paths of the tables and other data that packs name."""
    for path, pack in zip(paths, read, strict=True):
        for table in pack.values():
            for value in table.values() if isinstance(table, dict) else ():
                if isinstance(value, dict) and value.keys() in ({"table"}, {"file"}):
                    yield from (str(path.parent / str(name)) for name in value.values())


def stamps(paths: Iterable[str]) -> dict[str, list[int]]:
    """Return the size and the time of the last change of files; none of those gone."""
    found: dict[str, list[int]] = {}
    for path in paths:
        with suppress(OSError):
            status = Path(path).stat()
            found[path] = [status.st_size, status.st_mtime_ns]
    return found


def title(paths: Iterable[Path]) -> str:
    """Return what the plan of these packs is called."""
    names = (os.fsencode(path.absolute()) for path in paths)
    return f"plan-{digest(sys.version, *names)}"


def state(paths: Iterable[Path]) -> str:
    """Return what a plan of these packs depends on, but for data, if it is known."""
    try:
        own = repr(sorted(code("", "checks", "layers")))
        texts = [path.read_bytes() for path in paths]
    except OSError:
        return ""
    return digest(__version__, sys.version, own, *texts)


def code(*only: str) -> Iterator[tuple[str, int, int]]:
    """Yield newslint's own files, with their size and the time of the last change.

    All, or those in the folders named *only*, and none below them.
    """
    folders = [str(HERE / name) for name in only or ("",)]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns
                elif not only and "." not in entry.name and entry.is_dir():
                    folders.append(entry.path)
