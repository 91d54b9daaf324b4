"""Blocks: what part each paragraph plays in its story.

The method, in order: parts that the format states are taken as given; a paragraph's own
looks (`shapes`); the page around a story (`furniture`); then its place. Above the lead
stand headline and deck; short lines between paragraphs of prose are subheads; the rest
is body. Deterministic, one pass over the paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newslint.document import Document, layer
from newslint.layers.furniture import Line, furniture, measure
from newslint.layers.paragraphs import paragraphs
from newslint.layers.shapes import DATELINE, shape, tabular
from newslint.model import Block, Span

LONGEST_HEADLINE = 24  # words
HEAD = 12  # paragraphs, within which the lead begins
FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+(?: (?:and|&) .{3,60})?")


@layer
def blocks(doc: Document) -> list[Block]:
    """Return every paragraph with its part, in reading order.

    A dateline is a block of its own, in front of the paragraph it opens.
    """
    if doc.given:
        return list(doc.given)
    spans = paragraphs(doc)
    texts = [doc[span] for span in spans]
    lines = measures(doc)
    parts = [shape(text) or ("table" if tabular(text) else "") for text in texts]
    for i, flag in enumerate(flags(doc)):
        if flag and not parts[i]:
            parts[i] = "furniture"
    place(parts, texts, lines)
    return list(with_dateline(spans, texts, parts))


def place(parts: list[str], texts: Sequence[str], lines: Sequence[Line]) -> None:
    """Name the parts that only their place tells: headline, deck, lead, body, subhead."""
    lead = find_lead(parts, texts, lines)
    head = [i for i in range(lead) if not parts[i]]
    for i in head:
        if FULL_NAME.fullmatch(texts[i]):
            parts[i] = "byline"
        elif "headline" not in parts and lines[i].words <= LONGEST_HEADLINE:
            parts[i] = "headline"
        else:
            parts[i] = "deck"
    if lead < len(parts):
        parts[lead] = "lead"
    last = max((i for i, line in enumerate(lines) if line.prose and not parts[i]), default=-1)
    for i in range(lead + 1, len(parts)):
        if not parts[i]:
            short = lines[i].words <= 10 and not lines[i].ends and not lines[i].lower
            parts[i] = "subhead" if short and i < last else "body"


def find_lead(parts: Sequence[str], texts: Sequence[str], lines: Sequence[Line]) -> int:
    """Return which paragraph is the lead.

    It is the first with a dateline, else the first of prose, but for a deck: prose that
    a byline, time stamp or caption follows before the story has got under way.
    """
    near = range(min(HEAD, len(parts)))
    for i in near:
        if not parts[i] and DATELINE.match(texts[i]) and lines[i].words >= 8:
            return i
    prose = [i for i in near if not parts[i] and (lines[i].prose or statement(texts[i]))]
    for i in prose:
        after = parts[i + 1 : i + 4]
        headed = any(not parts[j] for j in range(i))
        if not (headed and i <= 3 and any(part in ("byline", "timestamp") for part in after)):
            return i
    if prose:
        return prose[-1]
    # Nothing reads like prose: with two paragraphs or more the first is a headline.
    bare = [i for i in range(len(parts)) if not parts[i]]
    return bare[1] if len(bare) > 1 and not lines[bare[0]].ends else (bare or [len(parts)])[0]


def statement(text: str) -> bool:
    """Return whether a short line is a sentence all the same: headlines have no stop."""
    return text.endswith((".", ".”", '."')) and not text.endswith(("..", "U.S.", "Inc."))


def with_dateline(
    spans: Sequence[Span], texts: Sequence[str], parts: Sequence[str]
) -> list[Block]:
    """Make the blocks; a lead's dateline becomes a block of its own."""
    found: list[Block] = []
    for span, text, part in zip(spans, texts, parts, strict=True):
        m = DATELINE.match(text) if part == "lead" else None
        if m:
            found.append(Block(Span(span.start, span.start + m.end("dateline")), "dateline"))
            span = Span(span.start + m.end(), span.end)
        found.append(Block(span, part))
    return found


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
def _starts(doc: Document) -> list[int]:
    return [block.span.start for block in blocks(doc)]


def part_at(doc: Document, offset: int) -> str:
    """Return the part of the block that text *offset* falls in, or before it."""
    i = bisect_right(_starts(doc), offset) - 1
    return blocks(doc)[i].part if i >= 0 else "body"
