"""Put other bytes into members of a zip file, and leave all others as they are.

Python's own `zipfile` would pack every member anew, with other headers. Here the bytes
of what is not changed are copied. The layout is that of PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from newslint.containers import Inside
from newslint.files import InputError

LOCAL = struct.Struct("<4s5H3I2H")  # the head of a member
CENTRAL = struct.Struct("<4s6H3I5H2I")  # the directory's entry of one
END = struct.Struct("<4s4H2IH")  # after the directory
LATER = 8  # flag: checksum and sizes stand after the data

Repack = Callable[[bytes, Mapping[Inside, bytes]], bytes]


def replaced(
    data: bytes, changed: Mapping[str, Mapping[Inside, bytes]], repack: Repack
) -> bytes:
    """Return a zip file with members *changed*, all others byte for byte the same.

    Raises InputError for archives of unusual layout (zip64, signed, with something in
    front) and for members packed otherwise than by deflate.
    """
    with ZipFile(io.BytesIO(data)) as file:
        infos, directory = file.infolist(), file.start_dir
        new = {name: repack(file.read(name), deep) for name, deep in changed.items()}
    entries = dict(zip(infos, central(data, directory), strict=True))
    end = directory + sum(map(len, entries.values()))
    infos.sort(key=lambda info: info.header_offset)
    if data[end : end + 4] != b"PK\x05\x06" or infos[0].header_offset:
        raise InputError("not fixed: a zip file of unusual layout; unpack it first")
    pieces, at = [], 0
    stops = [*(info.header_offset for info in infos[1:]), directory]
    for info, stop in zip(infos, stops, strict=True):
        raw = data[info.header_offset : stop]
        head = list(CENTRAL.unpack_from(entries[info]))
        if info.filename in new:
            raw, head[7:10] = member(raw, info, new[info.filename])
            head[3] &= ~LATER
        head[16] = at
        entries[info] = CENTRAL.pack(*head) + entries[info][CENTRAL.size :]
        pieces.append(raw)
        at += len(raw)
    last = list(END.unpack_from(data, end))
    last[6] = at
    listed = (*entries.values(), END.pack(*last), data[end + END.size :])
    return b"".join((*pieces, *listed))


def central(data: bytes, at: int) -> Iterator[bytes]:
    """Yield the entries of the directory that begins at *at*."""
    while data.startswith(b"PK\x01\x02", at):
        lengths = CENTRAL.unpack_from(data, at)[10:13]
        stop = at + CENTRAL.size + sum(lengths)
        yield data[at:stop]
        at = stop


def member(raw: bytes, info: ZipInfo, new: bytes) -> tuple[bytes, tuple[int, int, int]]:
    """Return a member with *new* data, and its checksum and sizes, packed and not."""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise InputError(f"not fixed: {info.filename} is packed in an unusual way")
    head = list(LOCAL.unpack_from(raw))
    named = raw[LOCAL.size : LOCAL.size + head[9] + head[10]]
    packed = new
    if info.compress_type == ZIP_DEFLATED:
        deflate = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
        packed = deflate.compress(new) + deflate.flush()
    sizes = zlib.crc32(new), len(packed), len(new)
    head[2] &= ~LATER
    head[6:9] = sizes
    return LOCAL.pack(*head) + named + packed, sizes
