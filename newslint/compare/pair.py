"""Pairs: sentences of both versions that belong together, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from newslint.compare.align import Bead, Sentence
from newslint.compare.tokens import Token, Variants, inside, same
from newslint.document import Document
from newslint.model import Span

LONG = 1000  # words of a sentence, or of a quotation


class Region(NamedTuple):
    """Tokens of both versions that differ; ``a`` and ``b`` are where they begin."""

    a: int
    b: int
    old: Sequence[Token]
    new: Sequence[Token]


class Side(NamedTuple):
    """One version's part of a pair."""

    doc: Document
    spans: tuple[Span, ...]
    tokens: list[Token]

    def span(self, start: int, stop: int) -> Span:
        """Return the span of tokens *start* to *stop*, or the place between two."""
        if start < stop:
            return Span(self.tokens[start].span.start, self.tokens[stop - 1].span.end)
        if not self.tokens:
            return Span(self.spans[0].start, self.spans[0].start)
        at = self.tokens[start - 1].span.end if start else self.tokens[0].span.start
        return Span(at, at)


class Pair(NamedTuple):
    """Sentences that belong together; ``blocks`` are where tokens agree."""

    old: Side
    new: Side
    likeness: float
    blocks: list[tuple[int, int, int]]

    @property
    def regions(self) -> Iterator[Region]:
        """Yield the tokens that differ, in order."""
        a = b = 0
        for i, j, size in self.blocks:
            if i > a or j > b:
                yield Region(a, b, self.old.tokens[a:i], self.new.tokens[b:j])
            a, b = i + size, j + size

    @property
    def matches(self) -> Iterator[tuple[int, int]]:
        """Yield the numbers of the tokens that agree."""
        for i, j, size in self.blocks:
            yield from ((i + n, j + n) for n in range(size))


def pair(
    docs: tuple[Document, Document],
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    bead: Bead,
    variants: Variants,
) -> Pair:
    """Return the sentences of a bead side by side."""
    old, new = (
        side(doc, [all_of_it[n] for n in numbers])
        for doc, all_of_it, numbers in zip(docs, sentences, bead[:2], strict=True)
    )
    a, b = ([same(variants, t.key) for t in each.tokens] for each in (old, new))
    blocks = [(m.a, m.b, m.size) for m in matcher(a, b).get_matching_blocks()]
    return Pair(old, new, bead.likeness, blocks)


def matcher(a: Sequence[str], b: Sequence[str]) -> SequenceMatcher[str]:
    """Return what matches two rows of words; in long ones, not by common words."""
    return SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > LONG)


def side(doc: Document, sentences: Sequence[Sentence]) -> Side:
    """Return one version's sentences and their tokens."""
    spans = tuple(s.span for s in sentences)
    return Side(doc, spans, inside(doc, spans))
