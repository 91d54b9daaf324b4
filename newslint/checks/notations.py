"""Note which way of writing is used, where a thing may be written in several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from newslint.checks.variants import with_stop
from newslint.document import Document
from newslint.model import Fact, Span, meets_any
from newslint.patterns import expand
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern

Ways: TypeAlias = Mapping[str, Mapping[str, Sequence[Sequence[str]]]]


class Way(NamedTuple):
    """A way of writing, and what would stand in its place in the other ways."""

    name: str
    pattern: re.Pattern[str]
    others: Mapping[str, str]


class Place(NamedTuple):
    """Where a thing is written one way."""

    span: Span
    way: Way
    match: re.Match[str]


def triggers(ways: Ways, **_: object) -> Triggers | None:
    """Return what the text must hold for any of the patterns to match."""
    words: set[str] = set()
    pieces: set[str] = set()
    for named in ways.values():
        for pairs in named.values():
            for pattern, _template in pairs:
                needs = of_pattern(pattern)
                if needs is None:
                    return None
                words |= needs.words
                pieces |= needs.pieces
    return Triggers(frozenset(words), frozenset(pieces))


@triggered_by(triggers)
def check(ways: Ways, *, unless: str = r"(?!)", most: int = 0) -> Check:
    """Hold a document, story or batch to one way of writing a thing.

    ``ways`` names things, and for each thing the ways it is written: each a list of
    pairs of a pattern and a template that writes it so. What the first pattern of one
    way finds, the first template of another replaces, and so on; templates may use the
    groups of the patterns. What stands in a passage that matches ``unless`` does not
    count; ``^`` and ``$`` are line ends. ``most`` limits the places of each way that
    are spoken of, each in words of its own. The message may use ``{quote}``,
    ``{right}``, ``{value}``, ``{usual}`` and ``{where}``.
    """

    @cache
    def compiled() -> tuple[Mapping[str, Sequence[Way]], re.Pattern[str]]:
        things = {thing: list(read(named)) for thing, named in ways.items()}
        return things, re.compile(unless, re.MULTILINE)

    def look(doc: Document) -> Iterator[Fact]:
        things, exempt = compiled()
        for thing, listed in things.items():
            found = [place for way in listed for place in places(doc.text, way)]
            if found:
                spared = [Span(*m.span()) for m in exempt.finditer(doc.text)]
                found = [p for p in found if not meets_any(p.span, spared)]
            for span, way, match in firsts(doc.text, found, most):
                cures = {
                    name: with_stop(doc, span, expand(match, template))
                    for name, template in way.others.items()
                }
                yield Fact(span, thing, way.name, cures)

    return look


def read(named: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[Way]:
    """Compile the patterns of one thing, each with the rival templates."""
    for name, pairs in named.items():
        for i, (pattern, _) in enumerate(pairs):
            others = {other: pairs[i][1] for other, pairs in named.items()}
            del others[name]
            yield Way(name, re.compile(pattern, re.MULTILINE), others)


def places(text: str, way: Way) -> Iterator[Place]:
    """Yield where *text* has a thing written this way."""
    for m in way.pattern.finditer(text):
        yield Place(Span(*m.span()), way, m)


def firsts(text: str, found: list[Place], most: int) -> list[Place]:
    """Return the first *most* places of each way, in different words each.

    All are returned if *most* is 0. The most usual way has one place more, if there
    are so many, so that it stays the most usual.
    """
    if not most or not found:
        return found
    counts = Counter(place.way.name for place in found)
    usual = max(counts, key=counts.__getitem__)
    seen: dict[str, set[str]] = {name: set() for name in counts}
    kept, spare = [], []
    for place in sorted(found, key=lambda place: place.span):
        words, name = around(text, place.span), place.way.name
        if words not in seen[name] and len(seen[name]) < most:
            seen[name].add(words)
            kept.append(place)
        elif name == usual:
            spare.append(place)
    return kept + spare[: most + 1 - len(seen[usual])]


def around(text: str, span: Span) -> str:
    """Return what stands at *span* with what is joined to it on both sides."""
    before = text[max(0, span.start - 20) : span.start]
    after = text[span.end : span.end + 20]
    return before.split(" ")[-1] + text[slice(*span)] + after.split(" ")[0]
