"""Word's docx: the document, or the notes, of one; the XML comes out of the container.

Tracked changes are resolved: what was put in or moved is read where it now stands, what
was taken out is not. How many there are is told in the metadata ``tracked-changes``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.office import Paragraph, document, spaced, tag
from newslint.origin import Piece
from newslint.xml import Element, parse

SUFFIXES = (".docx",)

# The names of Word's own styles, by which parts are told.
STYLES = {
    "title": "headline",
    "subtitle": "deck",
    "caption": "caption",
    "listparagraph": "list",
    "listbullet": "list",
    "listnumber": "list",
}
HEADING = re.compile(r"heading\d")
CHANGES = {"ins": "insertion", "del": "deletion", "moveTo": "move"}
GONE = ("del", "moveFrom")
STANDS_FOR = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
# What holds no copy: properties, codes of fields, and what else shows a drawing.
SILENT = ("rPr", "instrText", "delText", "delInstrText", "Fallback", "tblPr", "sdtPr")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document, or none if there are no notes in a part for notes.

    Raises InputError for XML that is not well-formed.
    """
    root = parse(source)
    changes: Counter[str] = Counter()
    found = list(joined(paragraphs(source, root, changes)))
    if local(root) == "document" or any(each.pieces for each in found):
        yield document(source, path, found, changes)


def local(element: Element) -> str:
    """Return an element's name without its prefix."""
    return element.name.rpartition(":")[2]


def paragraphs(
    source: str, element: Element, changes: Counter[str], part: str = ""
) -> Iterator[tuple[Paragraph, bool]]:
    """Yield the paragraphs in an element, and whether the next runs on.

    That it does says a paragraph's own mark, if it was taken out.
    """
    for child in element.children:
        name = local(child)
        if name in CHANGES:
            changes[CHANGES[name]] += 1
        if name in SILENT or name in GONE:
            continue
        if name == "p":
            yield from paragraph(source, child, changes, part)
        else:
            inner = "table" if name == "tbl" else part
            yield from paragraphs(source, child, changes, inner)


def paragraph(
    source: str, element: Element, changes: Counter[str], part: str
) -> Iterator[tuple[Paragraph, bool]]:
    """Yield a paragraph, and after it those of the boxes that are anchored in it."""
    boxes: list[Element] = []
    content = list(pieces(source, element, changes, boxes))
    mark = [child for child in properties(element, "rPr") if local(child) == "del"]
    yield Paragraph(part or stated(element), content), bool(mark)
    for box in boxes:
        yield from paragraphs(source, box, changes, part)


def properties(element: Element, name: str = "") -> Iterator[Element]:
    """Yield the properties of a paragraph, or those of the one called *name*."""
    for child in element.children:
        if local(child) == "pPr":
            for inner in child.children:
                if not name:
                    yield inner
                elif local(inner) == name:
                    yield from inner.children


def stated(element: Element) -> str:
    """Return the part that the style of a paragraph states."""
    for each in properties(element):
        if local(each) == "pStyle":
            style = next(iter(each.attributes.values()), "").lower().replace(" ", "")
            if style in STYLES:
                return STYLES[style]
            if HEADING.match(style):
                return "headline" if style == "heading1" else "subhead"
        elif local(each) == "numPr":
            return "list"
    return "body"


def pieces(
    source: str, element: Element, changes: Counter[str], boxes: list[Element]
) -> Iterator[Piece]:
    """Yield the text of a paragraph; the boxes anchored in it go to *boxes*."""
    for child in element.children:
        name = local(child)
        if name in CHANGES:
            changes[CHANGES[name]] += 1
        if name == "txbxContent":
            boxes.append(child)
        elif name == "t":
            yield from (
                spaced(node) for node in child.content if isinstance(node, Piece)
            )
        elif name in STANDS_FOR:
            yield tag(source, STANDS_FOR[name], child.start)
        elif name not in (*SILENT, *GONE, "pPr"):
            yield from pieces(source, child, changes, boxes)


def joined(found: Iterator[tuple[Paragraph, bool]]) -> Iterator[Paragraph]:
    """Yield the paragraphs; one whose mark was taken out runs on into the next.

    A second heading of the highest level is no headline.
    """
    open_: Paragraph | None = None
    headed = False
    for each, runs_on in found:
        if open_:
            each = Paragraph(open_.part, open_.pieces + each.pieces)
        if each.part == "headline" and headed:
            each = each._replace(part="subhead")
        open_ = each if runs_on else None
        if not runs_on:
            headed = headed or bool(each.pieces)
            yield each
    if open_:
        yield open_
