"""Quotations: other people's words."""

from __future__ import annotations

import re
from bisect import bisect_right

from newslint.document import Document, layer
from newslint.layers.paragraphs import paragraphs
from newslint.model import Span

MARK = re.compile(
    r"(?P<double>[\"“”„«»])"
    r"|(?P<single>(?<![^\W_])['‘](?=[^\W_])|(?<=[\w.,!?…—–])['’](?![^\W_]))"
)
OPENING, CLOSING = "“„«", "”»"
# 'Tis no quotation; nor are the '90s, or the plural possessive in "the players' wives".
ELISION = re.compile(r"['‘](?:\d\ds?\b|(?:tis|twas|em|cause|til|n|bout|round)\b)", re.I)


@layer
def quotations(doc: Document) -> list[Span]:
    """Return what stands in quotation marks, the marks included.

    A quotation left open at the end of a paragraph goes on if the next paragraph opens
    with a mark, as newspapers set long quotations; otherwise it ends with its
    paragraph. Single marks count if they close in the same paragraph.
    """
    found: list[Span] = []
    open_at: int | None = None
    for block in paragraphs(doc):
        text = doc.text
        first = text[block.start]
        if open_at is not None and first not in "\"“„«":
            found.append(Span(open_at, open_end))
            open_at = None
        cursor = block.start
        if open_at is not None:
            cursor += 1
        open_at, single_at = open_at, None
        for m in MARK.finditer(text, cursor, block.end):
            mark, at = m[0], m.start()
            if m["double"]:
                if open_at is None and mark not in CLOSING:
                    open_at, single_at = at, None
                elif open_at is not None and mark not in OPENING:
                    found.append(Span(open_at, at + 1))
                    open_at = None
            elif open_at is None:
                single_at = single(found, text, at, single_at)
        open_end = block.end
    if open_at is not None:
        found.append(Span(open_at, open_end))
    return sorted(found)


def single(
    found: list[Span], text: str, at: int, open_at: int | None
) -> int | None:
    """Open or close a quotation in single marks; return where one is open."""
    opening = text[at] == "‘" or (
        text[at] == "'" and (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,!?…—–"))
    )
    if opening:
        return open_at if ELISION.match(text, at) else at
    if open_at is not None and text[open_at] == {"’": "‘", "'": "'"}[text[at]]:
        found.append(Span(open_at, at + 1))
        return None
    return open_at


@layer
def _starts(doc: Document) -> list[int]:
    return [span.start for span in quotations(doc)]


def quoted(doc: Document, offset: int) -> bool:
    """Return whether text *offset* falls inside a quotation."""
    i = bisect_right(_starts(doc), offset) - 1
    return i >= 0 and offset < quotations(doc)[i].end
