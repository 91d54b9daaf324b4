"""Put a file in place whole or not at all, and leave nothing of it lying about.

On Linux a draft has no name until it is whole (``O_TMPFILE``, open(2)), so that a run
which is killed leaves none. Elsewhere, and for the moment between the draft's getting a
name and its taking the file's place, it is a hidden file beside it. One that a killed
run has left goes when the next run writes in the folder.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import ExitStack, suppress
from functools import cache
from io import FileIO
from pathlib import Path

PREFIX, SUFFIX = ".newslint-", ".tmp"  # of a draft's name


def put(
    target: Path, data: bytes, *, private: bool = False, synced: bool = True
) -> None:
    """Put *data* where *target* is, or where there was nothing.

    Mode, owner, group and extended attributes of a file that was there are kept as far
    as the system lets, unless the new one is to be *private*: the user's alone. Where
    *synced*, the data are on the disk before the file is replaced, so that a failing
    machine leaves the old file or the new one too. Raises OSError, and the old file
    stays.
    """
    folder = target.parent
    sweep(folder)
    old = target.stat() if target.exists() and not private else None
    mode = 0o600 if old or private else 0o666
    with ExitStack() as undo:
        file, name = nameless(folder, mode, undo), ""
        if file:
            fill(file, data, target, old, synced=synced)
            name = linked(file, folder, undo)
        if not name:
            file, name = hidden(folder, mode, undo)
            fill(file, data, target, old, synced=synced)
            if sys.platform == "win32":  # which moves no open file
                file.close()
        os.replace(name, target)  # noqa: PTH105


def nameless(folder: Path, mode: int, undo: ExitStack) -> FileIO | None:
    """Open a new file without a name, if such are known in *folder*."""
    if sys.platform != "linux" or not Path("/proc/self/fd").exists():
        return None
    try:
        handle = os.open(folder, os.O_TMPFILE | os.O_WRONLY, mode)
    except OSError:
        return None
    return held(handle, undo)


def hidden(folder: Path, mode: int, undo: ExitStack) -> tuple[FileIO, str]:
    """Open a new hidden file in *folder*; return its name too. Raises OSError."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    while True:
        name = new_name(folder)
        handle = os.open(name, flags, mode)
        undo.callback(remove, name)
        file = held(handle, undo)
        if Path(name).exists():  # no other run has swept it before it was held
            return file, name


def held(handle: int, undo: ExitStack) -> FileIO:
    """Return an open file, marked as that of a process that is alive."""
    file = undo.enter_context(FileIO(handle, "wb"))
    with suppress(OSError):  # not every file system has locks
        lock(handle, wait=True)
    return file


def fill(
    file: FileIO, data: bytes, target: Path, old: os.stat_result | None, *, synced: bool
) -> None:
    """Write *data* to a draft, and make it like the *old* file. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    if old:
        dress(file.fileno(), target, old)
    if synced:
        os.fsync(file.fileno())


def dress(handle: int, target: Path, old: os.stat_result) -> None:
    """Give a draft the owner, group, extended attributes and mode of the *old* file."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        os.chown(handle, -1, old.st_gid)
    with suppress(OSError):  # only root may give files away
        os.chown(handle, old.st_uid, -1)
    if sys.platform == "linux":
        for key in attributes(target):
            with suppress(OSError):
                os.setxattr(handle, key, os.getxattr(target, key))
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def attributes(path: Path) -> list[str]:
    """Return the names of a file's extended attributes, an ACL among them."""
    if sys.platform == "linux":
        with suppress(OSError):
            return os.listxattr(path)
    return []


def linked(file: FileIO, folder: Path, undo: ExitStack) -> str:
    """Give a draft without a name one in *folder*; return it, or nothing."""
    if sys.platform != "linux":
        return ""
    name = new_name(folder)
    try:  # Python follows the link in /proc only when it is told of a folder.
        inside = os.open(folder, os.O_PATH | os.O_DIRECTORY)
        undo.callback(os.close, inside)
        undo.callback(remove, name)
        draft = f"/proc/self/fd/{file.fileno()}"
        os.link(draft, Path(name).name, dst_dir_fd=inside)
    except OSError:
        return ""
    return name


def new_name(folder: Path) -> str:
    """Return a name for a draft that nobody else has thought of."""
    return str(folder / f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}")


@cache
def sweep(folder: Path) -> None:
    """Remove the drafts that killed runs have left in *folder*; once in a run."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX):
                with suppress(OSError):
                    discard(entry.path)


def discard(path: str) -> None:
    """Remove a draft unless a process that is alive holds it. Raises OSError."""
    if sys.platform != "win32":  # which removes no open file
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            lock(handle)
            remove(path)
        finally:
            os.close(handle)
    else:
        remove(path)


def lock(handle: int, *, wait: bool = False) -> None:
    """Hold an open file until it is closed. Raises OSError if another process does."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def remove(path: str) -> None:
    """Remove a file if it is there."""
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108
