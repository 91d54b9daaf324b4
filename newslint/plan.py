"""The plan: packs read, proved and taken apart once, kept for the next start.

It lies in the user's cache folder, or in ``NEWSLINT_CACHE_DIR``; where that is set to
nothing there is none. It is data, never code, and it is used only while the packs, the
tables they name, newslint and Python are what they were. A plan that is missing, spoilt
or cannot be written makes a slower start and no more.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

from newslint import packs, signature
from newslint.packs import Checks
from newslint.rule import Check, Rule, Triggers
from newslint.version import __version__

Data: TypeAlias = Mapping[str, Any]  # what JSON and TOML hold

HERE = Path(__file__).parent
OWN = "newslint."  # a plugin's checks may change while newslint does not
MOST = 20  # plans in the folder; the oldest go


def load(paths: Sequence[Path], checks: Checks) -> Iterator[tuple[str, Rule]]:
    """Yield the rules of packs, as `packs.load` does, each with its pack's path."""
    place, key = store(paths), digest(paths)
    if plan := recall(place, key):
        for path, pack in zip(paths, plan["packs"], strict=True):
            for name, table in pack.items():
                yield str(path), restore(path, name, table, plan["rules"], checks)
        return
    read = [packs.read(path) for path in paths]
    tables = stamps(tables_of(paths, read))
    rules: dict[str, Any] = {}
    for path, pack in zip(paths, read, strict=True):
        for name, table in pack.items():
            rule = packs.make(path, name, table, checks)
            rules[rule.id] = essence(rule, table, checks)
            yield str(path), rule
    # If something has changed in the meantime, nobody knows what the rules came from.
    if key == digest(paths) and tables == stamps(tables):
        keep(place, key, {"tables": tables, "packs": read, "rules": rules})


def essence(rule: Rule, table: Data, checks: Checks) -> Any:
    """Return what is kept of a rule: which keys are its check's, and its triggers.

    Nothing is kept of one whose check is a plugin's: it is made anew every time.
    """
    make = packs.maker(table, checks)
    if not make.__module__.startswith(OWN):
        return None
    options = [key for key in table if key in signature.parameters(make)]
    return options, rule.triggers and [sorted(each) for each in rule.triggers]


def restore(path: Path, name: str, table: Data, rules: Data, checks: Checks) -> Rule:
    """Make a rule of a table that is known to be in order; its check waits."""
    id = f"{path.stem}/{name}"
    if rules[id] is None:
        return packs.make(path, name, table, checks)
    options, triggers = rules[id]

    @cache
    def check() -> Check:
        values = {key: packs.resolve(table[key], path.parent) for key in options}
        return packs.maker(table, checks)(**values)

    return packs.assemble(
        id,
        table,
        lambda doc: check()(doc),
        Triggers(*map(frozenset, triggers)) if triggers else None,
    )


def tables_of(paths: Iterable[Path], packs_read: Iterable[Data]) -> Iterator[str]:
    """Yield the paths of the data tables that packs name."""
    for path, pack in zip(paths, packs_read, strict=True):
        for table in pack.values():
            for value in table.values() if isinstance(table, dict) else ():
                if isinstance(value, dict) and isinstance(value.get("table"), str):
                    yield str(path.parent / value["table"])


def stamps(paths: Iterable[str]) -> dict[str, list[int]]:
    """Return the size and the time of the last change of files; none of those gone."""
    found: dict[str, list[int]] = {}
    for path in paths:
        with suppress(OSError):
            status = Path(path).stat()
            found[path] = [status.st_size, status.st_mtime_ns]
    return found


def digest(paths: Sequence[Path]) -> str | None:
    """Return what the plan of these packs depends on, but for tables, as one number."""
    seen = blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    try:
        for name, size, changed in sorted(code()):
            seen.update(f"{name} {size} {changed}".encode())
        for path in paths:
            seen.update(b"%b %b" % (os.fsencode(path.absolute()), path.read_bytes()))
    except OSError:
        return None
    return seen.hexdigest()


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


def store(paths: Iterable[Path]) -> Path | None:
    """Return where the plan of these packs is kept, if the user has such a place."""
    folder = cache_folder()
    name = "\0".join([sys.version, *(str(path.absolute()) for path in paths)])
    number = blake2b(os.fsencode(name), digest_size=8).hexdigest()
    return folder / f"plan-{number}.json" if folder else None


def cache_folder() -> Path | None:
    """Return the folder for what can be made again, if there is one."""
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    variable = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    usual = "Library/Caches" if sys.platform == "darwin" else ".cache"
    base = Path(os.environ.get(variable, ""))
    with suppress(RuntimeError):  # nobody's home
        return (base if base.is_absolute() else Path.home() / usual) / "newslint"
    return None


def recall(place: Path | None, key: str | None) -> Data | None:
    """Return the plan if it is there, whole, and of what the packs are now."""
    if not place or not key:
        return None
    try:
        checksum, text = place.read_text("utf-8").split("\n", 1)
    except (OSError, ValueError):
        return None
    if checksum != checked(key, text):
        return None
    plan: Data = json.loads(text)
    return plan if plan["tables"] == stamps(plan["tables"]) else None


def keep(place: Path | None, key: str | None, plan: Data) -> None:
    """Write a plan, if there is a place for it and JSON can hold it."""
    if not place or not key:
        return
    from tempfile import NamedTemporaryFile

    with suppress(OSError, TypeError):
        text = json.dumps(plan)
        if json.loads(text)["packs"] != plan["packs"]:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", dir=place.parent, prefix="plan-", delete=False
        ) as file:
            file.write(f"{checked(key, text)}\n{text}")
        Path(file.name).replace(place)
        for old in sorted(place.parent.glob("plan-*"), key=changed)[:-MOST]:
            old.unlink()


def checked(key: str, text: str) -> str:
    """Return a checksum of a plan and of what it depends on."""
    return blake2b(f"{key}{text}".encode(), digest_size=16).hexdigest()


def changed(path: Path) -> float:
    """Return when a file was last changed."""
    return path.stat().st_mtime
