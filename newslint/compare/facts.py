"""Facts that differ: numbers, dates, names and titles, negation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from newslint.compare.change import Change, place
from newslint.compare.pair import Pair, Region, Side
from newslint.compare.statements import Statement, common, compatible, facts, stated
from newslint.compare.titles import titles
from newslint.compare.tokens import Token
from newslint.document import Document
from newslint.model import Span

LITTLE = 2  # words that a negation may have changed with
LIKE = 0.45  # least likeness of sentences in which a fact stands for another
NEGATION = re.compile(
    r"no|not|never|nor|neither|without|none|nobody|nothing|cannot|.*n't"
)
# What players and galleries leave in the copy: no sentence is a version of another.
LABELLED = re.compile(
    r"[A-Z]{4,} [A-Z]{4,}\b|Photos?: |.{0,999}(?:Hide Caption|Replay More|[a-z] MORE) "
)
SIMILAR = 0.75  # letters that two spellings of one name have in common


def changes(pair: Pair) -> Iterator[Change]:
    """Yield the facts that differ between the two sides of *pair*."""
    if any(LABELLED.match(s.doc.text, s.spans[0].start) for s in pair[:2]):
        return
    old, new = unmatched(pair)
    paired = list(counterparts(pair, old, new)) if pair.likeness >= LIKE else []
    for a, b in paired:
        old.remove(a)
        new.remove(b)
        yield changed(pair, a, b)
    for a in old:
        if lone(pair.new.doc, a):
            at = place(pair.old.doc, a.span)
            yield Change("facts", a.what, f"‘{at.quote}’ is gone", at, None)
    for b in new:
        if lone(pair.old.doc, b):
            at = place(pair.new.doc, b.span)
            yield Change("facts", b.what, f"‘{at.quote}’ is new", None, at)
    yield from titles(pair)
    yield from negation(pair)


def lone(other: Document, fact: Statement) -> bool:
    """Return whether a fact stands in one version, and not in the *other* at all."""
    return not stated(other, fact) and not common(other, fact)


def changed(pair: Pair, a: Statement, b: Statement) -> Change:
    """Return the change of one fact to another."""
    old, new = place(pair.old.doc, a.span), place(pair.new.doc, b.span)
    message = f"‘{old.quote}’ is now ‘{new.quote}’"
    return Change("facts", a.what, message, old, new)


def unmatched(pair: Pair) -> tuple[list[Statement], list[Statement]]:
    """Return the facts of each side that the other does not have."""
    old, new = within(pair.old), within(pair.new)
    return (
        [a for a in old if not any(compatible(a, b) for b in new)],
        [b for b in new if not any(compatible(a, b) for a in old)],
    )


def within(side: Side) -> list[Statement]:
    """Return the facts of a side of a pair."""
    every = facts(side.doc)
    return [
        fact
        for start, end in side.spans
        for fact in every[
            bisect_left(every, (Span(start, start),)) : bisect_left(
                every, (Span(end, end),)
            )
        ]
    ]


def counterparts(
    pair: Pair, old: Sequence[Statement], new: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """Yield the facts that stand where another of their sort stood.

    Either they are alone of their sort in words that differ, or the same word follows
    them on both sides, or they are spellings of one name.
    """
    taken: set[Statement] = set()
    for region in pair.regions:
        mine, theirs = inside(old, region.old), inside(new, region.new)
        for what in ("date", "time", "weekday", "year", "number", "name"):
            one = [f for f in mine if f.what == what and f not in taken]
            other = [f for f in theirs if f.what == what and f not in taken]
            if len(one) == len(other) == 1 and fits(one[0], other[0], region):
                taken |= {*one, *other}
                yield one[0], other[0]
    for a in old:
        for b in new:
            if a in taken or b in taken or a.what != b.what:
                continue
            if spelling(a, b) or (a.what == "number" and follows(pair, a, b)):
                taken |= {a, b}
                yield a, b


def fits(a: Statement, b: Statement, region: Region) -> bool:
    """Return whether *b* stands for *a* where a few words were put for others."""
    if a.what == "name" and (a.value[-1] != b.value[-1] or not a.value[-1]):
        return False
    return max(len(region.old), len(region.new)) <= 8


def spelling(a: Statement, b: Statement) -> bool:
    """Return whether two names are nearly one."""
    if a.what != "name" or a.value == b.value:
        return False
    mine, theirs = (" ".join(map(str, f.value[:-1])) for f in (a, b))
    return SequenceMatcher(None, mine, theirs).ratio() >= SIMILAR


def follows(pair: Pair, a: Statement, b: Statement) -> bool:
    """Return whether the same word, of four letters or more, comes after both."""
    one, other = after(pair.old, a), after(pair.new, b)
    return one == other and len(one) > 3


def after(side: Side, fact: Statement) -> str:
    """Return the token that comes after a fact."""
    return next((t.key for t in side.tokens if t.span.start >= fact.span.end), "")


def inside(found: Iterable[Statement], where: Sequence[Token]) -> list[Statement]:
    """Return the facts that the tokens *where* are, or are part of."""
    spans = [token.span for token in where]
    return [
        fact
        for fact in found
        if any(fact.span.start < s.end and s.start < fact.span.end for s in spans)
    ]


def negation(pair: Pair) -> Iterator[Change]:
    """Yield a negation that one side has and the other has not, the rest being as was.

    One that came with other new words is no change to what was said.
    """
    olds = [t for t in pair.old.tokens if NEGATION.fullmatch(t.key)]
    news = [t for t in pair.new.tokens if NEGATION.fullmatch(t.key)]
    if pair.likeness < LIKE or bool(olds) == bool(news):
        return
    for region in pair.regions:
        if max(len(region.old), len(region.new)) > LITTLE:
            continue
        for token in (*region.old, *region.new):
            if token in olds or token in news:
                doc = pair.old.doc if olds else pair.new.doc
                at = place(doc, token.span)
                gone, came = (at, None) if olds else (None, at)
                message = f"‘{at.quote}’ {'is gone' if olds else 'is new'}"
                yield Change("facts", "negation", message, gone, came)
