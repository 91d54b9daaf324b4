"""Hunspell: the dictionary of one country, by chunspell, where both are installed."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

# Where systems keep dictionaries, after what DICPATH says.
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)
ENDINGS = ("aff", "dic")
INSTEAD = {"en-IN": "en-GB"}  # where a language has none of its own


def unknown_in(language: str, words: Iterable[str]) -> set[str]:
    """Return which of *words* the dictionary of *language* lacks, if there is one.

    A language is written as in ``en-GB``. What is missing is said once, as a warning.
    """
    spells = speller(language) if language else None
    return {word for word in words if not spells(word)} if spells else set()


@cache
def speller(language: str) -> Callable[[str], bool] | None:
    """Return what says whether a word is of *language*, or None."""
    try:
        import hunspell  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        warn(language, "newslint[spelling]")
        return None
    for folder, name in found(language, Path(hunspell.__file__).parent):
        known = hunspell.Hunspell(name, hunspell_data_dir=str(folder))
        return cache(known.spell)
    warn(language, f"hunspell-{language.lower()}")
    return None


def found(language: str, package: Path) -> Iterator[tuple[Path, str]]:
    """Yield the folders that hold a dictionary of *language*, and its name there."""
    for tongue in filter(None, (language, INSTEAD.get(language))):
        name = tongue.replace("-", "_")
        for folder in (*folders(), package / "dictionaries"):
            if all((folder / f"{name}.{ending}").is_file() for ending in ENDINGS):
                yield folder, name


def folders() -> list[Path]:
    """Return the folders that dictionaries are looked for in, in order."""
    own = os.environ.get("DICPATH", "").split(os.pathsep)
    return [Path(folder).expanduser() for folder in (*filter(None, own), *FOLDERS)]


def warn(language: str, package: str) -> None:
    """Say that a dictionary is missing, and the table of words stands in for it."""
    told = f"no dictionary of {language}; install {package}"
    warnings.warn(told, stacklevel=2)
