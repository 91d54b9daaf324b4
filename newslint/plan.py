"""The plan: packs read, proved and taken apart once, kept for the next start.

It is used only while the packs, the data they name, newslint and Python are what they
were; see `newslint.disk_cache` for where it lies.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from newslint import packs, signature
from newslint.disk_cache import digest, keep, recall
from newslint.document import Document
from newslint.model import Fact, Hit
from newslint.packs import Checks
from newslint.rule import Check, Rule, Triggers
from newslint.version import __version__

Data: TypeAlias = Mapping[str, Any]  # what JSON and TOML hold

HERE = Path(__file__).parent
OWN = "newslint."  # a plugin's checks may change while newslint does not


def load(paths: Sequence[Path], checks: Checks) -> Iterator[tuple[str, Rule]]:
    """Yield the rules of packs, as `packs.load` does, each with its pack's path."""
    place, key = title(paths), state(paths)
    plan = recall(place, key) if key else None
    if plan and plan["data"] == stamps(plan["data"]):
        for path, pack in zip(paths, plan["packs"], strict=True):
            for name, table in pack.items():
                yield str(path), restore(path, name, table, plan["rules"], checks)
        return
    read = [packs.read(path) for path in paths]
    data = stamps(data_of(paths, read))
    rules: dict[str, Any] = {}
    for path, pack in zip(paths, read, strict=True):
        for name, table in pack.items():
            rule = packs.make(path, name, table, checks)
            rules[rule.id] = essence(rule, table, checks)
            yield str(path), rule
    # If something has changed in the meantime, nobody knows what the rules came from.
    if key and key == state(paths) and data == stamps(data):
        keep(place, key, {"data": data, "packs": read, "rules": rules})


def essence(rule: Rule, table: Data, checks: Checks) -> Any:
    """Return what is kept of a rule: which keys are its check's, and its triggers.

    Nothing is kept of one whose check is a plugin's: it is made anew every time.
    """
    make = packs.maker(table, checks)
    if not make.__module__.startswith(OWN):
        return None
    options = [key for key in table if key in signature.parameters(make)]
    return [options, rule.triggers and kept(rule.triggers)]


def kept(triggers: Triggers) -> Any:
    """Return triggers as JSON has them."""
    return [sorted(triggers.words), sorted(triggers.pieces), triggers.line]


def restore(path: Path, name: str, table: Data, rules: Data, checks: Checks) -> Rule:
    """Make a rule of a table that is known to be in order; its check waits."""
    id = f"{path.stem}/{name}"
    if rules[id] is None:
        return packs.make(path, name, table, checks)
    options, triggers = rules[id]

    made: list[Check] = []  # a cache takes longer to set up than all else here

    def check(doc: Document, **told: Any) -> Iterable[Hit | Fact]:
        if not made:
            values = {key: packs.resolve(table[key], path.parent) for key in options}
            made.append(packs.maker(table, checks)(**values))
        return made[0](doc, **told)

    return packs.assemble(id, table, check, told(*triggers) if triggers else None)


def told(words: Iterable[str], pieces: Iterable[str], line: bool) -> Triggers:
    """Undo `kept`."""
    return Triggers(frozenset(words), frozenset(pieces), line)


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
        own = repr(sorted(code()))
        texts = [path.read_bytes() for path in paths]
    except OSError:
        return ""
    return digest(__version__, sys.version, own, *texts)


def code() -> Iterator[tuple[str, int, int]]:
    """Yield newslint's own files, with their size and the time of the last change."""
    folders = [str(HERE)]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns
                elif "." not in entry.name and entry.is_dir():
                    folders.append(entry.path)
