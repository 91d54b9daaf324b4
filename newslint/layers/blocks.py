"""Blocks: what part each paragraph plays in its story.

The method, in order: parts that the format states are taken as given; a paragraph's own
looks (`shapes`); the page around a story (`furniture`); then its place. Above the lead
stand headline and deck; short lines between paragraphs of prose are subheads; the rest
is body. Deterministic, one pass over the paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from newslint.document import Document, forget, layer
from newslint.layers.bodies import place_rest
from newslint.layers.furniture import Line, furniture, measure
from newslint.layers.leads import (
    find_datelines,
    find_lead,
    place_desk,
    place_head,
    place_own_lines,
    place_picture,
    place_profile,
)
from newslint.layers.paragraphs import flowing, paragraphs
from newslint.layers.shapes import shape, tabular
from newslint.model import Block, Span

# Shapes that menus and the like have, too.
ANYWHERE = ("", "interstitial", "subhead", "list", "table", "sign-off")


@layer
def blocks(doc: Document) -> list[Block]:
    """Return every paragraph with its part, in reading order.

    A dateline is a block of its own, in front of the paragraph it opens. What the
    format gives as ``body`` is parted as a story is, below the parts given above it.
    """
    if doc.given and all(part != "body" for _, part in doc.given):
        return list(doc.given)
    if flowing(doc) is not doc:
        return blocks(flowing(doc))
    spans, lines, page = paragraphs(doc), measures(doc), flags(doc)
    forget(doc, measures)
    texts = [doc[span] for span in spans]
    given = stated(doc)
    parts = [
        part or shape(text) or ("table" if tabular(text) else "")
        for part, text in zip(given, texts, strict=True)
    ]
    place_own_lines(parts, texts)
    for i, flag in enumerate(page):
        if flag and parts[i] in ANYWHERE:
            parts[i] = "furniture"
    datelines = find_datelines(parts, texts, lines)
    place(parts, texts, lines, datelines)
    parts = [part or found for part, found in zip(given, parts, strict=True)]
    return list(with_dateline(spans, texts, parts, datelines))


def stated(doc: Document) -> list[str]:
    """Return for every paragraph the part that the format gives it, but for a body."""
    if not doc.given:
        return [""] * len(paragraphs(doc))
    given = sorted(doc.given)
    starts = [span.start for span, _ in given]
    parts = []
    for span in paragraphs(doc):
        block = given[max(0, bisect_right(starts, span.start) - 1)]
        known = block.part != "body" and span.meets(block.span)
        parts.append(block.part if known else "")
    return parts


def is_stated(doc: Document, offset: int) -> bool:
    """Return whether the format itself says what part the text at *offset* plays."""
    return given_part(doc, offset) not in ("", "body")


def is_frame(doc: Document, offset: int) -> bool:
    """Return whether the format says that *offset* is in the page around the story."""
    return given_part(doc, offset) == "furniture"


def given_part(doc: Document, offset: int) -> str:
    """Return the part that the format gives the text at *offset*, or nothing."""
    if not doc.given:
        return ""
    given = _given(doc)
    i = bisect_right(given, offset, key=lambda block: block.span.start) - 1
    return given[i].part if i >= 0 and offset < given[i].span.end else ""


@layer
def _given(doc: Document) -> list[Block]:
    return sorted(doc.given)


def place(
    parts: list[str],
    texts: Sequence[str],
    lines: Sequence[Line],
    datelines: Collection[int] = (),
) -> None:
    """Name the parts that only their place tells."""
    place_desk(parts, texts)
    place_picture(parts, texts)
    place_profile(parts, texts)
    lead = find_lead(parts, texts, lines, datelines)
    place_head(parts, texts, lines, lead)
    if lead < len(parts):
        parts[lead] = "lead"
    place_rest(parts, texts, lines, range(lead + 1, len(parts)))


def with_dateline(
    spans: Sequence[Span],
    texts: Sequence[str],
    parts: Sequence[str],
    datelines: Mapping[int, int],
) -> Iterator[Block]:
    """Make the blocks; a lead's dateline becomes a block of its own."""
    for i, (span, part) in enumerate(zip(spans, parts, strict=True)):
        if part == "lead" and i in datelines:
            end = span.start + datelines[i]
            yield Block(Span(span.start, end), "dateline")
            rest = texts[i][datelines[i] :]
            span = Span(end + len(rest) - len(rest.lstrip()), span.end)
        yield Block(span, part)


@layer
def measures(doc: Document) -> list[Line]:
    """Return what every paragraph is made of."""
    return [measure(doc[span]) for span in paragraphs(doc)]


@layer
def flags(doc: Document) -> list[bool]:
    """Return for every paragraph whether it belongs to the page, not the story."""
    return furniture([doc[span] for span in paragraphs(doc)], measures(doc))


@layer
def page_furniture(doc: Document) -> list[Span]:
    """Return the stretches of a page around the story: menus, link lists, labels.

    Only what `furniture` tells from its neighbours; single lines with a known wording
    are furniture by their shape.
    """
    found: list[Span] = []
    joins = False
    for span, flag in zip(paragraphs(doc), flags(doc), strict=True):
        if flag:
            found.append(Span(found.pop().start if joins else span.start, span.end))
        joins = flag
    return found


@layer
def whole_page(doc: Document) -> bool:
    """Return whether the text is a web page copied whole, not a story alone.

    On such a page names, lines and sentences come again that are not the story’s.
    """
    return any(flags(doc))


@layer
def _starts(doc: Document) -> list[int]:
    return [block.span.start for block in blocks(doc)]


def part_at(doc: Document, offset: int) -> str:
    """Return the part of the block that text *offset* falls in, or before it."""
    i = bisect_right(_starts(doc), offset) - 1
    return blocks(doc)[i].part if i >= 0 else "body"
