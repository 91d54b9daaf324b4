"""Containers: what the texts of a file are packed in, and how they are put back.

A file is a text, or compressed (gzip, bz2, xz), or an archive (zip, and with it docx
and ODT) whose members are files again. Its first bytes tell, not its name.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple, TypeAlias

from newslint.files import FormatError, InputError

MAGIC = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bz2",
    b"\xfd7zXZ\0": "xz",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",  # an empty one
}
LONGEST = max(map(len, MAGIC))
COMPRESSED = (".gz", ".bz2", ".xz")
SUFFIXES = (*COMPRESSED, ".zip")
OFFICE = (".docx", ".odt")
PACKED = (*SUFFIXES, *OFFICE)  # what is called so and is no container is broken
DEEPEST = 3  # containers inside one another

Inside: TypeAlias = tuple[str, ...]


class Entry(NamedTuple):
    """A text in a file: its name for people, what tells its reader, and its bytes.

    ``inside`` leads to it: a member of an archive, then a member of that; a compressed
    file has one member, without a name.
    """

    path: str
    suffix: str
    file: BinaryIO
    inside: Inside = ()


def kind(head: bytes) -> str:
    """Return which container begins with *head*, or nothing."""
    return next((name for magic, name in MAGIC.items() if head.startswith(magic)), "")


def entries(
    whole: Entry, suffixes: Collection[str], limit: int
) -> Iterator[Entry | InputError]:
    """Yield the texts in a file, and what is wrong with those that cannot be had.

    Of an archive the members are taken whose names end in one of *suffixes*. No more
    than *limit* bytes are unpacked to look into them for more. Raises InputError.
    """
    head = peek(whole.file)
    packed = kind(head)
    if not packed:
        if whole.suffix in PACKED:
            raise InputError(not_packed(whole.suffix, head))
        yield whole
    elif len(whole.inside) >= DEEPEST:
        raise InputError(f"more than {DEEPEST} containers in one another; unpack it")
    elif packed == "zip":
        from newslint.containers import archive

        for each in archive.members(whole, suffixes, limit):
            if isinstance(each, Entry):
                yield from tried(each, suffixes, limit)
            else:
                yield each
    else:
        from newslint.containers import compressed

        yield from entries(compressed.member(whole, packed), suffixes, limit)


def tried(
    entry: Entry, suffixes: Collection[str], limit: int
) -> Iterator[Entry | InputError]:
    """Yield the texts in a member of an archive; what is wrong with it stops no other.

    The parts of a word processor's file are XML, and called as that file is.
    """
    if entry.suffix in OFFICE and entry.inside[-1].endswith(".xml"):
        yield entry
        return
    try:
        yield from entries(entry, suffixes, limit)
    except FormatError:
        return
    except InputError as error:
        yield InputError(*(f"{entry.inside[-1]}: {each}" for each in error.args))


def peek(file: BinaryIO) -> bytes:
    """Return the first bytes of *file*, which stay to be read."""
    if isinstance(file, io.BufferedReader):
        return file.peek(LONGEST)[:LONGEST]
    head = file.read(LONGEST)
    file.seek(-len(head), io.SEEK_CUR)
    return head


def seekable(file: BinaryIO, limit: int) -> BinaryIO:
    """Return *file*, or its bytes where it can be read but once. Raises InputError."""
    if file.seekable():
        return file
    data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"over the limit of {limit / 1e6:g} MB; set max-megabytes")
    return io.BytesIO(data)


def not_packed(suffix: str, head: bytes) -> str:
    """Say what is wrong with a file that is not what its name says."""
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return f"no {suffix[1:]}: locked by a password, or an old .doc; save it anew"
    return f"no {suffix[1:]} file, whatever its name says; rename it or fetch it again"


def bare(path: str) -> str:
    """Return the suffix of what a file holds, without those of compression."""
    name = PurePosixPath(path.replace("\\", "/"))
    while name.suffix.lower() in COMPRESSED:
        name = name.with_suffix("")
    return name.suffix.lower()


def repack(data: bytes, changed: Mapping[Inside, bytes]) -> bytes:
    """Return the bytes of a file with the texts *changed* in it, by their `inside`.

    Raises InputError where nothing else could be kept byte for byte.
    """
    if () in changed:
        return changed[()]
    deeper: dict[str, dict[Inside, bytes]] = {}
    for inside, new in changed.items():
        deeper.setdefault(inside[0], {})[inside[1:]] = new
    packed = kind(data)
    from newslint.containers import compressed

    if packed != "zip":
        return compressed.replaced(data, packed, deeper[""], repack)
    from newslint.containers import rezip

    try:
        return rezip.replaced(data, deeper, repack)
    except compressed.BROKEN as error:
        raise InputError(f"not fixed: the archive is broken ({error})") from None
