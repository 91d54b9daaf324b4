"""Quotations whose words differ between the versions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.compare.change import Change, place
from newslint.compare.pair import matcher
from newslint.compare.tokens import Variants, inside, same
from newslint.document import Document
from newslint.layers.quotations import quotations
from newslint.model import Span

FEWEST = 4  # words of a quotation that can be told again
ALIKE = 0.6  # share of the shorter one's words that two have in common
SET_IN = re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.\s?\.\s?\.|_{2,}")


class Quotation(NamedTuple):
    """Somebody's words; ``gaps`` are the numbers of the words that a cut comes before.

    Words in brackets are the desk's and a gap too.
    """

    span: Span
    keys: tuple[str, ...]
    gaps: frozenset[int]
    places: tuple[Span, ...]


def read(doc: Document, variants: Variants) -> list[Quotation]:
    """Return the quotations that are long enough to be told again."""
    found = []
    for span in quotations(doc):
        cuts = [Span(*m.span()) for m in SET_IN.finditer(doc.text, *span)]
        tokens = [
            t
            for t in inside(doc, [span])
            if not any(c.start <= t.span.start < c.end for c in cuts)
        ]
        gaps = frozenset(sum(t.span.start < cut.start for t in tokens) for cut in cuts)
        keys = tuple(same(variants, t.key) for t in tokens)
        if len(keys) >= FEWEST:
            found.append(Quotation(span, keys, gaps, tuple(t.span for t in tokens)))
    return found


def changes(old: Document, new: Document, variants: Variants) -> Iterator[Change]:
    """Yield the quotations that stand in both versions in other words."""
    for a, b in matched(read(old, variants), read(new, variants)):
        yield from between(old, new, a, b)


def between(
    old: Document, new: Document, a: Quotation, b: Quotation
) -> Iterator[Change]:
    """Yield the words that differ inside two quotations of one saying."""
    for i, j, k, m in altered(a, b):
        was, now = place(old, piece(a, i, j)), place(new, piece(b, k, m))
        message = f"the quotation had ‘{was.quote}’, now ‘{now.quote}’"
        if i == j:
            message = f"‘{now.quote}’ is new in the quotation"
        elif k == m:
            message = f"‘{was.quote}’ is gone from the quotation"
        yield Change("quotes", "altered", message, was, now)


def matched(
    mine: Sequence[Quotation], theirs: Sequence[Quotation]
) -> Iterator[tuple[Quotation, Quotation]]:
    """Yield each quotation with the one most like it, if they have most in common."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, quotation in enumerate(theirs):
        for two in set(zip(quotation.keys, quotation.keys[1:], strict=False)):
            holders[two].append(j)
    for a in mine:
        shared: Counter[int] = Counter()
        for two in set(zip(a.keys, a.keys[1:], strict=False)):
            shared.update(holders.get(two, ()))
        for j, count in shared.most_common(1):
            if count >= ALIKE * (min(len(a.keys), len(theirs[j].keys)) - 1):
                yield a, theirs[j]


def altered(a: Quotation, b: Quotation) -> Iterator[tuple[int, int, int, int]]:
    """Yield where words inside two quotations differ, as numbers of words.

    A quotation cut short at either end is not altered, nor one that says where words
    were left out.
    """
    codes = matcher(a.keys, b.keys).get_opcodes()
    for n, (tag, i, j, k, m) in enumerate(codes):
        inner = 0 < n < len(codes) - 1
        marked = any(i <= gap <= j for gap in a.gaps) or any(
            k <= gap <= m for gap in b.gaps
        )
        same_letters = "".join(a.keys[i:j]) == "".join(b.keys[k:m])
        if tag != "equal" and inner and not marked and not same_letters:
            yield i, j, k, m


def piece(quotation: Quotation, start: int, stop: int) -> Span:
    """Return the span of some words of a quotation, or of those around a place."""
    if start == stop:
        start, stop = start - 1, stop + 1
    return Span(quotation.places[start].start, quotation.places[stop - 1].end)
