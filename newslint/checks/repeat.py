"""Flag words printed twice in a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from operator import eq

from newslint.document import Document
from newslint.layers import lowered, words
from newslint.layers.words import WORD
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

LINKS = frozenset(("and", "or", "by", "after", "upon", "versus"))


def check(
    *,
    only: Collection[str] = (),
    allow: Collection[str] = (),
    shortest: int = 1,
    longest: int = 1,
) -> Check:
    """Flag a run of ``shortest`` to ``longest`` words that follows itself.

    Only spaces may stand between the two, or a line break if no capital follows it. Names with ``only`` the
    words, or with ``allow`` the runs of words, that count or do not. Words that differ
    in capitals are the same word. Longer runs that go on (‘on and on and on’) are meant.
    The message may use ``{words}``.
    """
    counted, allowed = frozenset(only), frozenset(allow)

    def look(doc: Document) -> Iterator[Hit]:
        tokens = WORD.findall(lowered(doc))
        done = 0
        for at, size in sorted(runs(tokens, shortest, longest)):
            run = " ".join(tokens[at : at + size])
            if at < done or run in allowed or (counted and run not in counted):
                continue
            if size > 1 and emphatic(tokens, at, size):
                continue
            spans = words(doc)[at : at + 2 * size]
            if len(spans) == 2 * size and joined(doc.text, spans):
                done = at + size
                first = Span(spans[0].start, spans[size - 1].end)
                span = Span(first.start, spans[-1].end)
                yield Hit(span, {"words": doc[first]}, (Edit(span, doc[first]),))

    return look


def runs(tokens: list[str], shortest: int, longest: int) -> Iterator[tuple[int, int]]:
    """Yield where a run of tokens follows itself, and how long it is."""
    for size in range(longest, shortest - 1, -1):
        same = bytes(map(eq, tokens, tokens[size:]))
        at = same.find(b"\1" * size)
        while at >= 0:
            yield at, size
            at = same.find(b"\1" * size, at + 1)


def emphatic(tokens: list[str], at: int, size: int) -> bool:
    """Return whether a run may well follow itself: ‘and on and on and on’, a table."""
    return (
        tokens[at + 2 * size : at + 2 * size + 1] == tokens[at : at + 1]
        or tokens[at] == tokens[at + 1]
        or not LINKS.isdisjoint(tokens[at : at + size])
        or any(token.isdigit() for token in tokens[at : at + size])
    )


def joined(text: str, spans: list[Span]) -> bool:
    """Return whether nothing but white space parts the words, as inside a paragraph."""
    for a, b in zip(spans, spans[1:], strict=False):
        gap = text[a.end : b.start]
        if gap.strip() or gap.count("\n") > 1 or not gap:
            return False
        if "\n" in gap and not text[b.start].islower():
            return False
    return True
