"""IPTC 7901: messages of wires as many agencies outside America send them.

A header line (service and number, priority, category, count of words), a line of
keywords, the text and when it was sent. The headline ends in an equals sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from newslint.document import Document
from newslint.files import FormatError
from newslint.origin import Piece, lines
from newslint.parts import story
from newslint.wire import MESSAGE, moment

SUFFIXES = (".iptc", ".7901")
SIGN = r"\x01[^\x01-\x04]{1,600}\x02"
MARKUP = "=\x7f"
LONGEST = 400  # characters of a header or a trailer

HEADER = re.compile(
    r"\s*(?P<id>[A-Za-z]{2,4}\d{1,5}) +(?P<priority>\d) +(?P<category>[A-Za-z]{1,3})"
    r"(?: +(?P<words>\d+))?(?P<options>[^\r\n]*)\s*(?P<keywords>[^\r\n]*)"
)
# Nothing else stands above the dateline, so that what ends in “=” heads the story.
HEAD = re.compile(r"\s*(?P<lines>[^=]{1,600}?)(?P<end>[ \t]*=[ \t]*(?=[\r\n]|\Z))")
SENT = re.compile(
    r"(?P<day>\d\d)(?P<clock>\d{4})(?: (?P<zone>[A-Z]{1,4}))? "
    r"(?P<month>[^\W\d]{3,4})\.? (?P<year>\d\d)"
)
BYLINE = re.compile(r"(?:By|Von|Par|Por) \S")
# What the German agency’s desk adds for other desks, down to the end.
NOTEBOOK = re.compile(r"^# ?(?:dpa[ -])?notebook\b", re.I | re.M)
# REFILE, 1ST LEAD, EXTRA, (Achtung): what the desk says of the message.
ADVISORY = re.compile(r"[A-Z\d][A-Z\d /.-]{1,30}|\([^)]{1,40}\)")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield every message. Raises FormatError if there is none.

    What desks write above the headline and in a “notebook” below the story is
    metadata, as it is not to be printed.
    """
    found = list(MESSAGE.finditer(source))
    if not found:
        raise FormatError("holds no text between STX and ETX; mend it or leave it out")
    for message in found:
        start, end = message.span("text")
        parts = list(copy(source, start, end))
        meta = header(message["header"]) | sent(message["trailer"] or "")
        for name in ("headline", "byline", "wire-note"):
            told = (said(pieces) for part, pieces in parts if part == name)
            meta[name] = " ".join(filter(None, told))
        meta["wire-notes"] = meta.pop("wire-note")
        printed = [(part, pieces) for part, pieces in parts if part != "wire-note"]
        yield story(source, path, printed, meta, MARKUP)


def copy(source: str, start: int, end: int) -> Iterator[tuple[str, list[Piece]]]:
    """Yield the parts of the text in ``source[start:end]``."""
    if head := HEAD.match(source, start, end):
        for part, group in groupby(top(source, *head.span("lines")), lambda x: x[0]):
            yield part, [piece for _, piece in group]
        start = head.end()
    notebook = NOTEBOOK.search(source, start, end)
    stop = notebook.start() if notebook else end
    yield "body", list(within(source, start, stop))
    yield "wire-note", list(within(source, stop, end))


def top(source: str, start: int, end: int) -> Iterator[tuple[str, Piece]]:
    """Yield the lines above the dateline: what the desk says, headline and byline."""
    rows = [row for row in within(source, start, end) if row.text.strip()]
    named = [
        "byline" if i and BYLINE.match(row.text) else "" for i, row in enumerate(rows)
    ]
    last = max((i for i, part in enumerate(named) if not part), default=0)
    told = True
    for i, row in enumerate(rows):
        told = told and i < last and ADVISORY.fullmatch(row.text.strip()) is not None
        part = named[i] or ("wire-note" if told else "headline")
        yield part, Piece("\n", 0, 0)
        yield part, row


def within(source: str, start: int, end: int) -> Iterable[Piece]:
    """Yield the lines of ``source[start:end]`` and their ends."""
    for text, a, b in lines(source[start:end]):
        yield Piece(text, a + start, b + start)


def said(pieces: Iterable[Piece]) -> str:
    """Return what pieces say, in one line."""
    return " ".join("".join(piece.text for piece in pieces).split())


def header(text: str) -> dict[str, str]:
    """Return what the header says."""
    m = HEADER.match(text[:LONGEST])
    if not m:
        return {}
    return {
        "id": m["id"],
        "priority": m["priority"],
        "section": m["category"],
        "words": m["words"] or "",
        "slug": m["keywords"].strip().rstrip("/"),
        "source": agency(m["options"]),
    }


def agency(options: str) -> str:
    """Return who sent the message, as ``dpa`` in ``ccccb   dpa 061``, if it is said."""
    m = re.search(r" ([A-Za-z][\w-]{1,15}) [\d-]{3,}[#\d]*\s*$", options)
    return m[1] if m else ""


def sent(trailer: str) -> dict[str, str]:
    """Return when the message was sent."""
    m = SENT.search(trailer[:LONGEST])
    return {
        "published": moment(m["year"], m["month"], m["day"], m["clock"], m["zone"])
        if m
        else ""
    }
