"""Paragraphs that hold several, because the breaks between them were lost."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newslint.document import Document, layer
from newslint.layers.paragraphs import paragraphs
from newslint.layers.sentences import glued, sentences
from newslint.model import Span

TOUCHES = 2  # sentences that touch the one before
LONG = 2_000  # characters; few paragraphs of newspapers have 600
SENTENCES = 8  # in so long a paragraph
TIMES = 4  # as long as the usual paragraph of the same text
FEW = 4  # paragraphs; in a text with no more, none is usual


@layer
def unbroken(doc: Document) -> list[Span]:
    """Return the paragraphs in which breaks were lost.

    Where two sentences or more touch the one before, as in “the vote.The minister”; and
    where a paragraph has more than 2,000 characters and eight sentences, and is four
    times as long as the others, or there are hardly any others.
    """
    spans = paragraphs(doc)
    lengths = sorted(span.end - span.start for span in spans)
    usual = lengths[len(lengths) // 2] if len(spans) > FEW else 0
    most = max(LONG, TIMES * usual)
    return [
        span
        for span in spans
        if sum(1 for _ in glued(doc.text, span)) >= TOUCHES
        or (span.end - span.start > most and begun(doc, span) >= SENTENCES)
    ]


def begun(doc: Document, span: Span) -> int:
    """Return how many sentences begin in *span*."""
    first = bisect_left(sentences(doc), (span.start, 0))
    return bisect_left(sentences(doc), (span.end, 0)) - first


@layer
def _starts(doc: Document) -> list[int]:
    return [span.start for span in unbroken(doc)]


def is_unbroken(doc: Document, offset: int) -> bool:
    """Return whether text *offset* is in a paragraph that holds several."""
    i = bisect_right(_starts(doc), offset) - 1
    return i >= 0 and offset < unbroken(doc)[i].end
