"""Tokens: the words and numbers of a story, each with what it is whatever its form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.layers.figures import SMALL
from newslint.layers.words import WORD
from newslint.model import Span

TOKEN = re.compile(
    r"(?P<percent>per\s?cent\b|pct\b|%)"
    r"|(?P<number>(?<![\w.])\d+(?:,\d{2,3})*(?:\.\d+)?(?:st|nd|rd|th)?(?![^\W\d_]))"
    rf"|{WORD.pattern}",
    re.I,
)
COUNTED = {word: str(i) for i, word in enumerate(SMALL) if i > 1}
ALIKE = {"&": "and", "pct": "%"}

Variants = Mapping[str, str]


class Token(NamedTuple):
    """A word or number; ``key`` is the same for all ways of writing it."""

    span: Span
    key: str


@layer
def tokens(doc: Document) -> list[Token]:
    """Return every token of the text, in order."""
    return [
        Token(Span(*m.span()), "%" if m["percent"] else key(m[0]))
        for m in TOKEN.finditer(doc.text)
    ]


def key(word: str) -> str:
    """Return what *word* is: without capitals, points, hyphens and possessive."""
    plain = word.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
    if plain[0].isdigit():
        return plain.replace(",", "")
    if plain.endswith(("'s", "s'")):
        plain = plain[:-2] if plain[-1] == "s" else plain[:-1]
    plain = plain.replace(".", "").replace("-", "").replace("\u00ad", "")
    return COUNTED.get(plain, plain)


def inside(doc: Document, spans: Sequence[Span]) -> list[Token]:
    """Return the tokens in *spans*, which are in order."""
    found = tokens(doc)
    parts = []
    for span in spans:
        start = bisect_left(found, span.start, key=_start)
        parts += found[start : bisect_left(found, span.end, key=_start)]
    return parts


def _start(token: Token) -> int:
    return token.span.start


def same(variants: Variants, word: str) -> str:
    """Return the word that *word* is a spelling of."""
    return variants.get(word, word)
