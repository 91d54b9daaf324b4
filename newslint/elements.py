"""Elements of HTML and XML: what they say of the part that their text plays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from newslint import html
from newslint.document import Document
from newslint.html import Token
from newslint.origin import Base, Piece, compose, within
from newslint.xml import Element, pieces, walk

BLANK = re.compile(r"\S[ \t]*\n[ \t]*\n\s*\S")  # a line without words, between two
WHITE = " \t\n\f\r"
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


TAG = re.compile(
    r"(?i)</?(?:blockquote|br|div|figure|h[1-6]|li|ol|p|table|ul)\b[^<>]*>"
)


class Part(NamedTuple):
    """A stretch of copy, in pieces of the source, and the part it plays."""

    name: str
    pieces: Sequence[Piece]


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
        yield from whole(open_[-1][1], run)
        run = []
        if token.kind == "close":
            close(open_, token.text)
            continue
        if open_[-1][0] == token.text and token.text in ITEMS:
            open_.pop()
        open_.append((token.text, plays(names[token.text], open_[-1][1])))
    yield from whole(open_[-1][1], run)


def plays(name: str | None, around: str) -> str:
    """Return the part of an element called *name*, inside one that plays *around*."""
    if not name or not around:
        return around if name is None else ""
    # The lists of a menu are part of it; the caption of what is embedded is not.
    return around if around == "furniture" and name != "caption" else name


def whole(name: str, run: Sequence[Token]) -> Iterator[Part]:
    """Yield a part, if its tokens hold copy and it is one."""
    pieces = copy(run) if run and name else []
    if pieces:
        yield Part(name, pieces)


def copy(run: Sequence[Token]) -> list[Piece]:
    """Return the copy in a run of tokens, without gaps at its ends."""
    return list(html.collapse(html.pieces(run)))


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
        elif node.lower() != "br":  # whose end would be another line’s
            yield Token("close", node.lower(), at, at)
    yield Token("close", element.name.lower(), at, at)


def words(piece: Piece) -> Iterator[Token]:
    """Yield the words of a piece and the white space between them."""
    text, start, end = piece
    if len(text) != end - start:
        yield Token("text" if text.strip(WHITE) else "space", *piece)
        return
    for m in SPACES.finditer(text):
        kind = "space" if m["space"] else "text"
        yield Token(kind, m[0], start + m.start(), start + m.end())


def laid_out(page: Iterable[Token], *, always: bool = False) -> Iterator[Token]:
    """Yield the tokens of a page, ends of lines as such where text is laid out.

    It is if there are blank lines between words, and no tags, or *always*.
    """
    run: list[Token] = []
    for token in page:
        if token.kind in ("open", "close", "raw"):
            yield from in_lines(run, always=always)
            run = []
            yield token
        else:
            run.append(token)
    yield from in_lines(run, always=always)


def in_lines(run: list[Token], *, always: bool) -> Iterable[Token]:
    """Return a run of text with the ends of its lines, if it is laid out."""
    if not always and not BLANK.search("".join(token.text for token in run)):
        return run
    return [
        token._replace(kind="other", text="\n" * min(2, token.text.count("\n")))
        if token.kind == "space" and "\n" in token.text
        else token
        for token in run
    ]


def marked(element: Element, names: Names, part: str = "body") -> Iterator[Part]:
    """Yield the parts of an element whose own elements mark up the copy."""
    return parted(list(laid_out(tokens(element))), names, part)


def plain(element: Element, part: str) -> Part:
    """Return the text of an element as one part."""
    return Part(part, copy(list(tokens(element))))


def line(element: Element, names: Names = HTML) -> str:
    """Return the text of an element in one line, with a space where a block ends."""
    return said(marked(element, names, " "))


def either(
    source: str, element: Element, part: str = "body", *, always: bool = False
) -> list[Part]:
    """Return the parts of an element whose text is HTML if it has blocks, or plain.

    For *always* see `laid_out`.
    """
    if TAG.search("".join(piece.text for piece in pieces(element))):
        read = partial(page_of, always=always)
        return hypertext(source, pieces(element), HTML, part, read)[0]
    return [Part(part, copy(list(laid_out(tokens(element), always=True))))]


def page_of(text: str, *, always: bool = False) -> Sequence[Token]:
    """Return the tokens of HTML. For *always* see `laid_out`."""
    return list(laid_out(html.tokens(text), always=always))


def hypertext(
    source: str,
    content: Iterable[Piece],
    names: Names = HTML,
    part: str = "body",
    read: Callable[[str], Sequence[Token]] = page_of,
) -> tuple[list[Part], list[Image]]:
    """Return the parts of *content* that is HTML, and its images without a text.

    Its tokens are those that *read* returns.
    """
    text, origin = compose(source, content)
    page = read(text)
    parts = [
        Part(name, list(within(origin, run))) for name, run in parted(page, names, part)
    ]
    images = [
        Image(origin.locate(start), address)
        for start, address in html.bare_images(page)
    ]
    return parts, images


def said(parts: Iterable[Part]) -> str:
    """Return the text of parts in one line, with a space where one ends."""
    texts = ("".join(piece.text for piece in part.pieces) for part in parts)
    return " ".join(" ".join(texts).split())


def with_images(doc: Document, images: Sequence[Image]) -> Document:
    """Return a document whose metadata name its images without a text."""
    if not images or not doc.origin:
        return doc
    return doc.replaced(meta={**doc.meta, **html.undescribed(doc.origin, images)})


def record(doc: Document, element: Element) -> Document:
    """Return a document all of which stands in *element* as one record of its file.

    Its source begins with the line that the element begins on, so that the time that
    many records take grows with the length of the file and not with its square.
    """
    origin = doc.origin
    if not origin:
        return doc
    first = 1 + max(origin.source.rfind(end, 0, element.start) for end in "\r\n")
    return doc.replaced(
        origin=origin._replace(
            source=origin.source[first : element.end],
            runs=tuple((at, max(0, place - first)) for at, place in origin.runs),
            base=Base(first, element.line - 1),
        ),
    )
