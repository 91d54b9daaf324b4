"""HTML pages: the text between the tags, and what the page says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from newslint.document import Document, compose
from newslint.html import (
    MARKUP,
    Token,
    attributes,
    bare_images,
    collapse,
    pieces,
    tokens,
    undescribed,
)

SUFFIXES = (".html", ".htm", ".xhtml")

# What pages call what metadata holds; the first of the names that a page uses counts.
META = {
    "headline": ("headline", "og:title", "twitter:title", "dc.title", "title"),
    "deck": ("description", "og:description", "twitter:description"),
    "byline": ("author", "byl", "parsely-author", "dc.creator"),
    "published": (
        *("datepublished", "article:published_time", "parsely-pub-date"),
        *("dc.date.issued", "pubdate", "date"),
    ),
    "updated": ("datemodified", "article:modified_time", "og:updated_time", "lastmod"),
    "language": ("inlanguage", "lang", "content-language", "og:locale"),
}
NAMED_BY = ("property", "name", "itemprop", "http-equiv")
EMPTY = Token("", "", 0, 0)


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document, its paragraphs parted by blank lines.

    Metadata come from JSON-LD, else from ``<meta>``, else from ``<title>``. They also
    say which images have no alternative text, see `undescribed`.
    """
    page = list(tokens(source, xml=path.lower().endswith(".xhtml")))
    text, origin = compose(source, collapse(pieces(page)), MARKUP)
    meta = metadata(page) | undescribed(origin, bare_images(page))
    yield Document(text, path, meta, origin)


def metadata(page: Sequence[Token]) -> dict[str, str]:
    """Return what a page says of itself, by the keys of ``META``."""
    said: dict[str, str] = {}
    linked: dict[str, str] = {}
    for token, content in zip(page, [*page[1:], EMPTY], strict=False):
        if token.kind != "open":
            continue
        if token.text == "meta":
            given = attributes(token)
            name = next(filter(None, map(given.get, NAMED_BY)), "")
            said.setdefault(name.lower(), given.get("content", ""))
        elif token.text == "html":
            said.setdefault("lang", attributes(token).get("lang", ""))
        elif token.text == "title":
            said.setdefault("title", unescape(content.text))
        elif token.text == "script" and "ld+json" in token.attributes.lower():
            linked = linked or article(content.text)
    found = {name: " ".join(text.split()) for name, text in (said | linked).items()}
    given = {
        key: next(filter(None, map(found.get, names)), "")
        for key, names in META.items()
    }
    return {key: text for key, text in given.items() if text}


def article(text: str) -> dict[str, str]:
    """Return the article that JSON-LD describes: its texts by their names."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}
    nodes = data if isinstance(data, list) else [data]
    for node in nodes:
        if isinstance(node, dict) and isinstance(node.get("@graph"), list):
            nodes = [*nodes, *node["@graph"]]
    for node in nodes:
        if isinstance(node, dict) and "headline" in node:
            return {key.lower(): worded(value) for key, value in node.items()}
    return {}


def worded(value: Any) -> str:
    """Return a JSON-LD value as text: itself, its name, or the names of its items."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(worded, value)))
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""
