"""Compressed files: gzip, bz2 and xz, unpacked as they are read and packed again."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO, cast
from zipfile import BadZipFile

from newslint.containers import Entry, Inside, bare
from newslint.files import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RATIO = 250  # copy packs to a fifth, the most repetitive records to a hundredth
ENOUGH = 10_000_000  # bytes that anything may unpack to
# What the standard library raises for broken files, of zip too.
BROKEN = (
    *(OSError, EOFError, ValueError, KeyError, RuntimeError),
    *(zlib.error, lzma.LZMAError, BadZipFile, struct.error),
)

NAME, COMMENT, EXTRA, CHECKSUM = 8, 16, 4, 2  # flags of gzip, see RFC 1952


class Bounded(io.RawIOBase):
    """What a packed file holds; a bomb or a broken file raises InputError.

    *packed* says how many bytes of the packed file have been read.
    """

    def __init__(self, unpacked: BinaryIO, packed: Callable[[], int]) -> None:
        self.unpacked, self.packed, self.count = unpacked, packed, 0

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read up to as many bytes as *buffer* holds."""
        view = memoryview(buffer)
        try:
            data = self.unpacked.read(len(view))
        except BROKEN as error:
            raise InputError(broken(error)) from None
        self.count += len(data)
        check_ratio(self.count, self.packed())
        view[: len(data)] = data
        return len(data)


def check_ratio(unpacked: int, packed: int) -> None:
    """Raise InputError for what unpacks to more than any copy does."""
    if unpacked > max(ENOUGH, RATIO * packed):
        raise InputError(
            f"unpacks to more than {RATIO} times its size, as bombs do; left alone"
        )


def broken(error: Exception) -> str:
    """Say what is wrong with a file that does not unpack."""
    if isinstance(error, EOFError):
        return "cut off: it ends before its end mark; fetch it again"
    what = str(error).partition("\n")[0]
    return f"broken: it does not unpack ({what}); fetch it again"


def member(whole: Entry, packed: str) -> Entry:
    """Return what a compressed file holds."""
    counted = Counted(whole.file)
    unpacked = opened(cast(BinaryIO, counted), packed)
    file = io.BufferedReader(Bounded(unpacked, lambda: counted.count), 1 << 16)
    inside = (*whole.inside, "")
    return Entry(whole.path, bare(whole.path), cast(BinaryIO, file), inside)


def opened(file: BinaryIO, packed: str) -> BinaryIO:
    """Return what unpacks a file as it is read."""
    if packed == "gzip":
        return cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb"))
    if packed == "bz2":
        return cast(BinaryIO, bz2.BZ2File(file))
    return cast(BinaryIO, lzma.LZMAFile(file))


class Counted:
    """A file that counts what is read of it; standard input cannot tell."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.count = file, 0

    def read(self, size: int = -1) -> bytes:
        """Read up to *size* bytes."""
        data = self.file.read(size)
        self.count += len(data)
        return data

    def seekable(self) -> bool:
        """Return False: it is read once, from the start."""
        return False


def unpack(data: bytes, packed: str) -> bytes:
    """Return what the bytes of a compressed file hold. Raises InputError."""
    whole = Entry("", "", io.BytesIO(data))
    return member(whole, packed).file.read()


def replaced(
    data: bytes,
    packed: str,
    changed: Mapping[Inside, bytes],
    repack: Callable[[bytes, Mapping[Inside, bytes]], bytes],
) -> bytes:
    """Return a compressed file with what it holds changed."""
    new = repack(unpack(data, packed), changed)
    if packed == "bz2":
        return bz2.compress(new, data[3] - ord("0"))
    if packed == "xz":
        return lzma.compress(new)
    deflate = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    size = (len(new) % 2**32).to_bytes(4, "little")
    checksum = zlib.crc32(new).to_bytes(4, "little")
    return gzip_head(data) + deflate.compress(new) + deflate.flush() + checksum + size


def gzip_head(data: bytes) -> bytes:
    """Return the head of a gzip file: its name, time and comment."""
    flags, end = data[3], 10
    if flags & EXTRA:
        end += 2 + int.from_bytes(data[end : end + 2], "little")
    for flag in (NAME, COMMENT):
        if flags & flag:
            end = data.index(b"\0", end) + 1
    return data[: end + (2 if flags & CHECKSUM else 0)]
