"""MIME: transfer encodings and charsets, with the place of every character.

Quoted-printable and base64 are those of RFC 2045, encoded words those of RFC 2047.
"""

from __future__ import annotations

import codecs
import re
from base64 import b64decode
from binascii import Error
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from io import IncrementalNewlineDecoder
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from newslint.model import Span
from newslint.origin import LINE_END, Piece, Spelling, lines

# Charsets in which a byte of ASCII may be half of another character.
WIDE = re.compile(r"iso2022|hz|gb|big5|shift_jis|cp9|euc|johab|utf_(?:7|16|32)")
LONGEST = 76  # characters of a line of quoted-printable, without its end

QUOTED = re.compile(
    r"""
      (?P<nothing>=[ \t]*(?:\r\n?|\n)|[ \t]++(?=[\r\n]))
    | (?P<newline>\r\n?|\n)
    | (?P<codes>(?:=[0-9A-Fa-f]{2}(?:=[ \t]*(?:\r\n?|\n))*)+)
    | (?P<plain>[^=\s]+(?:[ ][^=\s]+)*|[ \t]+|.)
    """,
    re.X | re.S,
)
BASE64 = re.compile(r"[A-Za-z0-9+/]+")
CODE = re.compile(r"=([0-9A-Fa-f]{2})|=[ \t]*(?:\r\n?|\n)|(.)", re.S)
WORD = re.compile(
    r"=\?(?P<charset>[^?*\s]+)(?:\*[^?]*)?\?(?P<how>[bBqQ])\?(?P<text>[^?\s]*)\?="
)
BETWEEN = re.compile(r"\s+(?==\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=)")
FOLD = re.compile(r"(?:\r\n?|\n)[ \t]+")

Unit: TypeAlias = tuple[bytes, int, int]  # bytes, and the place that spells them


class Zone(NamedTuple):
    """A stretch of a message that is written in one way."""

    start: int
    end: int
    how: str  # raw, quoted-printable, base64, header or word
    charset: str
    ascii_only: bool = False


def known(charset: str | None) -> str:
    """Return Python's name of a charset, that of UTF-8 for one it does not know."""
    try:
        return codecs.lookup(charset or "ascii").name.replace("-", "_")
    except LookupError:
        return "utf_8"


def pieces(source: str, zone: Zone) -> Iterator[Piece]:
    """Yield what a zone says, its line ends as newlines."""
    if zone.how == "quoted-printable":
        yield from quoted(source, zone)
    elif zone.how == "base64":
        yield from decoded(groups(source, zone.start, zone.end), zone.charset)
    elif zone.how == "header":
        yield from header(source, zone.start, zone.end)
    elif zone.charset.startswith(("iso2022", "hz", "utf_7")):
        yield from decoded(letters(source, zone.start, zone.end), zone.charset)
    else:
        for text, start, end in lines(source[zone.start : zone.end]):
            yield Piece(text, zone.start + start, zone.start + end)


def quoted(source: str, zone: Zone) -> Iterator[Piece]:
    """Yield what quoted-printable says."""
    if WIDE.match(zone.charset):
        yield from decoded(units(source, zone.start, zone.end), zone.charset)
        return
    for m in QUOTED.finditer(source, zone.start, zone.end):
        if m.lastgroup == "codes":
            yield from decoded(units(source, *m.span()), zone.charset)
        elif m.lastgroup != "nothing":
            yield Piece("\n" if m["newline"] else m[0], *m.span())


def units(source: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the bytes of quoted-printable."""
    for m in QUOTED.finditer(source, start, end):
        if m.lastgroup == "newline":
            yield b"\n", *m.span()
        elif m.lastgroup != "nothing":
            for code in CODE.finditer(source, *m.span()):
                if code[1] or code[2]:
                    byte = bytes.fromhex(code[1]) if code[1] else code[2].encode()
                    yield byte, *code.span()


def letters(source: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the bytes of text that is written in seven bits."""
    for at in range(start, end):
        yield source[at].encode(), at, at + 1


def groups(source: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the bytes of base64, three by three."""
    rest: list[int] = []  # places of a group that a line end parts
    for m in BASE64.finditer(source, start, end):
        at = m.start()
        while rest and at < m.end():
            rest.append(at)
            at += 1
            if len(rest) == 4:
                yield group(source, rest)
                rest = []
        whole = (m.end() - at) // 4 * 4
        data = b64decode(source[at : at + whole])
        for i in range(whole // 4):
            yield data[3 * i : 3 * i + 3], at + 4 * i, at + 4 * i + 4
        rest += range(at + whole, m.end())
    if rest:
        yield group(source, rest)


def group(source: str, places: Sequence[int]) -> Unit:
    """Return the bytes of four characters of base64, or of those that are left."""
    text = "".join(source[at] for at in places)
    try:
        data = b64decode(text + "=" * (-len(text) % 4))
    except Error:
        data = b"?"
    return data, places[0], places[-1] + 1


def decoded(bytes_at: Iterable[Unit], charset: str) -> Iterator[Piece]:
    """Yield the characters of bytes, each with the place that spells it."""
    codec = "utf_8" if charset == "ascii" else charset
    decoder = codecs.getincrementaldecoder(codec)("replace")
    flowing = IncrementalNewlineDecoder(decoder, translate=True)
    begun: int | None = None
    reach = 0
    for data, start, reach in bytes_at:
        begun = start if begun is None else begun
        text = flowing.decode(data)
        yield from (Piece(char, begun, reach) for char in text)
        if text:
            begun = start if any(flowing.getstate()) else None  # half a character
    text = flowing.decode(b"", final=True)
    if begun is not None:
        yield from (Piece(char, begun, reach) for char in text)


def header(source: str, start: int, end: int) -> Iterator[Piece]:
    """Yield what the value of a header field says: unfolded, its words decoded."""
    while start < end:
        word = WORD.search(source, start, end)
        stop = word.start() if word else end
        for m in FOLD.finditer(source, start, stop):
            yield Piece(source[start : m.start()], start, m.start())
            yield Piece(" ", *m.span())
            start = m.end()
        yield Piece(source[start:stop], start, stop)
        if not word:
            return
        yield from encoded_word(source, word)
        between = BETWEEN.match(source, word.end(), end)
        start = between.end() if between else word.end()


def encoded_word(source: str, word: re.Match[str]) -> Iterator[Piece]:
    """Yield what an encoded word says."""
    start, end = word.span("text")
    if word["how"] in "bB":
        bytes_at: Iterable[Unit] = groups(source, start, end)
    else:
        bytes_at = (
            (b" " if source[a] == "_" else data, a, b)
            for data, a, b in units(source, start, end)
        )
    yield from decoded(bytes_at, known(word["charset"]))


def spelling(source: str, zones: Sequence[Zone], line_end: str) -> Spelling:
    """Return how the *zones* of a message spell their text; they are in order."""
    starts = [zone.start for zone in zones]

    def zone_of(span: Span) -> Zone | None:
        zone = zones[max(0, bisect_right(starts, span.start) - 1)] if zones else None
        inside = zone and zone.start <= span.start and span.end <= zone.end
        return zone if inside else None

    def read(span: Span) -> str:
        zone = zone_of(span)
        if not zone or zone.how == "base64":
            return "" if zone else source[span.start : span.end]
        inside = zone._replace(start=span.start, end=span.end)
        return "".join(piece.text for piece in pieces(source, inside))

    def write(span: Span, text: str) -> str | None:
        zone = zone_of(span)
        if not zone or zone.how == "base64" or not fits(text, zone):
            return None
        if zone.how == "quoted-printable":
            return coded(source, span, text, zone.charset, line_end)
        if zone.how == "header":
            worded = WORD.search(source, zone.start, zone.end)
            return None if worded or "\n" in text else text
        return text.replace("\n", line_end)

    return Spelling(read, write)


def fits(text: str, zone: Zone) -> bool:
    """Return whether a zone can hold *text*."""
    if zone.ascii_only and not text.isascii():
        return False
    try:
        text.encode(zone.charset)
    except UnicodeEncodeError:
        return False
    return True


def coded(source: str, span: Span, text: str, charset: str, line_end: str) -> str:
    """Return *text* in quoted-printable, to stand in the place of *span*.

    What becomes longer gets lines of its own, so that none becomes too long.
    """
    ends = LINE_END.match(source, span.end) or span.end == len(source)
    marks = [
        codes(char, charset)
        if not 32 <= ord(char) < 127 or char == "=" or (char == " " and after == "\n")
        else char
        for char, after in pairwise(text + ("\n" if ends else "."))
    ]
    rows = [""]
    for mark in marks:
        if mark == "=0A":
            rows[-1] += line_end
            rows.append("")
            continue
        if len(rows[-1]) + len(mark) >= LONGEST:
            rows[-1] += "=" + line_end
            rows.append("")
        rows[-1] += mark
    written = "".join(rows)
    before = source[span.start : span.end]
    if len(written) <= len(before) and not LINE_END.search(before):
        return written
    begins = span.start == 0 or source[span.start - 1] in "\r\n"
    soft = "=" + line_end
    return ("" if begins else soft) + written + ("" if ends else soft)


def codes(char: str, charset: str) -> str:
    """Return the codes of a character."""
    return "".join(f"={byte:02X}" for byte in char.encode(charset))
