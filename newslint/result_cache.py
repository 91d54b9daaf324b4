"""The result cache: what was seen of files, kept while nothing it depends on changes.

What is kept is of each file alone: its findings before any judgement, and its facts,
which are compared with those of other files anew every time. It is found by what it
depends on: the file's bytes and name, the settings, the packs and their data,
newslint's own code, the libraries, Python, and the day, which a rule asks for. Where a
plugin is installed, or a rule asks a program beside newslint, nothing is kept: what
they do may change unseen. Nor is it of a file that something went wrong with.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import blake2b, file_digest
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newslint import config, disk_cache, plan, plugins, result_store, seen_data
from newslint.config import Choice, Config
from newslint.dictionary import hunspell
from newslint.disk_cache import digest
from newslint.rule import Rule
from newslint.seen import Seen, Task
from newslint.version import __version__

LARGEST = 50_000_000  # bytes of a file; to read more than once takes too long
BATCH = 500  # results that are kept at once
# Rules that ask what is beside newslint, and say so if they cannot.
BESIDE = ("languagetool/", "spelling/misspelling-")
# Settings that say what becomes of findings, but not what they are.
AFTER = {
    *("words", "exclude", "baseline", "fail_on", "format", "require_reason", "expect"),
    *("jobs", "cache", "origin"),
}

Stamp: TypeAlias = tuple[int, int, int]
See: TypeAlias = Callable[[Sequence[Task]], Iterator[Seen]]


class Place(NamedTuple):
    """Under what the result of a file is kept, and what the file was at the time."""

    key: str
    stamp: Stamp


def through(
    tasks: Sequence[Task], settings: Config, rules: Mapping[str, Rule], see: See
) -> Iterator[Seen]:
    """Yield what is seen of each file, in order: what is kept, or what *see* yields.

    *rules* are all there are, chosen or not.
    """
    common = "" if asks_others(settings, rules) else state(settings)
    if not common:
        yield from see(tasks)
        return
    places = [place(task, settings, common) for task in tasks]
    known = recall([each.key for each in places if each])
    left = [
        (task, each)
        for task, each in zip(tasks, places, strict=True)
        if not each or each.key not in known
    ]
    fresh = kept(left, see([task for task, _ in left]))
    for each in places:
        yield known[each.key] if each and each.key in known else next(fresh)


def kept(
    tasks: Sequence[tuple[Task, Place | None]], all_seen: Iterator[Seen]
) -> Iterator[Seen]:
    """Yield *all_seen* of *tasks*, and keep it, even if nobody asks for the rest."""
    texts: dict[str, str] = {}
    try:
        for (task, each), seen in zip(tasks, all_seen, strict=True):
            # A file may have changed while it was looked at.
            if each and each.stamp == stamp(task.path):
                with suppress(ValueError):
                    data = seen_data.written(seen)
                    texts[each.key] = json.dumps(data, ensure_ascii=False)
            if len(texts) == BATCH:
                result_store.keep(texts)
                texts.clear()
            yield seen
    finally:
        if texts:
            result_store.keep(texts)


def recall(keys: Sequence[str]) -> dict[str, Seen]:
    """Return what is kept under *keys*, as far as it can be read."""
    known: dict[str, Seen] = {}
    for key, text in result_store.recall(keys).items():
        with suppress(ValueError, TypeError, IndexError):
            known[key] = seen_data.read(json.loads(text))
    return known


def place(task: Task, settings: Config, common: str) -> Place | None:
    """Return where the result of a file is kept; None for what is no plain file."""
    before = stamp(task.path)
    if not before or before[0] > LARGEST:
        return None
    try:
        with Path(task.path).open("rb") as file:
            content = file_digest(file, blake2b).hexdigest()
    except OSError:
        return None
    # Overrides are chosen by the whole path, even that of a file in an archive.
    whole = os.path.abspath(task.path) if settings.overrides else ""  # noqa: PTH100
    return Place(digest(common, repr(task), whole, content), before)


def stamp(path: str) -> Stamp | None:
    """Return what changes with a file; None for what is no plain file."""
    try:
        status = os.stat(path)  # noqa: PTH116 (it takes half the time)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def asks_others(settings: Config, rules: Mapping[str, Rule]) -> bool:
    """Return whether a rule that may run asks what is beside newslint."""
    beside = {id: rule for id, rule in rules.items() if id.startswith(BESIDE)}
    over = [Choice(), *(each.choice for each in settings.overrides)]
    return any(any(config.chosen(beside, (settings.choice, each))) for each in over)


def state(settings: Config) -> str:
    """Return what all results depend on; nothing if that cannot be known."""
    if disk_cache.folder() is None or any(plugins.installed()):
        return ""
    said = {
        name: value for name, value in settings._asdict().items() if name not in AFTER
    }
    folders = [plugins.builtin_folder(), *settings.vale, *hunspell.folders()]
    try:
        packs = [plan.dependencies(plugins.pack_files(path)) for path in settings.rules]
        own = sorted(plan.code())
    except OSError:
        return ""
    files = sorted(chain.from_iterable(map(stamps, folders)))
    today = date.today().isoformat()
    parts = (said, packs, own, files, sorted(libraries()), today)
    return digest(__version__, sys.version, *map(repr, parts))


def stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the files in a folder, with their size and the time of the last change."""
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)  # noqa: PTH118
            with suppress(OSError):
                status = os.stat(path)  # noqa: PTH116
                yield path, status.st_size, status.st_mtime_ns


def libraries() -> Iterator[str]:
    """Yield the names of all installed distributions, which have their versions."""
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            for entry in entries:
                if entry.name.lower().endswith(plugins.INFO):
                    yield entry.name
