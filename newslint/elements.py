"""Elements of HTML and XML: what they say of the part that their text plays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint import html
from newslint.document import Piece, compose, within
from newslint.html import Token
from newslint.xml import Element, pieces, walk

SPACE = re.compile(r"[ \t\n\f\r]+")
SPACES = re.compile(r"(?P<space>[ \t\n\f\r]+)|[^ \t\n\f\r]+(?: [^ \t\n\f\r]+)*")

# What elements say of the part that their text plays: None is the part around them,
# and an empty name says that they hold no copy.
Names = Mapping[str, str | None]
HTML: Names = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "subhead"),
    **dict.fromkeys(("ul", "ol", "dl", "li", "dt", "dd"), "list"),
    **dict.fromkeys(("table", "tr", "td", "th"), "table"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("button", "form", "nav", "select"), "furniture"),
    **dict.fromkeys(("head", "script", "style"), ""),
    "figure": None,
}
ITEMS = ("li", "dt", "dd", "tr", "td", "th")  # each ends where the next begins


class Part(NamedTuple):
    """A stretch of copy, in pieces of the source, and the part it plays."""

    name: str
    pieces: Iterable[Piece]


class Image(NamedTuple):
    """Where an image without a text stands in the source, and its address."""

    start: int
    address: str


def parted(page: Sequence[Token], names: Names, part: str = "body") -> Iterator[Part]:
    """Yield the copy of a page in parts, as its elements tell by their *names*."""
    open_: list[tuple[str, str]] = [("", part)]
    run: list[Token] = []
    for token in html.aloud(page):
        if token.text not in names or token.kind not in ("open", "close"):
            run.append(token)
            continue
        if run and open_[-1][1]:
            yield Part(open_[-1][1], html.pieces(run))
        run = []
        if token.kind == "close":
            close(open_, token.text)
            continue
        if open_[-1][0] == token.text and token.text in ITEMS:
            open_.pop()
        around = open_[-1][1]
        plays = names[token.text] if around else ""
        open_.append((token.text, around if plays is None else plays))
    if run and open_[-1][1]:
        yield Part(open_[-1][1], html.pieces(run))


def close(open_: list[tuple[str, str]], name: str) -> None:
    """Close an element and those open in it; what is not open is not closed."""
    for i in range(len(open_) - 1, 0, -1):
        if open_[i][0] == name:
            del open_[i:]
            return


def tokens(element: Element) -> Iterator[Token]:
    """Yield the tokens of an element of XML, as if it were a page."""
    at = element.start
    yield Token("open", element.name.lower(), at, at)
    for node in walk(element):
        if isinstance(node, Piece):
            at = node.end
            yield from words(node)
        elif isinstance(node, Element):
            at = node.start
            yield Token("open", node.name.lower(), at, at)
        else:
            yield Token("close", node.lower(), at, at)
    yield Token("close", element.name.lower(), at, at)


def words(piece: Piece) -> Iterator[Token]:
    """Yield the words of a piece and the white space between them."""
    text, start, end = piece
    if len(text) != end - start:
        kind = "space" if SPACE.fullmatch(text) else "text"
        yield Token(kind, text, start, end)
        return
    for m in SPACES.finditer(text):
        kind = "space" if m["space"] else "text"
        yield Token(kind, m[0], start + m.start(), start + m.end())


def marked(element: Element, names: Names, part: str = "body") -> Iterator[Part]:
    """Yield the parts of an element whose own elements mark up the copy."""
    return parted(list(tokens(element)), names, part)


def plain(element: Element, part: str) -> Part:
    """Return the text of an element as one part."""
    return Part(part, (p for t in tokens(element) for p in html.spell(t)))


def hypertext(
    source: str, element: Element, names: Names = HTML, part: str = "body"
) -> tuple[list[Part], list[Image]]:
    """Return the parts of an element whose text is HTML, and its images without one."""
    page, origin = compose(source, pieces(element))
    page_tokens = list(html.tokens(page))
    parts = [
        Part(name, list(within(origin, run)))
        for name, run in parted(page_tokens, names, part)
    ]
    images = [
        Image(origin.locate(start), address)
        for start, address in html.bare_images(page_tokens)
    ]
    return parts, images
