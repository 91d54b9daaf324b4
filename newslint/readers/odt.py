"""OpenDocument text (ODT): the XML comes out of the container.

Tracked changes are resolved: what was put in is read, what was taken out, which the
format keeps aside, is not. How many there are is told in ``tracked-changes``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.office import Paragraph, document, tag
from newslint.origin import Piece
from newslint.xml import Element, parse

SUFFIXES = (".odt",)

STYLES = {"title": "headline", "subtitle": "deck", "caption": "caption"}
CHANGES = {"insertion": "insertion", "deletion": "deletion"}
# What holds no copy of its own, and what holds paragraphs inside one.
SILENT = ("tracked-changes", "annotation", "note-citation", "sequence-decls", "forms")
BOXES = ("note-body", "text-box", "table-cell")
# White space that is not one space between words.
SPACE = re.compile(r"\A[ \t\r\n]+|[ \t\r\n]{2,}|[\t\r\n]| \Z")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document. Raises InputError for XML that is not well-formed."""
    root = parse(source)
    changes = Counter(
        CHANGES[local(change)]
        for region in root.inside("text:changed-region")
        for change in region.children
        if local(change) in CHANGES
    )
    found: list[Paragraph] = []
    for body in root.inside("office:text"):
        paragraphs(source, body, "", found)
    yield document(source, path, found, changes)


def local(element: Element) -> str:
    """Return an element's name without its prefix."""
    return element.name.rpartition(":")[2]


def paragraphs(
    source: str, element: Element, part: str, found: list[Paragraph]
) -> None:
    """Add the paragraphs in an element to *found*."""
    for child in element.children:
        name = local(child)
        if name in ("p", "h"):
            boxes: list[Element] = []
            content = list(collapsed(pieces(source, child, boxes)))
            found.append(Paragraph(part or stated(child, found), content))
            for box in boxes:
                paragraphs(source, box, part, found)
        elif name not in SILENT:
            inner = {"list": "list", "table": "table"}.get(name, part)
            paragraphs(source, child, inner, found)


def stated(element: Element, before: list[Paragraph]) -> str:
    """Return the part that a paragraph's style, or its being a heading, states."""
    style = element["text:style-name"].lower()
    part = STYLES.get(style, "subhead" if local(element) == "h" else "body")
    level = element["text:outline-level"]
    if part == "subhead" and level in ("", "1") and not any(p.pieces for p in before):
        return "headline"
    return part


def pieces(source: str, element: Element, boxes: list[Element]) -> Iterator[Piece]:
    """Yield the text of a paragraph; what holds others goes to *boxes*."""
    for node in element.content:
        if isinstance(node, Piece):
            yield node
            continue
        name = local(node)
        if name in BOXES:
            boxes.append(node)
        elif name == "s":
            count = node["text:c"]
            spaces = " " * min(int(count) if count.isdecimal() else 1, 100)
            yield tag(source, spaces, node.start)
        elif name in ("tab", "line-break"):
            yield tag(source, "\t" if name == "tab" else "\n", node.start)
        elif name not in SILENT:
            yield from pieces(source, node, boxes)


def collapsed(rough: Iterator[Piece]) -> Iterator[Piece]:
    """Yield text with each run of white space made one space, as ODF says.

    Spaces, tabs and breaks that are elements stay.
    """
    spaced = True  # white space at the start of a paragraph is none
    for text, start, end in rough:
        if len(text) != end - start:
            spaced = False
            yield Piece(text, start, end)
            continue
        at = 0
        for m in SPACE.finditer(text):
            if at < m.start():
                yield Piece(text[at : m.start()], start + at, start + m.start())
                spaced = False
            if not spaced:
                yield Piece(" ", start + m.start(), start + m.end())
            spaced, at = True, m.end()
        if at < len(text):
            yield Piece(text[at:], start + at, end)
            spaced = False
