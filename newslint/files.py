"""Files: their bytes, their encoding, and how they are replaced."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from errno import EACCES, EDQUOT, EFBIG, EINVAL, ENOSPC, EROFS
from pathlib import Path
from typing import Literal, NamedTuple

from newslint import atomic

SAMPLE = 200_000  # bytes that are enough to tell an encoding
FEW = 12  # bytes beyond ASCII that are not enough to tell a rare one
BOMS = (  # the longer first: a UTF-32 mark begins with a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python writes a mark under these names; a file that has none is to stay without.
MARKLESS = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
# Which of every four bytes are zero in Latin text.
ZEROS: Mapping[tuple[bool, ...], str] = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
ADVICE: Mapping[int | None, str] = {
    **dict.fromkeys((ENOSPC, EDQUOT, EFBIG), "make room, and run again"),
    EROFS: "check the disk",
}
WIRE = rb"\x16*\x01[\n\r -~]{4}"  # how a message of a news wire begins
CONTROLS = bytes({*range(32), 127} - {*b"\t\n\r\f"})


class InputError(Exception):
    """An input that cannot be read; each message says why and what to do.

    One with several messages tells of several places, and comes after what was read.
    """

    def __str__(self) -> str:
        return "; ".join(map(str, self.args))


class FormatError(InputError):
    """A file that is of no format newslint reads, though its suffix may be of one."""


class Decoded(NamedTuple):
    """A file's text, and how to write it back."""

    text: str
    encoding: str
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return *text* as this file's bytes. Raises InputError if it does not fit."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            char = error.object[error.start]
            raise InputError(
                f"not fixed: {char!r} cannot be written in {self.encoding}; "
                "convert the file to UTF-8 first"
            ) from None


def trouble(error: OSError | ValueError) -> str:
    """Say what went wrong with a file, and what to do."""
    what = getattr(error, "strerror", None) or str(error)
    if isinstance(error, PermissionError):
        return f"{what}; check its permissions"
    return f"{what}; {ADVICE.get(getattr(error, 'errno', None), 'check the path')}"


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file: by its byte-order mark, as UTF-8, as *declared*, or by detection.

    What is plain ASCII is taken for *declared*, so that a fix is written in it. Raises
    InputError for what is not text.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return attempt(data[len(bom) :], encoding, bom)
    if b"\0" in data:
        return attempt(data, wide(data) or declared or "latin-1")
    with suppress(UnicodeDecodeError):
        text = data.decode()
        if not (declared and data.isascii()):
            return Decoded(text, "utf-8")
    if declared and data and len("a".encode(declared)) > 1:
        raise InputError(f"not {declared}; set encoding to what it is")
    return attempt(data, declared or detect(data))


def attempt(data: bytes, encoding: str, bom: bytes = b"") -> Decoded:
    """Decode *data* as *encoding*, strictly."""
    encoding = MARKLESS.get(codecs.lookup(encoding).name, encoding)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        at = len(bom) + getattr(error, "start", 0)
        raise InputError(
            f"not {encoding} (at byte {at}); set encoding to what it is"
        ) from None
    if "\0" in text:
        raise InputError("holds NUL characters: a binary file, not text; leave it out")
    return Decoded(text, encoding, bom)


def wide(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark by the zero bytes of Latin text."""
    shares = [
        (part := data[at:SAMPLE:4]).count(0) / max(1, len(part)) for at in range(4)
    ]
    if len(data) % 2 or any(0.05 < share < 0.7 for share in shares):
        return None
    return ZEROS.get(tuple(share > 0.5 for share in shares))


def detect(data: bytes) -> str:
    """Tell an 8-bit encoding by its text. Raises InputError.

    English copy reads the same in most of them, and then it is taken for cp1252, the
    commonest by far.
    """
    sample = data[:SAMPLE]
    if broken_utf8(sample):
        at = first_error(data)
        line = data.count(b"\n", 0, at) + 1
        raise InputError(
            f"not UTF-8 at byte {at}, line {line}, though most of it is; "
            "mend the file or set encoding"
        )
    if re.match(WIRE, sample):
        sample = sample.translate(None, CONTROLS)
    if len(sample.translate(None, CONTROLS)) < 0.95 * len(sample):
        raise InputError("mostly control characters: a binary file; leave it out")
    from charset_normalizer import from_bytes

    if from_bytes(sample, cp_isolation=["cp1252"], enable_fallback=False).best():
        return "cp1252"
    beyond = sum(byte > 127 for byte in sample)
    best = from_bytes(sample, enable_fallback=False).best() if beyond > FEW else None
    if best is None or best.encoding.startswith("utf"):
        raise InputError("not UTF-8 nor any encoding known; set encoding to what it is")
    return best.encoding


def broken_utf8(data: bytes) -> bool:
    """Return whether *data* is UTF-8 but for a few bytes, or halves of characters."""
    with suppress(UnicodeDecodeError):
        return bool(data.decode("utf-8", "surrogatepass"))
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - wrong >= max(1, wrong)


def first_error(data: bytes) -> int:
    """Return the offset of the first byte that is not UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def replace(path: str, data: bytes) -> None:
    """Put *data* where the file was, whole or not at all; see `newslint.atomic`.

    What a link points to is replaced, the link stays. Other names of the file (hard
    links) keep what it was. Raises InputError.
    """
    target = Path(os.path.realpath(path))
    try:
        check_writable(target)
        atomic.put(target, data)
    except OSError as error:
        raise InputError(f"not fixed: {trouble(error)}") from None


def save(path: Path, text: str) -> None:
    """Write a file that newslint reads again, as `replace` does. Raises InputError."""
    target = Path(os.path.realpath(path))
    try:
        if target.exists():
            check_writable(target)
        atomic.put(target, encoded(text))
    except OSError as error:
        raise InputError(f"{path}: not written: {trouble(error)}") from None


def check_writable(path: Path) -> None:
    """Raise OSError unless a regular file may be written.

    Its folder may let it be replaced all the same.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "not a regular file")
    if not os.access(path, os.W_OK):
        raise PermissionError(EACCES, "Permission denied")


def encoded(text: str) -> bytes:
    """Return *text* in UTF-8; half of a surrogate pair is written as an escape."""
    return text.encode("utf-8", "backslashreplace")


def write(path: Path, text: str, *, mode: Literal["w", "x"] = "w") -> None:
    """Write a report or a settings file. Raises InputError.

    With mode ``x`` a file that is there already is left alone. A report may go to what
    is no file, so it is not put in place whole.
    """
    try:
        with path.open(f"{mode}b") as file:
            file.write(encoded(text))
    except FileExistsError:
        raise InputError(f"{path}: is there already; edit or remove it") from None
    except OSError as error:
        raise InputError(f"{path}: not written: {trouble(error)}") from None


def words(paths: Iterable[Path]) -> frozenset[str]:
    """Return the words of lists, one a line, case folded. Raises InputError."""
    found: set[str] = set()
    for path in paths:
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise OSError(EINVAL, "not a regular file")
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except OSError as error:
            raise InputError(f"{path}: {trouble(error)} in 'words'") from None
        except UnicodeDecodeError:
            raise InputError(f"{path}: not UTF-8; save it as UTF-8") from None
        found.update(line.strip().casefold() for line in lines)
    return frozenset(found - {""})
