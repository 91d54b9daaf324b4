"""Lines of a file of any size, decoded one by one, each with its place in the file."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO

from newslint.fields import Faults
from newslint.files import BOMS, MARKLESS, broken_utf8, detect, wide
from newslint.origin import Base

Line = tuple[Base, str]


def numbered(lines: Iterable[str]) -> Iterator[Line]:
    """Yield *lines*, which follow one another, each with where it begins."""
    offset = number = 0
    for line in lines:
        yield Base(offset, number), line
        offset += len(line)
        number += breaks(line)


def breaks(text: str) -> int:
    """Return how many lines end in *text*."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def streamed(
    file: BinaryIO, declared: str | None, limit: int, faults: Faults
) -> Iterator[Line]:
    """Yield the lines of *file*, each with where it begins.

    Lines that do not decode, or are longer than *limit* bytes, are noted as *faults*.
    Raises InputError if the file is in no encoding that can be told.
    """
    head = file.peek() if isinstance(file, io.BufferedReader) else b""
    bom, encoding = told(head, declared)
    file.read(len(bom))
    if "\n".encode(encoding) != b"\n":
        yield from numbered(io.TextIOWrapper(file, encoding, newline="\n"))
        return
    offset = number = 0
    while raw := file.readline(limit + 1):
        line = ""
        try:
            line = raw.decode(encoding)
        except UnicodeDecodeError as error:
            what = f"not {encoding} at its byte {error.start + 1}; mend it"
            kept = raw.decode(encoding, "backslashreplace")
            faults.add(f"line {number + 1}", what, kept)
        if len(raw) > limit:
            faults.add(f"line {number + 1}", f"over the limit of {limit / 1e6:g} MB")
            line = ""
            raw += rest(file)
        if line:
            yield Base(offset, number), line
        text = line or raw.decode(encoding, "replace")
        offset += len(text)
        number += breaks(text)


def rest(file: BinaryIO) -> bytes:
    """Pass over the rest of a line; return its end."""
    while (part := file.readline(1 << 20)) and not part.endswith(b"\n"):
        pass
    return part[-1:]


def told(head: bytes, declared: str | None) -> tuple[bytes, str]:
    """Return the byte-order mark and the encoding of what begins with *head*."""
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return bom, encoding
    if b"\0" in head:
        even = head[: len(head) // 4 * 4]
        return b"", wide(even) or declared or "latin-1"
    if declared:
        return b"", MARKLESS.get(codecs.lookup(declared).name, declared)
    with suppress(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(head)
        return b"", "utf-8"
    whole = head[: head.rfind(b"\n") + 1] or head
    return b"", "utf-8" if broken_utf8(whole) else detect(whole)
