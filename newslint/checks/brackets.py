"""Flag brackets that are opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import paragraphs
from newslint.model import Hit, Span
from newslint.rule import Check

PAIRS = {"(": ")", "[": "]"}
# What closes nothing, as in ‘1) first’ and ‘:-)’, or opens nothing, as in ‘:(’.
LABEL = re.compile(r"(?:^|[\s(“\"])(?:\w{1,2}|[ivx]+)[.]?$", re.IGNORECASE)
FACE = re.compile(r"(?:^|\s)[:;=]['’]?[-o*]?$")


def check(*, unless: str = r"(?!)") -> Check:
    """Flag each bracket, round or square, that has no partner of its kind.

    A bracket may be closed in a later paragraph. Labels of lists (‘1)’) and faces are
    no brackets. ``unless`` is a pattern for paragraphs that are left out. The message
    may use ``{bracket}`` and ``{partner}``.
    """
    exempt = re.compile(unless)

    def look(doc: Document) -> Iterator[Hit]:
        at_rest: list[int] = []
        stray: list[int] = []
        for span in paragraphs(doc):
            if not exempt.search(doc[span]):
                match(doc.text, span, at_rest, stray)
        for at in sorted(at_rest + stray):
            words = {"bracket": doc.text[at], "partner": partner(doc.text[at])}
            yield Hit(Span(at, at + 1), words)

    return look


BRACKET = re.compile(r"[()\[\]]")


def match(text: str, span: Span, opened: list[int], stray: list[int]) -> None:
    """Pair the brackets of a paragraph; note those left in *opened* and *stray*."""
    for m in BRACKET.finditer(text, *span):
        mark, before = m[0], text[max(span.start, m.start() - 6) : m.start()]
        if FACE.search(before):
            continue
        if mark in PAIRS:
            opened.append(m.start())
        elif opened and PAIRS[text[opened[-1]]] == mark:
            opened.pop()
        elif not LABEL.search(before):
            stray.append(m.start())


def partner(bracket: str) -> str:
    """Return the bracket that closes or opens *bracket*."""
    return "()[]"["()[]".index(bracket) ^ 1]
