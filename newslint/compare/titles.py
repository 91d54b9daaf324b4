"""Titles that differ: who holds which office."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from newslint.compare.change import Change, place
from newslint.compare.pair import Pair, Side
from newslint.compare.tokens import key
from newslint.document import Document, layer
from newslint.layers.mentions import Mention
from newslint.layers.names import names
from newslint.model import Span

MOST = 200  # names that a sentence may hold
COURTESY = frozenset("mr mrs ms miss mx dr sir".split())


def titles(pair: Pair) -> Iterator[Change]:
    """Yield the people whose title differs; titles left out do not count.

    Mr and Ms differ from one another, but not from an office.
    """
    old, new = titled(pair.old), titled(pair.new)
    given = initials(pair.old.doc), initials(pair.new.doc)
    for a in old:
        rivals = [b for b in new if same_person(a, b, given)]
        if rivals and not any(akin(a.title, b.title) for b in rivals):
            was = place(pair.old.doc, whole(pair.old.doc, a))
            now = place(pair.new.doc, whole(pair.new.doc, rivals[0]))
            message = f"‘{was.quote}’ is now ‘{now.quote}’"
            yield Change("facts", "title", message, was, now)


def titled(side: Side) -> list[Mention]:
    """Return the people with a title on one side of a pair."""
    every = names(side.doc)
    firsts = [bisect_left(every, span.start, key=_start) for span in side.spans]
    return [
        mention
        for span, first in zip(side.spans, firsts, strict=True)
        for mention in every[first : first + MOST]
        if mention.span.start < span.end and mention.kind == "person" and mention.title
    ]


def _start(mention: Mention) -> int:
    return mention.span.start


@layer
def initials(doc: Document) -> Mapping[str, Collection[str]]:
    """Return the first letters of the given names that stand before each surname."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in names(doc):
        if mention.given and mention.surname:
            found[mention.surname].add(mention.given[0])
    return found


def same_person(
    a: Mention, b: Mention, given: tuple[Mapping[str, Collection[str]], ...]
) -> bool:
    """Return whether two names in sentences that belong together are one person's."""
    if (a.surname or a.name) != (b.surname or b.name):
        return False
    if a.given and b.given:
        return a.given[0] == b.given[0]
    surname = a.surname or a.name
    return len({*given[0].get(surname, ()), *given[1].get(surname, ())}) < 2


def whole(doc: Document, mention: Mention) -> Span:
    """Return the span of a name with its title."""
    start = doc.text.rfind(mention.title, 0, mention.span.start)
    return Span(start, mention.span.end)


def akin(a: str, b: str) -> bool:
    """Return whether two titles are one, perhaps shortened or longer."""
    mine, theirs = ({key(word) for word in title.split()} for title in (a, b))
    if mine <= theirs or theirs <= mine or (mine <= COURTESY) != (theirs <= COURTESY):
        return True
    return any(x[:3] == y[:3] for x in mine - COURTESY for y in theirs - COURTESY)
