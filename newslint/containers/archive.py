"""Archives: the members of a zip file, and the texts of docx and ODT, zips too."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from newslint.containers import COMPRESSED, OFFICE, Entry, seekable
from newslint.containers.compressed import BROKEN, Bounded, check_ratio
from newslint.files import FormatError, InputError

# The members with text in a file of a word processor, and what people call each.
DOCX = {
    "word/document.xml": "",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
}
ODT = {"content.xml": ""}
TEXT = b"application/vnd.oasis.opendocument.text"
LOCKED = 1  # flag of a member


def members(
    whole: Entry, suffixes: Collection[str], limit: int
) -> Iterator[Entry | InputError]:
    """Yield the texts in an archive, or what is wrong with one. Raises InputError."""
    try:
        file = ZipFile(seekable(whole.file, limit))
        infos = {info.filename: info for info in file.infolist()}
        suffix, parts = office(file, infos)
    except BROKEN as error:
        what = f"broken: no whole zip file ({error}); fetch it again"
        raise InputError(what) from None
    packed = sum(info.compress_size for info in infos.values())
    check_ratio(sum(info.file_size for info in file.infolist()), packed)
    if not parts:
        if whole.suffix in OFFICE:
            raise InputError(f"no {whole.suffix[1:]}: a zip file of other things")
        parts = {name: name for name in infos if is_story(name, suffixes)}
        if not parts:
            raise FormatError("no stories in this archive")
    for name, shown in parts.items():
        info = infos[name]
        if info.flag_bits & LOCKED:
            yield InputError(f"{name}: locked by a password; unpack it first")
            continue
        try:
            opened = opened_member(file, info)
        except BROKEN as error:
            yield InputError(f"{name}: does not unpack ({error}); pack it anew")
            continue
        path = f"{whole.path}/{shown}" if shown else whole.path
        mine = suffix or PurePosixPath(name).suffix.lower()
        yield Entry(path, mine, opened, (*whole.inside, name))


def office(file: ZipFile, infos: Collection[str]) -> tuple[str, dict[str, str]]:
    """Return the suffix of a word processor's file, and the texts that it has."""
    if "word/document.xml" in infos:
        return ".docx", {name: shown for name, shown in DOCX.items() if name in infos}
    if "mimetype" in infos and "content.xml" in infos:
        with file.open("mimetype") as member:
            if member.read(len(TEXT)) == TEXT:
                return ".odt", ODT
    return "", {}


def is_story(name: str, suffixes: Collection[str]) -> bool:
    """Return whether a member is a file that some reader takes, and not hidden."""
    path = PurePosixPath(name)
    if name.endswith("/") or any(part[0] in "._" for part in path.parts):
        return False
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    suffix = path.suffix.lower()
    return suffix == ".zip" or (suffix != "" and suffix in suffixes)


def opened_member(file: ZipFile, info: ZipInfo) -> BinaryIO:
    """Return a member, to be read."""
    member = cast(BinaryIO, file.open(info))
    held = Bounded(member, lambda: info.compress_size)
    return cast(BinaryIO, io.BufferedReader(held, 1 << 16))
