"""Flag a quotation that is opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.checks.match import fold
from newslint.document import Document, layer
from newslint.layers import paragraphs
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

MARK = re.compile(r"\"\"*|“|”|``|''|’’|‘‘")  # so written it is searched fast
INCHES = re.compile(r"(?<=\d)['’′]\s?\d{1,2}(?:\.\d)?$")
# Not a line of a poem, a list, or of text wrapped at a width.
WHOLE = re.compile(r"[.!?…:;,—–\"”’)\]*_-]\s*$")
OPENING = ('"', "“", "'", "‘", "(“", '("', "[“", "…“", "...“")
FAMILY = {'"': "straight", "“": "curly", "”": "curly"}
# A sentence has ended, so that the break between two paragraphs may have been lost.
ENDED = re.compile(r"[.!?…:,;—–-][’')\]]?\s*$")
SAID = re.compile(
    r"[,?!]\s(?:[^\W\d_]\S*\s){0,4}?(?:said|says|added|told|wrote|asked|tweeted)\b"
)
REACH = 2  # paragraphs after a quotation left open: a caption may stand between


class Mark(NamedTuple):
    """A mark by what it does: ``open``, ``close``, or what its place does not tell."""

    at: int
    does: str


def triggers(**_: object) -> Triggers:
    """Return the marks."""
    return Triggers(pieces=frozenset('"“”'))


@triggered_by(triggers)
def check(*, whole: bool, unless: str = r"(?!)", most: int = 0) -> Check:
    """Flag each double quotation mark that has no partner in its paragraph.

    With ``whole`` only those are flagged that open a paragraph of nothing but the
    quotation, else only the others.

    A quotation may stay open at the end of a paragraph if one of the next two opens
    with a mark, as newspapers set long quotations. Marks for inches are none. A
    paragraph is left alone if a quotation opens in another of the same marks, if marks
    of two kinds are used, if it or the one before it stops without a stop, as verse and
    wrapped lines do, and if the pattern ``unless`` is found in it. Of several in a row
    one is flagged. A text of one paragraph may be cut from a longer one: its quotations
    may begin before it and end after it. The message may use ``{mark}``, ``{missing}``,
    ‘closed’ or ‘opened’, and with ``most``, which limits the flags in one document,
    ``{more}``.
    """
    exempt = re.compile(unless)

    def look(doc: Document) -> Iterator[Hit]:
        return fold(hits(doc), most)

    def hits(doc: Document) -> Iterator[Hit]:
        for mark, span in lonely_marks(doc):
            if whole == alone(doc.text, span, mark) and not exempt.search(doc[span]):
                missing = "closed" if mark.does == "open" else "opened"
                words = {"mark": doc.text[mark.at], "missing": missing}
                yield Hit(Span(mark.at, mark.at + 1), words)

    return look


@layer
def lonely_marks(doc: Document) -> list[tuple[Mark, Span]]:
    """Return the marks without a partner, one of several in a row, and paragraphs."""
    found: list[tuple[Mark, Span]] = []
    spans = paragraphs(doc)
    broken = -2
    for i, span in enumerate(spans):
        mark = lonely(doc.text, span, spans[i + 1 : i + 1 + REACH])
        if not mark or not all(
            WHOLE.search(doc[each][-4:]) for each in spans[max(0, i - 1) : i + 1]
        ):
            continue
        if broken != i - 1 and not (len(spans) == 1 and cut(doc.text, span, mark)):
            found.append((mark, span))
        broken = i
    return found


def cut(text: str, span: Span, mark: Mark) -> bool:
    """Return whether the partner may stand outside a passage, before it or after it."""
    if mark.does == "close":
        return not MARK.search(text, span.start, mark.at)
    return not SAID.search(text, mark.at, span.end)


def alone(text: str, span: Span, mark: Mark) -> bool:
    """Return whether a mark opens a paragraph of nothing but the quotation."""
    if mark.at != span.start or MARK.search(text, mark.at + 2, span.end):
        return False
    return not SAID.search(text, *span)


def lonely(text: str, span: Span, following: Sequence[Span]) -> Mark | None:
    """Return the mark of a paragraph that has no partner, if it is certain."""
    marks = read(text, span)
    if len({FAMILY.get(text[mark.at], "other") for mark in marks}) != 1:
        return None
    opened: Mark | None = None
    for mark in marks:
        if opened is None:
            if mark.does == "close":
                return mark
            opened = mark
        elif mark.does == "open":
            if not ENDED.search(text, max(span.start, mark.at - 4), mark.at):
                return None
        else:
            opened = None
    if opened and any(text.startswith(OPENING, after.start) for after in following):
        return None
    return opened


def read(text: str, span: Span) -> list[Mark]:
    """Return the marks of a paragraph that open or close, without those for inches."""
    found: list[Mark] = []
    open_now = False
    for m in MARK.finditer(text, *span):
        before = text[max(span.start, m.start() - 1) : m.start()]
        after = text[m.end() : min(m.end() + 1, span.end)]
        if between(m[0], before, after) or (
            before.isdigit()
            and (
                not open_now
                or INCHES.search(text, max(span.start, m.start() - 6), m.start())
            )
        ):
            continue
        does = role(m[0], before, after)
        found.append(Mark(m.start(), does))
        open_now = does == "open" or (does != "close" and not open_now)
    return found


def between(mark: str, before: str, after: str) -> bool:
    """Return whether one quotation ends and the next begins, with no space lost."""
    return mark == '""' and bool(before.strip()) and after.isalnum()


def role(mark: str, before: str, after: str) -> str:
    """Return what a mark does, by its form and what stands beside it."""
    starts = not before.strip() or before in "([{—–-/‘'…"
    ends = not after.strip() or after in ")]},.;:!?—–-/’'…"
    if starts == ends:
        return {"“": "open", "”": "close"}.get(mark, "either")
    if mark == '"' or not before.strip() or not after.strip():
        return "open" if starts else "close"
    return "open" if mark == "“" else "close"
