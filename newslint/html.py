"""HTML: its tags, and the text between them with its place in the source.

Tokens are those of the HTML standard, but where a tag or an element never closes it is
cut short, so that no text is lost. The standard library's parser is not used because
its time grows with the square of the length of some broken pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from html.entities import html5
from itertools import accumulate
from typing import NamedTuple

from newslint.origin import Origin, Piece, lines

MARKUP = "<>&"

# Elements that part paragraphs, those that hold no markup, those that hold no copy.
BLOCKS = frozenset(
    "address article aside audio blockquote body button canvas caption center dd "
    "details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 head header hgroup hr html iframe legend li main menu nav object ol "
    "optgroup option p pre search section select summary table tbody td textarea tfoot "
    "th thead title tr ul video".split()
)
RAW = {
    name: re.compile(rf"(.*?)(?=</{name}[\s/>]{end})", re.I | re.S)
    for names, end in (
        (("script", "style"), r"|\Z"),
        (("iframe", "noembed", "noframes", "noscript", "title"), ""),
    )
    for name in names
}
SILENT = ("svg", "template")

WORD = (
    r"(?:[^<& \t\n\f\r]++|&(?![#A-Za-z0-9])|<(?![A-Za-z/!?]))++"  # no tag, no reference
)
QUOTED = r"""(?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+"""
TOKEN, LOOSE = (
    re.compile(
        rf"""
          (?P<space>[ \t\n\f\r]+)
        | (?P<text>{WORD}(?:[ ]{WORD})*+)
        | (?P<reference>&(?:\#[0-9]{{1,20}}|\#[xX][0-9a-fA-F]{{1,20}}
            |[A-Za-z0-9]{{2,31}});?)
        | (?P<tag><(?P<slash>/?)(?P<name>[A-Za-z][^\s/<>]*)(?P<attributes>{inside})
            (?:>|(?P<unclosed>{end})))
        | <!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
        | (?P<comment><!--(?:-?>|.*?(?:--!?>|\Z))|<(?:[!?]|/(?![A-Za-z]))[^>]*(?:>|\Z))
        | (?P<other>.)
        """,
        re.X | re.S,
    )
    for inside, end in ((QUOTED, r"\Z"), ("[^<>]*", "(?!)"))
)
WORD_OR_SPACE = re.compile(r"(?P<word>[^ \t\n\f\r]+)|[ \t\n\f\r]+")
ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)

ADDRESS = 200  # characters of an image’s address that are told


class Token(NamedTuple):
    """A token in ``source[start:end]``; the text of a tag is its name in lower case."""

    kind: str  # space, text, reference, open, close, raw, cdata, comment, other
    text: str
    start: int
    end: int
    attributes: str = ""


def tokens(source: str, *, xml: bool = False) -> Iterator[Token]:
    """Yield the tokens of a page, one after the other, with nothing between them."""
    at, pattern, raw = 0, TOKEN, dict(RAW)
    while m := pattern.match(source, at):
        if m["unclosed"] is not None:
            pattern = LOOSE  # from here on a tag ends with the first ">"
            continue
        at = m.end()
        if m.lastgroup != "tag":
            yield Token(m.lastgroup or "", m[m.lastgroup or 0], *m.span())
            continue
        name = m["name"].lower()
        yield Token("close" if m["slash"] else "open", name, *m.span(), m["attributes"])
        if name in raw and not m["slash"] and not (xml and m["attributes"][-1:] == "/"):
            if content := raw[name].match(source, at):
                yield Token("raw", content[0], *content.span())
                at = content.end()
            else:
                del raw[name]  # never closed, so not looked for again


def aloud(page: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens that stand in the copy; what never closes is not silent."""
    last = {token.text: i for i, token in enumerate(page) if token.kind == "close"}
    silent, depth = "", 0
    for i, token in enumerate(page):
        if silent:
            if token.text == silent:
                depth += (token.kind == "open") - (token.kind == "close")
            silent = silent if depth and i < last[silent] else ""
        elif token.kind == "open" and token.text in SILENT:
            if i < last.get(token.text, 0) and token.attributes[-1:] != "/":
                silent, depth = token.text, 1
        elif token.kind not in ("comment", "raw"):
            yield token


def pieces(page: Sequence[Token]) -> Iterator[Piece]:
    """Yield the text of a page, with every gap that a space or a tag makes in it."""
    preformatted = False
    for token in aloud(page):
        if token.text == "pre" and token.kind in ("open", "close"):
            preformatted = token.kind == "open"
        if preformatted and token.kind == "space":
            for line in lines(token.text):
                yield Piece(line.text, token.start + line.start, token.start + line.end)
        else:
            yield from spell(token)


def spell(token: Token) -> Iterator[Piece]:
    """Yield the text or the gap that a token stands for."""
    kind, text, start, end, _ = token
    if kind in ("open", "close"):
        if text == "br":
            yield Piece("\n", start, end)
        elif text in BLOCKS:
            yield Piece("\n\n", start, start)
    elif kind == "space":
        yield Piece(" ", start, end)
    elif kind == "reference":
        yield from reference(text, start)
    elif kind == "cdata":
        at = start + len("<![CDATA[")
        for m in WORD_OR_SPACE.finditer(text):
            yield Piece(m["word"] or " ", at + m.start(), at + m.end())
    else:
        yield Piece(text, start, end)


def reference(text: str, start: int) -> Iterator[Piece]:
    """Yield what a character reference stands for; a name may run on into text."""
    known, name = len(text), text[1:]
    if name[0] != "#":
        while known > 1 and text[1:known] not in html5:
            known -= 1
    char = unescape(text[:known])
    char = " " if char and char in "\t\n\f\r" else char
    yield Piece(char, start, start + known)
    yield Piece(text[known:], start + known, start + len(text))


def collapse(rough: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *rough* with each run of gaps made one: the widest, or two lines for two.

    Gaps are a space, a line break and a paragraph break. There are none at the ends.
    """
    gap: Piece | None = None
    begun = False
    for piece in rough:
        if piece.text in ("\n", "\n\n", " "):
            gap = wider(gap, piece) if gap else piece
        elif piece.text:
            if gap and begun:
                yield gap
            yield piece
            gap, begun = None, True


def wider(one: Piece, two: Piece) -> Piece:
    """Return the gap that two gaps make."""
    if one.text == two.text == "\n":
        return Piece("\n\n", one.start, two.end)
    return max(one, two, key=lambda gap: gap.text.count("\n"))


def bare_images(page: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield where images without an ``alt`` stand in the source, and their addresses.

    An empty ``alt`` says that an image is an ornament; so does the role of one, and a
    side of one pixel.
    """
    for token in page:
        if token.kind == "open" and token.text == "img":
            given = attributes(token)
            ornament = given.get("role") in ("presentation", "none") or (
                given.get("aria-hidden") == "true"
                or not {given.get("width"), given.get("height")}.isdisjoint("01")
            )
            if "alt" not in given and not ornament:
                yield token.start, given.get("src", "")


def undescribed(origin: Origin, images: Iterable[tuple[int, str]]) -> dict[str, str]:
    """Return the metadata that name images without a text: offset and address, by line.

    Offsets are those in the text of what comes next after the image.
    """
    runs = sorted((source, text) for text, source in origin.runs)
    # What is read later may come from an earlier place, but never the other way round.
    first = [*accumulate((text for _, text in reversed(runs)), min)][::-1]
    lines = []
    for start, address in images:
        i = min(bisect_left(runs, (start, 0)), len(runs) - 1)
        lines.append(f"{first[i]} {address[:ADDRESS]}".rstrip())
    return {"images-without-text": "\n".join(lines)} if lines else {}


def attributes(token: Token) -> dict[str, str]:
    """Return the attributes of a tag, by their names in lower case."""
    found: dict[str, str] = {}
    for name, *values in ATTRIBUTE.findall(token.attributes):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found
