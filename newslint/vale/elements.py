"""Elements: what each block of a story is on its page, by its markup or its part."""

from __future__ import annotations

import re
from typing import TypeAlias

from newslint.document import Document, layer
from newslint.layers import blocks
from newslint.model import Span

Names: TypeAlias = frozenset[str]

BEFORE = 200  # characters of the source in which a block's own markup stands
MARKDOWN = re.compile(
    r"(?:\A|\n)(?P<quote>[ \t]*(?:>[ \t]*)+)?"
    r"(?:[ \t]*(?:(?P<heading>\#{1,6})|(?P<list>[-*+]|\d{1,9}[.)]))[ \t]+)?\Z"
)
HTML = re.compile(
    r"<(?P<tag>h[1-6]|li|blockquote|td|th|caption|figcaption)\b[^<>]*>"
    r"(?:\s|<(?!h[1-6]|li\b|/)[^<>]*>)*\Z",
    re.I,
)
TAGS = {
    "li": "list",
    "td": "table",
    "th": "table",
    "caption": "caption",
    "figcaption": "caption",
    "blockquote": "blockquote",
}
PARTS: dict[str, Names] = {
    "headline": frozenset(("heading", "title", "h1")),
    "subhead": frozenset(("heading", "h2", "h3", "h4", "h5", "h6")),
    "list": frozenset({"list"}),
    "table": frozenset({"table"}),
    "caption": frozenset(("caption", "figure")),
}
NAMES = frozenset.union(*PARTS.values(), {"blockquote"})


@layer
def elements(doc: Document) -> list[tuple[Span, Names]]:
    """Return the blocks of a story, each with the names of the elements it is."""
    return [
        (span, written(doc, span) or PARTS.get(part, frozenset()))
        for span, part in blocks(doc)
    ]


def written(doc: Document, span: Span) -> Names:
    """Return what the markup before a block says it is; nothing if there is none."""
    if doc.origin is None:
        return frozenset()
    at = doc.locate(span).start
    before = doc.source[max(0, at - BEFORE) : at]
    if m := HTML.search(before):
        return tagged(m["tag"].lower())
    m = MARKDOWN.search(before) if doc.path.endswith((".md", ".markdown")) else None
    if not m:
        return frozenset()
    names = {"blockquote"} if m["quote"] else set()
    if m["heading"]:
        names |= tagged(f"h{len(m['heading'])}")
    return frozenset(names | ({"list"} if m["list"] else set()))


def tagged(tag: str) -> Names:
    """Return the names of the element that a tag begins."""
    if tag[0] == "h":
        return frozenset(("heading", tag, *(["title"] if tag == "h1" else [])))
    return frozenset({TAGS[tag]})
