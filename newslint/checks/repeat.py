"""Flag words printed twice in a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, pairwise
from operator import eq

from newslint.checks.match import compiled
from newslint.document import Document
from newslint.layers.words import all_tokens, places
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

NEAR = 40  # characters
TOWARDS = frozenset(("to", "for", "in"))  # ‘from door to door to’
LINKS = frozenset(("and", "or", "by", "after", "upon", "versus"))


def check(
    *,
    only: Collection[str] = (),
    allow: Collection[str] = (),
    shortest: int = 1,
    longest: int = 1,
    unless: str = r"(?!)",
) -> Check:
    """Flag a run of ``shortest`` to ``longest`` words that follows itself.

    Only spaces may stand between the two, or a line break if no capital follows it.
    With ``only`` the words, or with ``allow`` the runs of words, that count or do not.
    Words that differ in capitals are the same word. Longer runs that go on (‘on and on
    and on’) are meant. ``unless`` is a pattern, as for ``match``, for what may not be
    found on the same line, from 40 characters before to 40 after. The message may use
    ``{words}``.
    """
    counted, allowed = frozenset(only), frozenset(allow)

    def look(doc: Document) -> Iterator[Hit]:
        every = all_tokens(doc)
        done = 0
        for at, size in sorted(runs(every, shortest, longest)):
            run = " ".join(every[at : at + size])
            if at < done or run in allowed or (counted and run not in counted):
                continue
            if size > 1 and emphatic(every, at, size):
                continue
            if not joined(doc.text, places(doc, at, at + 2 * size), size):
                continue
            start, stop = whole(doc, every, at, size, done)
            spans, done = places(doc, start, stop), stop - size
            first = Span(spans[0].start, spans[size - 1].end)
            span = Span(first.start, spans[-1].end)
            if not exempt(doc.text, span, unless):
                yield Hit(span, {"words": doc[first]}, (Edit(span, doc[first]),))

    return look


def runs(tokens: list[str], shortest: int, longest: int) -> Iterator[tuple[int, int]]:
    """Yield where a run of tokens follows itself, and how long it is."""
    for size in range(longest, shortest - 1, -1):
        same = bytes(map(eq, tokens, islice(tokens, size, None)))
        at = same.find(b"\1" * size)
        while at >= 0:
            yield at, size
            at = same.find(b"\1" * size, at + 1)


def whole(
    doc: Document, tokens: list[str], at: int, size: int, least: int
) -> tuple[int, int]:
    """Return where all that repeats the run at *at* begins, from *least*, and ends.

    One finding tells of all of it, and its fix leaves one run.
    """
    run, start, stop = tokens[at : at + size], at, at + 2 * size
    text = doc.text
    while start - size >= least and tokens[start - size : start] == run:
        if not joined(text, places(doc, start - size, start + size), size):
            break
        start -= size
    while tokens[stop : stop + size] == run:
        if not joined(text, places(doc, stop - size, stop + size), size):
            break
        stop += size
    return start, stop


def emphatic(tokens: list[str], at: int, size: int) -> bool:
    """Return whether a run may well follow itself: ‘and on and on and on’, a table."""
    return (
        tokens[at + 2 * size : at + 2 * size + 1] == tokens[at : at + 1]
        or tokens[at] == tokens[at + 1]
        or (size == 2 and tokens[at + 1] in TOWARDS)
        or not LINKS.isdisjoint(tokens[at : at + size])
        or any(token.isdigit() for token in tokens[at : at + size])
    )


def exempt(text: str, span: Span, pattern: str) -> bool:
    """Return whether *pattern* is found around *span*."""
    low, high = max(0, span.start - NEAR), span.end + NEAR
    start = max(low, text.rfind("\n", low, span.start) + 1)
    stop = text.find("\n", span.end, high)
    end = min(high, len(text)) if stop < 0 else stop
    return bool(compiled(pattern, (), True).search(text, start, end, timeout=3))


def joined(text: str, spans: list[Span], size: int) -> bool:
    """Return whether nothing parts the words of runs of that *size*.

    That is no mark, no line, no new beginning.
    """
    for a, b in pairwise(spans):
        gap = text[a.end : b.start]
        if gap.strip() or gap.count("\n") > 1 or not gap:
            return False
        if "\n" in gap and not text[b.start].islower():
            return False
    first, second = text[spans[0].start], text[spans[size].start]
    return size == 1 or first.isupper() or not second.isupper()
