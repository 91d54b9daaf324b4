"""Flag a part of the story that is not written as its form wants it."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.match import compiled
from newslint.document import Document
from newslint.layers import blocks
from newslint.model import Hit, Span
from newslint.rule import Check

SECONDS = 3.0


def check(part: str, *, pattern: str, unless: str = r"(?!)") -> Check:
    """Flag each block that is a ``part`` of the story and not what ``pattern`` says.

    The whole block must match ``pattern``, or ``unless`` match in it. The parts are
    those of ``within``. The message may use ``{text}``.

    Raises TimeoutError where a pattern runs too long.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for span, name in blocks(doc):
            if name != part:
                continue
            text = doc[span].strip()
            start = span.start + doc[span].index(text)
            right = compiled(pattern, (), True).fullmatch(text, timeout=SECONDS)
            spared = compiled(unless, (), True).search(text, timeout=SECONDS)
            if text and not right and not spared:
                yield Hit(Span(start, start + len(text)), {"text": text})

    return look
