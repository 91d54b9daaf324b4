"""Posts of WordPress: HTML in which comments name blocks, or lines are paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint import html
from newslint.document import Document
from newslint.elements import HTML, Image, Names, laid_out, parted, with_images
from newslint.html import MARKUP, Token
from newslint.parts import story

SUFFIXES = (".html", ".htm")
SIGN = r"<!--\s+wp:"

BLOCK = re.compile(
    r"<!--\s+(?P<end>/?)wp:(?P<name>[a-z][a-z0-9/_-]*)(?P<rest>.*)-->", re.S
)
BLOCKED = re.compile(r"<!--\s+wp:")
# What posts have instead of tags.
SHORTCODE = re.compile(
    r"\[(?P<end>/?)(?P<name>caption|wp_caption|gallery|playlist|audio|video|embed)\b"
    r"[^\[\]]*+\]"
)
NAMES: Names = {
    **HTML,
    **dict.fromkeys(("wp:caption", "wp:wp_caption"), "caption"),
    **dict.fromkeys(("wp:button", "wp:buttons", "wp:more", "wp:nextpage"), "furniture"),
    **dict.fromkeys(("wp:embed", "wp:file", "wp:shortcode"), "furniture"),
    **dict.fromkeys(("wp:audio", "wp:gallery", "wp:playlist", "wp:video"), None),
    **dict.fromkeys(("wp:code", "wp:preformatted"), "table"),
    "wp:heading": "subhead",
    "wp:pullquote": "interstitial",
}


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document."""
    page = tokens(source)
    doc = story(source, path, parted(page, NAMES), {}, MARKUP)
    yield with_images(doc, list(map(Image._make, html.bare_images(page))))


def tokens(source: str) -> list[Token]:
    """Return the tokens of a post, with elements for its blocks and shortcodes.

    In a post without blocks lines are paragraphs.
    """
    page: list[Token] = []
    at = 0
    for m in (*SHORTCODE.finditer(source), None):
        stop = m.start() if m else len(source)
        page += (
            block(token._replace(start=token.start + at, end=token.end + at))
            for token in html.tokens(source[at:stop])
        )
        if m:
            at = m.end()
            kind = "close" if m["end"] else "open"
            page.append(Token(kind, f"wp:{m['name']}", *m.span()))
    return list(laid_out(page, always=not BLOCKED.search(source)))


def block(token: Token) -> Token:
    """Return the comment that a block begins or ends with as a tag of it."""
    m = BLOCK.fullmatch(token.text) if token.kind == "comment" else None
    if not m or m["rest"].rstrip().endswith("/"):
        return token
    kind = "close" if m["end"] else "open"
    return Token(kind, f"wp:{m['name']}", token.start, token.end)
