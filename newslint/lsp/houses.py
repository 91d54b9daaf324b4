"""Which settings hold for a story: read from its folders, kept until they change."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

from newslint import baseline, config, schema
from newslint.app import Linter
from newslint.baseline import Baseline
from newslint.config import Config
from newslint.files import InputError
from newslint.packs import PackError

Stamps: TypeAlias = Mapping[Path, int]  # nanoseconds of the last change, 0 if not there


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """Rules and settings as loaded, with the state of the files they came from."""

    linter: Linter
    baseline: Baseline
    stamps: Stamps


class Houses:
    """The houses of a workspace, by configuration file.

    *wanted* holds what the editor sets over the files: any key of newslint.toml. *file*
    is the configuration to use in place of the nearest one. What is wrong with a
    configuration goes to *say*, once, and the last good one stays.
    """

    def __init__(
        self,
        say: Callable[[str], object],
        wanted: Mapping[str, Any] | None = None,
        file: Path | None = None,
    ) -> None:
        self.say, self.wanted, self.file = say, wanted or {}, file
        self._kept: dict[Path, House] = {}
        self._files: dict[Path, Path | None] = {}
        self._told: set[str] = set()
        self._lock = Lock()

    def house(self, folder: Path) -> House:
        """Return the house for stories in *folder*, with what it is made of now."""
        with self._lock:
            file = self.find(folder)
            kept = self._kept.get(file or folder)
            if kept is None or kept.stamps != stamp(kept.stamps):
                kept = self._kept[file or folder] = self.load(file, folder, kept)
            return kept

    def find(self, folder: Path) -> Path | None:
        """Return the configuration file for *folder*, or the last one it had."""
        if self.file:
            return self.file
        try:
            self._files[folder] = config.find(folder)
        except PackError as error:
            self.tell(str(error))
        return self._files.get(folder)

    def load(self, file: Path | None, folder: Path, kept: House | None) -> House:
        """Return the house as its files are now, or as it was if they are wrong."""
        try:
            house = load(file, folder, self.wanted)
            keep()
            self._told.clear()
            return house
        except (PackError, InputError) as error:
            self.tell(str(error))
            was = kept or House(Linter(Config(root=folder)), {}, {})
            files = [*was.stamps, *([file] if file else [])]
            return replace(was, stamps=stamp(files))

    def tell(self, message: str) -> None:
        """Say what is wrong, unless it has been said since all was well."""
        if message not in self._told:
            self._told.add(message)
            self.say(message)


def keep() -> None:
    """Take what there is now for what stays, once what was dropped is cleared away.

    To look through all rules for garbage again and again would hold up keystrokes.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def load(file: Path | None, folder: Path, wanted: Mapping[str, Any]) -> House:
    """Read a configuration and all that it names.

    A baseline that is not there yet is an empty one. Raises PackError or InputError.
    """
    settings = config.load(file) if file else Config(root=folder)
    if wanted:
        where = settings.root / "editor settings"
        schema.check(wanted, where)
        if "extends" in wanted:
            raise schema.ConfigError(f"{where}: extends belongs in a file; name it")
        settings = config.merge(settings, config.parse(wanted, where))
    stamps = stamp(files(settings, file))
    linter = Linter(settings._replace(jobs=1))
    linter.accepted  # noqa: B018 (reads the word lists)
    path = settings.baseline
    known = baseline.load(path) if path and path.exists() else {}
    return House(linter, known, stamps)


def files(settings: Config, file: Path | None) -> Iterator[Path]:
    """Yield the files that settings come from, and those that they name."""
    if file:
        yield file
    yield from map(Path, sorted(set(settings.origin.values())))
    yield from settings.words
    if settings.baseline:
        yield settings.baseline
    for path in settings.rules:
        yield path
        yield from path.glob("**/*.toml")


def stamp(paths: Iterable[Path]) -> dict[Path, int]:
    """Return when each of *paths* was last changed."""
    return {path: changed(path) for path in paths}


def changed(path: Path) -> int:
    """Return when a file was last changed, or 0."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
