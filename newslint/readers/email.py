"""E-mail: one message, or a mailbox (mbox) of several.

The subject is the headline, the sender the byline. Parts are read as they come; of
alternatives the last that is text, as senders put the best last. What is attached is
not read but named in the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import HeaderParser
from email.utils import parseaddr
from typing import NamedTuple

from newslint import html
from newslint.document import Document
from newslint.elements import Image, Part, hypertext, with_images
from newslint.files import FormatError, InputError
from newslint.mime import Zone, header, known, pieces, spelling
from newslint.origin import LINE_END, Piece
from newslint.parts import story
from newslint.timestamps import iso

SUFFIXES = (".eml", ".mbox", ".mbx")
SIGN = r"(?:From \S+ [^\r\n]*\d{4}[^\r\n]*[\r\n]+)?[A-Za-z][\w-]{0,70}:[ \t\r\n]"
DEEPEST = 20  # parts in one another

FIELD = re.compile(
    r"(?P<name>[A-Za-z][\w-]*)[ \t]*:[ \t]*"
    r"(?P<value>[^\r\n]*(?:(?:\r\n?|\n)[ \t]+[^\r\n]+)*)(?:\r\n?|\n|\Z)"
)
ENVELOPE = re.compile(
    r"(?:^|(?<=\n\n)|(?<=\r\n\r\n)|(?<=\r\r))From \S+[^\r\n]*\d{4}[^\r\n]*(?:\r\n?|\n)"
    r"(?=[A-Za-z][\w-]*:)"
)
BLANK = re.compile(r"\s*")
STUFFED = re.compile(r"(?:^|(?<=[\r\n]))>(?=>*From )")


class Leaf(NamedTuple):
    """A part of a message that holds text, and what its header says of it."""

    zone: Zone
    hypertext: bool = False
    flowed: bool = False
    part: str = "body"


class Read(NamedTuple):
    """A message: its header, its texts in order, the names of what is attached."""

    message: Message
    subject: Zone | None
    leaves: list[Leaf]
    attached: list[str]


def read(source: str, path: str) -> Iterator[Document]:
    """Yield every message. Raises FormatError for what is none.

    Copy in base64 and in encoded words is read, but not fixed.
    """
    line_end = m[0] if (m := LINE_END.search(source)) else "\n"
    spans = list(messages(source))
    for start, end in spans:
        said = message(source, start, end)
        zones = [leaf.zone for leaf in said.leaves]
        zones += [said.subject] if said.subject else []
        spelled = spelling(source, sorted(zones), line_end)
        parts, bare = copy(source, said, mailbox=len(spans) > 1 or start > 0)
        doc = story(source, path, parts, metadata(said), html.MARKUP, spelled)
        yield with_images(doc, bare)


def messages(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the messages of a file begin and end, without their envelopes.

    Raises FormatError for a file that does not begin with a header.
    """
    begin = BLANK.match(source).end()  # type: ignore[union-attr]
    marks = list(ENVELOPE.finditer(source, begin))
    starts = [m.end() for m in marks]
    ends = [m.start() for m in marks]
    if not marks or ends[0] > begin:  # one message, which may quote others
        starts, ends = [begin], [begin]
    for start, end in zip(starts, [*ends[1:], len(source)], strict=True):
        if not FIELD.match(source, start):
            raise FormatError("begins with no header of an e-mail; leave it out")
        yield start, end


def message(source: str, start: int, end: int, depth: int = DEEPEST) -> Read:
    """Read the header and the parts of ``source[start:end]``. Raises InputError."""
    if not depth:
        raise InputError(f"e-mail with parts {DEEPEST} levels deep; leave it out")
    head, subject, at = top(source, start, end)
    said = Read(head, subject, [], [])
    kind = head.get_content_type()
    inside = [(at, end)] if kind == "message/rfc822" else []
    if kind.startswith("multipart/"):
        inside = list(inside_of(source, at, end, head))
    below = [message(source, a, b, depth - 1) for a, b in inside]
    for one in chosen(kind, below):
        if kind == "message/rfc822" and one.subject:
            said.leaves.append(Leaf(one.subject, part="subhead"))
        said.leaves.extend(one.leaves)
        said.attached.extend(one.attached)
    if not inside and readable(head):
        said.leaves.append(leaf(source, head, at, end))
    elif not inside:
        said.attached.append(str(head.get_filename() or kind))
    return said


def top(source: str, start: int, end: int) -> tuple[Message, Zone | None, int]:
    """Return the header, where its subject stands, and where the rest begins."""
    subject, at = None, start
    while m := FIELD.match(source, at, end):
        at = m.end()
        if subject is None and m["name"].lower() == "subject":
            subject = Zone(*m.span("value"), "header", "ascii", ascii_only=True)
    head = HeaderParser().parsestr(LINE_END.sub("\n", source[start:at]))
    newline = LINE_END.match(source, at, end)
    return head, subject, newline.end() if newline else at


def chosen(kind: str, below: list[Read]) -> list[Read]:
    """Return which parts are read: of alternatives the last that holds text."""
    told = [one for one in below if one.leaves]
    if kind != "multipart/alternative" or not told:
        return below
    return [one for one in below if not one.leaves or one is told[-1]]


def readable(head: Message) -> bool:
    """Return whether a part holds copy; so does one whose parts are nowhere."""
    if head.get_content_disposition() == "attachment":
        return False
    kind = head.get_content_type()
    return kind in ("text/plain", "text/html") or kind.startswith("multipart/")


def leaf(source: str, head: Message, start: int, end: int) -> Leaf:
    """Return a part that holds text in ``source[start:end]``."""
    how = str(head.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    charset = known(head.get_content_charset())
    plain = how == "7bit" and source[start:end].isascii()
    if how not in ("quoted-printable", "base64"):
        how = "raw"
    if charset == "ascii" and not plain:
        charset = "utf_8"
    return Leaf(
        Zone(start, end, how, charset, ascii_only=plain),
        hypertext=head.get_content_subtype() == "html",
        flowed=str(head.get_param("format", "")).lower() == "flowed",
    )


def inside_of(
    source: str, start: int, end: int, head: Message
) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a message begin and end."""
    boundary = head.get_boundary()
    if not boundary:
        return
    mark = re.compile(
        rf"^--{re.escape(boundary)}(?P<last>--)?[ \t]*(?:\r\n?|\n|\Z)", re.M
    )
    begun = None
    for m in mark.finditer(source, start, end):
        if begun is not None:  # the line end before a mark belongs to it
            before = source[begun : m.start()]
            yield begun, begun + len(before.removesuffix("\n").removesuffix("\r"))
        begun = None if m["last"] else m.end()
        if m["last"]:
            return
    if begun is not None:
        yield begun, end


def copy(source: str, said: Read, *, mailbox: bool) -> tuple[list[Part], list[Image]]:
    """Return the parts of a message, and its images without a text."""
    parts: list[Part] = []
    bare: list[Image] = []
    if said.subject:
        parts.append(Part("headline", list(pieces(source, said.subject))))
    for one in said.leaves:
        content = list(pieces(source, one.zone))
        if mailbox and one.zone.how == "raw":
            content = list(unstuffed(content))
        if one.hypertext:
            more, images = hypertext(source, content)
            parts += more
            bare += images
        else:
            running = list(flowing(content)) if one.flowed else content
            parts.append(Part(one.part, running))
    return parts, bare


def unstuffed(spelled: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the lines of a mailbox without the mark before “From”."""
    for piece in spelled:
        cut = 1 if STUFFED.match(piece.text) else 0
        yield Piece(piece.text[cut:], piece.start + cut, piece.end)


def flowing(spelled: list[Piece]) -> Iterator[Piece]:
    """Yield copy whose lines go on where they end in a space (RFC 3676)."""
    before = "\n"
    for piece in spelled:
        runs_on = before.endswith(" ") and before != "-- "
        if piece.text == "\n" and runs_on:
            before = "\n"
            continue
        text, start, end = piece
        if before == "\n" and text.startswith(" ") and len(text) == end - start:
            text, start = text[1:], start + 1
        before = piece.text
        yield Piece(text, start, end)


def metadata(said: Read) -> dict[str, str]:
    """Return what the header says."""

    def field(name: str) -> str:
        value = str(said.message.get(name, ""))
        told = header(value, 0, len(value))
        return " ".join("".join(piece.text for piece in told).split())

    name, address = parseaddr(field("From"))
    return {
        "headline": field("Subject"),
        "byline": name,
        "published": iso(field("Date")),
        "language": field("Content-Language"),
        "source": address,
        "id": field("Message-ID").strip("<>"),
        "keywords": field("Keywords"),
        "section": field("Newsgroups"),
        "attachments": ", ".join(said.attached),
    }
