"""Spots: where a story sets two words side by side that hardly ever meet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import log2
from operator import add
from typing import NamedTuple

from newslint.document import Document
from newslint.layers import paragraphs, quoted
from newslint.model import Span
from newslint.pairs.grammar import accounted_for
from newslint.pairs.likelihood import AFTER
from newslint.pairs.signs import BEFORE, Spot
from newslint.pairs.table import Table
from newslint.pairs.tokens import EDGE, KINDS, TOKEN, plain

LEAST_EXPECTED = 10.0  # meetings to be expected, before none is remarkable
MARKUP = frozenset("[];&#@/_*<>\u00ad")  # one beside a pair parts its words
RARER = 12.0  # times fewer meetings than expected


class Place(NamedTuple):
    """A spot and where its tokens start and end; edges are empty."""

    spot: Spot
    spans: list[tuple[int, int]]


class Row(NamedTuple):
    """A paragraph: where it is, its tokens and their numbers."""

    block: Span
    tokens: list[str]
    numbers: list[int]


class Weights(dict[int, float]):
    """The logarithm of every word's count; what is no word weighs nothing."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __missing__(self, i: int) -> float:
        count = self.table.counts[i]
        word = i >= len(KINDS) and self.table.words[i][0].isalpha()
        self[i] = log2(count) if word and count else -1e9
        return self[i]


weights = cache(Weights)


def numbered(table: Table, doc: Document) -> Iterator[Row]:
    """Yield the paragraphs, cut into tokens."""
    number = table.number.__getitem__
    for block in paragraphs(doc):
        tokens = TOKEN.findall(plain(doc[block]))
        yield Row(block, tokens, list(map(number, tokens)))


def places(table: Table, doc: Document) -> Iterator[Place]:
    """Yield the rare pairs of a story, in reading order."""
    least = log2(LEAST_EXPECTED * table.tokens)
    weight = weights(table)
    for block, tokens, numbers in numbered(table, doc):
        heavy = list(map(weight.__getitem__, numbers))
        rare = [
            i
            for i, both in enumerate(map(add, heavy, heavy[1:]))
            if both >= least and is_rare(table, numbers[i], numbers[i + 1])
        ]
        if rare:
            yield from locate(doc, block, tokens, rare)


@lru_cache(maxsize=1 << 12)
def is_rare(table: Table, a: int, b: int) -> bool:
    """Return whether two words meet much less often than by chance."""
    return table.pair(a, b) * RARER <= table.expected(a, b)


def standing(doc: Document, block: Span) -> list[tuple[int, int]]:
    """Return where the tokens of the paragraph *block* start and end."""
    found, at = TOKEN.finditer(plain(doc[block])), block.start
    return [(m.start() + at, m.end() + at) for m in found]


def locate(
    doc: Document, block: Span, tokens: list[str], rare: list[int]
) -> Iterator[Place]:
    """Yield the places of *rare* pairs of a paragraph, counted in its *tokens*."""
    text = doc.text
    here, there = (block.start, block.start), (block.end, block.end)
    spans = [here] * BEFORE + standing(doc, block) + [there] * AFTER
    tokens = [EDGE] * BEFORE + tokens + [EDGE] * AFTER
    for i in rare:
        at = i + BEFORE
        (start, end), (restart, stop) = spans[at : at + 2]
        around, gap = text[max(0, start - 1) : stop + 1], text[end:restart]
        same = tokens[at].lower() == tokens[at + 1].lower()
        plainly = gap.isspace() and not same and MARKUP.isdisjoint(around)
        if plainly and not accounted_for(tokens, at):
            yield Place(Spot(tokens, at, quoted(doc, start)), spans)
