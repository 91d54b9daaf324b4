"""Flag paragraphs of the body that stop without a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from newslint.document import Document
from newslint.layers import blocks
from newslint.model import Block, Edit, Hit, Span
from newslint.rule import Check

FINISHED = re.compile(r"[.!?…:;—–*_>|\]][\"”’')\]*_]*$")
SEVERAL = re.compile(r"[a-z]{3}[.!?] [A-Z]")
WORD_ENDS = re.compile(r" [a-zß-ÿ]{2,}$")
CUT_OFF = re.compile(
    r"(?<!REUTER)(?<!Reuter)(?:\.\.\.|(?<!\.)…)$|\[(?:\.\.\.|…)\]$|[a-z]{2},$|"
    r"\b(?:the|an?|of|to|and|or|but|in|on|at|for|from|by|with|that|which|who|is|are|"
    r"was|were|be|has|have|had|will|would|could|should|may|might|must|their|his|her|"
    r"its|our|as|than|because|when|while)$"
)


def check(
    where: Literal["last", "inside"], *, least: int = 8, share: float = 0.8
) -> Check:
    """Flag body paragraphs of ``least`` words or more that end without a stop.

    ``where`` is ``last`` for the last paragraph of the body, if it ends in the middle
    of a sentence, or ``inside`` for the others, if they end in a word and ``share`` of
    the body's paragraphs end as they should. A paragraph inside must hold another
    sentence, or it may be a caption or a heading. Stories of fewer than four body
    paragraphs are left alone. Offers the stop that is missing inside.
    """

    def look(doc: Document) -> Iterator[Hit]:
        body = [block for block in blocks(doc) if block.part in ("lead", "body")]
        finished = [FINISHED.search(doc[block.span][-6:]) is not None for block in body]
        if len(body) < 4 or sum(finished) < share * (len(body) - 1):
            return
        if where == "last":
            if not finished[-1] or CUT_OFF.search(doc[body[-1].span]):
                yield from last(doc, body[-1], least)
            return
        for block, done in zip(body[:-1], finished, strict=False):
            text = doc[block.span]
            if (
                not done
                and len(text.split()) >= least
                and SEVERAL.search(text)
                and WORD_ENDS.search(text)
            ):
                end = Span(block.span.end, block.span.end)
                start = max(block.span.start, text.rfind(" ") + 1 + block.span.start)
                yield Hit(Span(start, block.span.end), {}, (Edit(end, "."),))

    return look


def last(doc: Document, block: Block, least: int) -> Iterator[Hit]:
    """Yield the last word of a paragraph that is cut off in mid-sentence."""
    text = doc[block.span]
    if len(text.split()) >= least and CUT_OFF.search(text):
        yield Hit(Span(block.span.start + text.rfind(" ") + 1, block.span.end))
