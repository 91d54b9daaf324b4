"""ANPA 1312: messages of wires as American agencies sent them, with typesetters’ codes.

See ANPA Special Report 84-2, and the AP’s use of it. Seven bits a character: quotation
marks are two grave accents and two apostrophes, a dash is an underscore, a half is a
brace. A caret begins a line of its own, which “<” sets flush left and “=” centres.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.files import FormatError
from newslint.model import Span
from newslint.origin import Piece, Spelling
from newslint.parts import story
from newslint.wire import MESSAGE, moment

SUFFIXES = (".anpa",)
SIGN = r"\x16*\x01[^\x01-\x04]{0,300}(?:\x13\x11|\x14\x12)[^\x01-\x04]{0,300}\x02"
MARKUP = "^<=_`{\x08\t"
LONGEST = 400  # characters of a header or a trailer

HEADER = re.compile(
    r"\s*(?P<id>[^\W_]{1,2}\d{4})[\x1c-\x1f ]?(?P<selector>[^\s\x1c-\x1f]*)\s+"
    r"(?P<priority>\S) (?P<category>\S{1,3}?)[\x11-\x14]{2}\s*"
    r"(?P<keyword>\S+)(?: (?P<version>\S[^\r\n]*?))??"
    r"(?:\s+\d\d-\d\d(?: +(?P<words>\d{3,5}))?)?\s*$"
)
SENT = re.compile(
    r"(?P<source>[A-Z]{2,5})?[A-Z-]*-?(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) "
    r"(?P<clock>\d{4})(?P<zone>[A-Z]{1,4})?"
)
LINE = re.compile(
    r"(?P<table>\x08?)(?P<caret>\^?)(?P<indent>[\t ]*)(?P<copy>[^\r\n]*?)"
    r"(?P<quad>[<=]?)[ \t\x10]*(?:\r\n?|\n|\Z|(?=\^))"
)
SIGNS = {"``": "“", "''": "”", "`": "‘", "_": "—", "{": "½"}
CODES = {sign: code for code, sign in SIGNS.items()}
SIGNED = re.compile(
    r"``|''|`|\{|(?<![\w_])_(?![\w_])|[ ]{0,9}[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+[ ]{0,9}"
)

# What desks write to each other above a story, and below one.
NOTE = re.compile(
    r"\*\d+|(?:AM|PM|BC|AP)-\S.*|AP (?:Photos?|Video|Graphic|Audio)\b.*|\(?Eds?\b.*|"
    r"With (?:AP )?(?:Photo|Video|Graphic)s?\b.*|END|EDITOR'?S'? NOTE.*"
)
EDITORS = re.compile(r"\(?Eds?:?\s*(?P<note>.*?)\)?")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield every message. Raises FormatError if there is none.

    What desks write to each other is metadata, as it is not to be printed.
    """
    found = list(MESSAGE.finditer(source))
    if not found:
        raise FormatError("holds no text between STX and ETX; mend it or leave it out")
    for message in found:
        parts = list(copy(source, *message.span("text")))
        meta = header(message["header"]) | sent(message["trailer"] or "") | told(parts)
        printed = [(part, pieces) for part, pieces in parts if part != "wire-note"]
        yield story(source, path, printed, meta, MARKUP, spelling(source))


def copy(source: str, start: int, end: int) -> Iterator[tuple[str, list[Piece]]]:
    """Yield the parts of the text in ``source[start:end]``."""
    body: list[Piece] = []
    seen: Counter[str] = Counter()
    last = ""
    for m in LINE.finditer(source, start, end):
        if not m["copy"]:
            body += [Piece("\n", 0, 0)] if body else []
            continue
        last = part = placed(m, seen, last)
        seen[part] += 1
        if part != "body":
            yield from [("body", body)] if body else []
            yield part, list(signs(source, *m.span("copy")))
            body = []
            continue
        opens = m["caret"] or "\t" in m["indent"] or len(m["indent"]) > 2
        body.append(Piece("\n\n" if opens else "\n", 0, 0))
        body += signs(source, *m.span("copy"))
    yield "body", body


def placed(line: re.Match[str], seen: Counter[str], last: str) -> str:
    """Return the part that a line plays below those *seen*, the *last* right above."""
    text = line["copy"].strip()
    own = line["caret"] and line["quad"]
    if line["table"]:
        return "table"
    if not text.strip("_"):
        return "interstitial"
    if own and NOTE.fullmatch(text):
        return "note" if text.startswith("EDITOR") else "wire-note"
    if own and not seen["body"] and not seen["byline"]:
        return "byline" if text.startswith("By ") else above(seen)
    if own and last == "byline" and seen["byline"] == 1:
        return "subhead" if text.isupper() else "byline"  # whom they write for
    return "subhead" if own and line["quad"] == "=" else "body"


def above(seen: Counter[str]) -> str:
    """Return the part of a line above the byline."""
    return "deck" if seen["headline"] else "headline"


def signs(source: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the text of ``source[start:end]``; control characters are gaps."""
    for m in SIGNED.finditer(source, start, end):
        yield Piece(source[start : m.start()], start, m.start())
        yield Piece(SIGNS.get(m[0], " "), *m.span())
        start = m.end()
    yield Piece(source[start:end], start, end)


def spelling(source: str) -> Spelling:
    """Return how the codes stand for characters; others beyond ASCII are refused.

    But not in a message that has some already, as what it says of itself is not so.
    """
    seven_bits = source.isascii()

    def read(span: Span) -> str:
        return "".join(piece.text for piece in signs(source, *span))

    def write(_: Span, text: str) -> str | None:
        coded = "".join(CODES.get(char, char) for char in text)
        fits = coded.isascii() or not seven_bits
        return coded if fits and coded.isprintable() else None

    return Spelling(read, write)


def told(parts: list[tuple[str, list[Piece]]]) -> dict[str, str]:
    """Return the metadata that stand in the text."""
    said: dict[str, list[str]] = {}
    for part, pieces in parts:
        text = " ".join("".join(piece.text for piece in pieces).split())
        said.setdefault(part, []).append(text)
    desk = said.get("wire-note", [])
    notes = (EDITORS.fullmatch(text) for text in desk)
    return {
        "headline": "".join(said.get("headline", [])),
        "deck": "\n".join(said.get("deck", [])),
        "byline": ", ".join(said.get("byline", [])),
        "note": " ".join(m["note"] for m in notes if m),
        "wire-notes": "\n".join(desk),
    }


def header(text: str) -> dict[str, str]:
    """Return what the header says."""
    m = HEADER.match(text[:LONGEST])
    if not m:
        return {}
    return {
        "id": m["id"],
        "priority": m["priority"],
        "section": m["category"],
        "slug": m["keyword"],
        "version": (m["version"] or "").strip(),
        "words": (m["words"] or "").lstrip("0"),
    }


def sent(trailer: str) -> dict[str, str]:
    """Return when the message was sent, and by whom."""
    m = SENT.search(trailer[:LONGEST])
    if not m:
        return {}
    when = moment(m["year"], m["month"], m["day"], m["clock"], m["zone"])
    return {"published": when, "source": m["source"] or ""}
