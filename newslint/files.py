"""Files: which ones, their bytes, their encoding, and how they are replaced."""

from __future__ import annotations

import codecs
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.model import Problem

if TYPE_CHECKING:
    from pathspec import PathSpec

IGNORE_FILES = (".gitignore", ".newslintignore")
SAMPLE = 200_000  # bytes that are enough to tell an encoding
BOMS = (  # the longer first: a UTF-32 mark begins with a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class InputError(Exception):
    """An input that cannot be read; the message says why and what to do."""


class Decoded(NamedTuple):
    """A file's text, and how to write it back."""

    text: str
    encoding: str
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return *text* as this file's bytes. Raises InputError if it cannot hold it."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            char = error.object[error.start]
            raise InputError(
                f"not fixed: {char!r} cannot be written in {self.encoding}; "
                "convert the file to UTF-8 first"
            ) from None


def find(
    paths: Iterable[str], suffixes: Collection[str], exclude: Collection[str] = ()
) -> tuple[list[str], list[Problem]]:
    """Return the files that *paths* mean, each once, and what was wrong with a path.

    A folder means the files under it with one of *suffixes*, but for hidden ones and
    those that an ignore file or *exclude* (patterns as in ignore files) names.
    """
    files: dict[Path, str] = {}
    problems: list[Problem] = []
    for path in expand(paths):
        if path == "-":
            files[Path("-")] = path
        elif Path(path).is_dir():
            found = sorted(walk(Path(path), suffixes, exclude))
            if not found:
                kinds = ", ".join(sorted(filter(None, suffixes)))
                problems.append(Problem(path, f"no stories in this folder ({kinds})"))
            for file in found:
                files.setdefault(file.resolve(), str(file))
        else:
            files.setdefault(Path(path).resolve(), path)
    return list(files.values()), problems


def expand(paths: Iterable[str]) -> Iterator[str]:
    """Yield *paths*; one that is no file but a glob stands for what it matches."""
    for path in paths:
        if any(c in path for c in "*?[") and not os.path.lexists(path):
            from glob import glob

            yield from sorted(glob(path, recursive=True)) or [path]
        else:
            yield path


def walk(top: Path, suffixes: Collection[str], exclude: Collection[str]) -> Iterator[Path]:
    """Yield the story files under folder *top*."""
    from pathspec import PathSpec

    specs = [(top, PathSpec.from_lines("gitwildmatch", exclude))] if exclude else []
    specs += above(top)
    for folder, subfolders, names in os.walk(top):
        here = Path(folder)
        specs += ignored(here)
        keep = [s for s in subfolders if s[0] != "." and not skip(here / s, specs, "/")]
        subfolders[:] = sorted(keep)
        for name in names:
            path = here / name
            known = path.suffix.lower() in suffixes and path.suffix
            if known and name[0] != "." and not skip(path, specs):
                yield path


def above(top: Path) -> list[tuple[Path, PathSpec]]:
    """Return the ignore files between *top* and the root of its repository."""
    found: list[tuple[Path, PathSpec]] = []
    for folder in (top.resolve(), *top.resolve().parents):
        if (folder / ".git").exists():
            break
        found += ignored(folder.parent) if folder.parent != folder else []
    else:
        return []
    return found


def ignored(folder: Path) -> list[tuple[Path, PathSpec]]:
    from pathspec import PathSpec

    return [
        (folder, PathSpec.from_lines("gitwildmatch", path.read_text("utf-8", "replace").splitlines()))
        for name in IGNORE_FILES
        if (path := folder / name).is_file()
    ]


def skip(path: Path, specs: Iterable[tuple[Path, PathSpec]], end: str = "") -> bool:
    """Return whether an ignore file names *path*."""
    for folder, spec in specs:
        for mine, base in ((path, folder), (path.resolve(), folder.resolve())):
            if mine.is_relative_to(base):
                if spec.match_file(mine.relative_to(base).as_posix() + end):
                    return True
                break
    return False


def load(path: str, max_megabytes: float) -> bytes:
    """Return a file's bytes. Raises InputError."""
    if path == "-":
        import sys

        return sys.stdin.buffer.read()
    try:
        size = Path(path).stat().st_size
        if size > max_megabytes * 1_000_000:
            raise InputError(
                f"{size / 1e6:.0f} MB is over the limit of {max_megabytes:g} MB; "
                "set max-megabytes or split the file"
            )
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{error.strerror or error}; check the path") from None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file: by its byte-order mark, as *declared*, as UTF-8, or by detection.

    Raises InputError for what is not text.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return attempt(data[len(bom) :], encoding, bom)
    if declared:
        return attempt(data, declared)
    with suppress(UnicodeDecodeError):
        text = data.decode()
        if "\0" not in text:
            return Decoded(text, "utf-8")
    if b"\0" in data:
        return attempt(data, wide(data))
    return attempt(data, detect(data))


def attempt(data: bytes, encoding: str, bom: bytes = b"") -> Decoded:
    """Decode *data* as *encoding*, strictly."""
    try:
        text = data.decode(encoding)
    except LookupError:
        raise InputError(f"no encoding is called {encoding!r}") from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"not {encoding} (byte {error.start}); set encoding to what it is"
        ) from None
    if "\0" in text:
        raise InputError("holds NUL characters: a binary file, not text")
    return Decoded(text, encoding, bom)


def wide(data: bytes) -> str:
    """Tell UTF-16 without a mark by where its zero bytes are. Raises InputError."""
    odd, even = data[1:SAMPLE:2].count(0), data[:SAMPLE:2].count(0)
    half = min(len(data), SAMPLE) / 2
    if len(data) % 2 == 0 and max(odd, even) > 0.7 * half and min(odd, even) < 0.05 * half:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise InputError("holds NUL bytes: a binary file, not text")


def detect(data: bytes) -> str:
    """Tell an 8-bit encoding by its text. Raises InputError."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:SAMPLE])
    best = matches.best()
    if best is None:
        raise InputError("neither UTF-8 nor any encoding known; set encoding to what it is")
    same = {best.encoding, *best.could_be_from_charset}
    return "cp1252" if same & {"cp1252", "latin_1"} else best.encoding


def replace(path: str, data: bytes) -> None:
    """Put *data* where the file was, whole or not at all, keeping its mode.

    Raises InputError.
    """
    target = Path(path).resolve()
    temporary = ""
    try:
        mode = target.stat().st_mode
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "Permission denied")
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode & 0o7777)
        os.replace(temporary, target)
        temporary = ""
    except OSError as error:
        raise InputError(f"not fixed: {error.strerror or error}") from None
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
