"""Walking: which files the paths on a command line stand for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from warnings import catch_warnings, simplefilter

from newslint.files import InputError, trouble
from newslint.model import Problem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    Ignore: TypeAlias = tuple[str, GitIgnoreSpec]  # patterns, and from which folder

COMPRESSED = (".gz", ".bz2", ".xz")  # of a file that is taken by the name in front
IGNORE_FILES = (".gitignore", ".newslintignore")  # the later wins


def find(
    paths: Iterable[str],
    suffixes: Collection[str],
    exclude: Collection[str] = (),
    root: Path | None = None,
) -> tuple[list[str], list[Problem]]:
    """Return the files that *paths* mean, each once, and what was wrong with a path.

    A folder means the stories under it, by their *suffixes*: not hidden files and
    folders, not linked folders, and not what an ignore file or *exclude* names.
    *exclude* holds patterns as in ignore files, counted from the folder *root*. What is
    named itself is taken, ignored or not. ``-`` is standard input.
    """
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path in expand(paths):
        if is_remote(path):
            found, lost = remote(path, suffixes)
            files |= {file: file for file in found}
            problems += lost
        elif path == "-" or not is_folder(path):
            files.setdefault(path if path == "-" else os.path.realpath(path), path)
        else:
            inside = list(walk(path, suffixes, outer(path, exclude, root)))
            found = sorted(item for item in inside if isinstance(item, str))
            problems += [item for item in inside if isinstance(item, Problem)]
            if not inside:
                kinds = ", ".join(sorted(s for s in suffixes if s[:1] == "."))
                problems.append(Problem(path, f"no stories in this folder ({kinds})"))
            for file in found:
                files.setdefault(os.path.realpath(file), file)
    return list(files.values()), problems


def is_remote(path: str) -> bool:
    """Return whether a path is a URL, as of files in a store on the network."""
    return "://" in path


def remote(
    url: str, suffixes: Collection[str]
) -> tuple[Sequence[str], Sequence[Problem]]:
    """Return the files that a URL means, and what was wrong with it."""
    from newslint.remote import find

    try:
        return find(url, suffixes), ()
    except InputError as error:
        return (), [Problem(url, str(error))]


def expand(paths: Iterable[str]) -> Iterator[str]:
    """Yield *paths*; one that is no file but a glob stands for what it matches."""
    for path in paths:
        if is_remote(path):
            yield path
        elif any(c in path for c in "*?[") and not os.path.lexists(path):
            from glob import glob

            yield from sorted(glob(path, recursive=True)) or [path]  # noqa: PTH207
        else:
            yield path


def walk(
    top: str, suffixes: Collection[str], ignores: tuple[Ignore, ...]
) -> Iterator[str | Problem]:
    """Yield the stories under folder *top*, unsorted; a Problem for a shut folder."""
    folders = [(top, os.path.realpath(top), ignores)]
    while folders:
        shown, real, ignores = folders.pop()
        try:
            ignores += ignored_by(real)
            with os.scandir(shown) as entries:
                visible = [entry for entry in entries if entry.name[0] != "."]
        except OSError as error:
            yield Problem(str(Path(shown)), trouble(error))
            continue
        for entry in visible:
            there = slashed(real) + entry.name
            if entry.is_dir(follow_symlinks=False):
                if not ignored(slashed(there), ignores):
                    folders.append((entry.path, there, ignores))
            elif is_story(entry, suffixes) and not ignored(there, ignores):
                yield str(Path(entry.path))


def is_story(entry: os.DirEntry[str], suffixes: Collection[str]) -> bool:
    """Return whether a name in a folder is a file that some reader takes.

    A link that leads nowhere is one: it is reported when it cannot be read.
    """
    name = Path(entry.name)
    suffix = (name if name.suffix not in COMPRESSED else name.with_suffix("")).suffix
    suffix = suffix.lower()
    return (
        bool(suffix)
        and suffix in suffixes
        and not is_folder(entry.path)
        and (entry.is_symlink() or entry.is_file())
    )


def is_folder(path: str) -> bool:
    """Return whether *path* is a folder or leads to one; False where that is secret."""
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises PermissionError)


def outer(top: str, exclude: Collection[str], root: Path | None) -> tuple[Ignore, ...]:
    """Return the patterns from outside folder *top* that hold inside it, weakest first.

    Ignore files count from the root of the repository, or without one from *root*.
    """
    real = Path(os.path.realpath(top))
    upwards = (real, *real.parents)
    base = next((f for f in upwards if (f / ".git").exists()), root)
    found: list[Ignore] = []
    if base in upwards:
        between = upwards[1 : upwards.index(base) + 1]
        found = [each for f in reversed(between) for each in ignored_by(str(f))]
    if exclude and root:
        found.append((str(root), compiled(exclude)))
    return () if ignored(slashed(str(real)), found) else tuple(found)


def ignored_by(folder: str) -> tuple[Ignore, ...]:
    """Return the patterns of the ignore files in a folder. Raises OSError."""
    found: list[Ignore] = []
    for name in IGNORE_FILES:
        path = Path(folder, name)
        if path.is_file():
            lines = path.read_text("utf-8-sig", "replace").splitlines()
            found.append((folder, compiled(lines)))
    return tuple(found)


def compiled(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return what matches the patterns; a line that is none has no effect."""
    from pathspec import GitIgnoreSpec

    with catch_warnings():
        simplefilter("ignore")
        try:
            return GitIgnoreSpec.from_lines(lines)
        except Exception:  # whatever the regular expression engine in use raises
            return GitIgnoreSpec.from_lines(filter(is_pattern, lines))


def is_pattern(line: str) -> bool:
    """Return whether *line* can stand in an ignore file."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except Exception:
        return False
    return True


def ignored(path: str, ignores: Iterable[Ignore]) -> bool:
    """Return whether *path* is ignored: the last pattern that speaks of it decides.

    *path* is absolute; that of a folder ends in a slash.
    """
    for folder, patterns in reversed(tuple(ignores)):
        base = slashed(folder)
        if path.startswith(base) and path != base:
            says = patterns.check_file(path[len(base) :].replace(os.sep, "/")).include
            if says is not None:
                return says
    return False


def slashed(folder: str) -> str:
    """Return the path of a folder with a slash at its end."""
    return folder.rstrip(os.sep) + os.sep
