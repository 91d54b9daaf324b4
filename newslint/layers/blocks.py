"""Blocks: what part each paragraph plays in its story.

The method, in order: parts that the format states are taken as given; a paragraph's own
looks (`shapes`); the page around a story (`furniture`); then its place. Above the lead
stand headline and deck; short lines between paragraphs of prose are subheads; the rest
is body. Deterministic, one pass over the paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from newslint.document import Document, layer
from newslint.layers.furniture import Line, furniture, measure
from newslint.layers.paragraphs import paragraphs
from newslint.layers.shapes import DATELINE, OPENING, PEOPLE, SPEAKER, shape, tabular
from newslint.model import Block, Span

LONGEST_HEADLINE = 24  # words
LONGEST_SUBHEAD = 10  # words
LONGEST_CAPS = 6  # words of a subhead in capitals; a longer one points elsewhere
SHORTEST_LEAD = 8  # words behind a dateline
HEAD = 12  # paragraphs, within which the lead begins
DECK = 4  # paragraphs of prose, within which the lead follows a deck
POINTS = 3  # headings running, with no prose between: the points of a list
ANYWHERE = ("", "interstitial", "subhead", "list", "table")  # shapes of menus, too
UNDER_WAY = 2  # paragraphs of prose
STOPS = frozenset(".?!…:;,—–")
TRANSCRIPT = 3  # paragraphs that open with a speaker
FULL_NAME = re.compile(PEOPLE)
OPEN = re.compile(r"(?:[,;—–]|--|\.\.|\w\w:)$|[.?!] [A-ZÀ-Þ“\"]")

SAID = re.compile(r"^(?:He|She|They|It|I|We) .*:$|(?:ed|said|wrote|told):$")


@layer
def blocks(doc: Document) -> list[Block]:
    """Return every paragraph with its part, in reading order.

    A dateline is a block of its own, in front of the paragraph it opens.
    """
    if doc.given:
        return list(doc.given)
    spans = paragraphs(doc)
    texts = [doc[span] for span in spans]
    parts = [shape(text) or ("table" if tabular(text) else "") for text in texts]
    for i, flag in enumerate(flags(doc)):
        if flag and parts[i] in ANYWHERE:
            parts[i] = "furniture"
    lines = measures(doc)
    datelines = find_datelines(parts, texts, lines)
    place(parts, texts, lines, datelines)
    return list(with_dateline(spans, texts, parts, datelines))


def find_datelines(
    parts: Sequence[str], texts: Sequence[str], lines: Sequence[Line]
) -> dict[int, int]:
    """Map the first paragraphs that open with a dateline to its length.

    In a transcript, names of speakers look like datelines with a colon; once the story
    is under way, so do other words in capitals.
    """
    spoken = sum(SPEAKER.match(text) is not None for text in texts) >= TRANSCRIPT
    found: dict[int, int] = {}
    told = 0
    for i in range(min(HEAD, len(parts))):
        m = None if parts[i] else DATELINE.match(texts[i], 0, OPENING)
        if m and not (spoken and m["dateline"].endswith(":")):
            found[i] = m.end("dateline")
        told += lines[i].prose and lines[i].ends and not parts[i]
        if told >= UNDER_WAY:
            break
    return found


def place(
    parts: list[str],
    texts: Sequence[str],
    lines: Sequence[Line],
    datelines: Collection[int] = (),
) -> None:
    """Name the parts that only their place tells."""
    lead = find_lead(parts, texts, lines, datelines)
    place_head(parts, texts, lines, [i for i in range(lead) if not parts[i]])
    if lead < len(parts):
        parts[lead] = "lead"
    place_rest(parts, texts, lines, range(lead + 1, len(parts)))


def place_head(
    parts: list[str], texts: Sequence[str], lines: Sequence[Line], head: Sequence[int]
) -> None:
    """Name the paragraphs above the lead that their looks do not name."""
    for i in head:
        known = "headline" in parts or "deck" in parts
        if len(head) > 1 and (known or i < head[-1]) and FULL_NAME.fullmatch(texts[i]):
            parts[i] = "byline"
        elif known or lines[i].words > LONGEST_HEADLINE:
            parts[i] = "deck"
        else:
            parts[i] = "headline"


def place_rest(
    parts: list[str], texts: Sequence[str], lines: Sequence[Line], rest: range
) -> None:
    """Name the paragraphs below the lead that their looks do not name."""
    last = max((i for i in rest if lines[i].prose and not parts[i]), default=-1)
    pointing = False  # below a label such as “READ MORE:”, which stands for a list
    for i in rest:
        if parts[i]:
            pointing = parts[i] == "interstitial" and texts[i].endswith(":")
            continue
        pointing = pointing and not lines[i].prose and not lines[i].ends
        if pointing or (texts[i].isupper() and lines[i].words > LONGEST_CAPS):
            parts[i] = "interstitial"
        else:
            headed = i < last and heading(texts[i], lines[i])
            parts[i] = "subhead" if headed else "body"
    start = rest.start
    for part, run in groupby(parts[start:]):
        count = sum(1 for _ in run)
        if part == "subhead" and count >= POINTS:
            parts[start : start + count] = ["list"] * count
        start += count


def heading(text: str, line: Line) -> bool:
    """Return whether a line could head those below it: short, and no sentence."""
    short = line.words <= LONGEST_SUBHEAD and not line.ends and not line.lower
    return (
        short and not (OPEN.search(text) and line.words > 2) and not SAID.search(text)
    )


def find_lead(
    parts: Sequence[str],
    texts: Sequence[str],
    lines: Sequence[Line],
    datelines: Collection[int] = (),
) -> int:
    """Return which paragraph is the lead.

    It is the first with a dateline, else the first of prose, but for a deck: prose that
    a byline, time stamp or caption follows before the story has got under way, or that
    has no stop while prose with one comes soon.
    """
    for i in datelines:
        if lines[i].words >= SHORTEST_LEAD:
            return i
    near = range(min(HEAD, len(parts)))
    prose = [
        i for i in near if not parts[i] and (lines[i].prose or statement(texts[i]))
    ]
    for n, i in enumerate(prose):
        after = parts[i + 1 : i + 4]
        headed = i <= 3 and not all(parts[:i])
        soon = prose[n + 1 : n + 1 + DECK]
        if headed and ("byline" in after or "timestamp" in after):
            continue
        if stopped(texts[i]) or not any(stopped(texts[j]) for j in soon):
            return i
    if prose:
        return prose[-1]
    # Nothing reads like prose: with two paragraphs or more the first is a headline.
    bare = [i for i in range(len(parts)) if not parts[i]]
    if len(bare) > 1 and not lines[bare[0]].ends:
        return bare[1]
    return (bare or [len(parts)])[0]


def statement(text: str) -> bool:
    """Return whether a line ends in a full stop, which headlines do not."""
    stop = text.endswith((".", ".”", '."'))
    return stop and not text.endswith(("..", "U.S.", "Inc."))


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


def stopped(text: str) -> bool:
    """Return whether a paragraph ends in a stop of any kind, quotation marks aside."""
    return text.rstrip("\"”’'»)]* \u200b\u200c\u200d\ufeff")[-1:] in STOPS


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
