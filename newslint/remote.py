"""Remote files: what URLs such as s3://bucket/folder name, by way of fsspec.

Needs fsspec, the extra ``remote``, and what it asks for to speak to the place itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import Any, BinaryIO

from newslint.containers import bare
from newslint.files import InputError

GLOB = re.compile(r"[*?\[]")


@contextmanager
def opened(url: str) -> Iterator[BinaryIO]:
    """Open a remote file, read ahead by blocks. Raises InputError."""
    system, path = place(url)
    try:
        file = system.open(path, "rb")
    except Exception as error:
        raise InputError(trouble(error)) from None
    with file, BufferedReader(file) as buffered:
        yield buffered


def find(url: str, suffixes: Collection[str]) -> list[str]:
    """Return the files that a URL means: itself, what a glob matches, a folder’s.

    Of a folder, and of what is under it, those are taken that have one of *suffixes*.
    Raises InputError.
    """
    system, path = place(url)
    try:
        if GLOB.search(path):
            found = system.glob(path)
        elif system.isdir(path):
            found = [each for each in system.find(path) if bare(each) in suffixes]
        else:
            return [url]
    except Exception as error:
        raise InputError(trouble(error)) from None
    return [str(system.unstrip_protocol(each)) for each in sorted(found)]


def size(url: str) -> int:
    """Return the size of a remote file in bytes, or 0 if nobody knows."""
    try:
        system, path = place(url)
        return int(system.size(path) or 0)
    except Exception:
        return 0


def place(url: str) -> tuple[Any, str]:
    """Return the file system that a URL names, and the path in it."""
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]
    except ImportError:
        needed = "pip install 'newslint[remote]'"
        raise InputError(f"needs fsspec to be read; {needed}") from None
    try:
        system, path = url_to_fs(url)
    except Exception as error:
        raise InputError(trouble(error)) from None
    return system, str(path)


def trouble(error: Exception) -> str:
    """Say what went wrong, in one line."""
    what = str(error).partition("\n")[0] or type(error).__name__
    return f"{what}; check the address"
