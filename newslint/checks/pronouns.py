"""Flag a pronoun that does not go with a courtesy title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import paragraphs, quoted
from newslint.layers.names import Mention, key, names
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\b")
OTHER = {
    True: re.compile(r"\b[Ss]he\b"),  # of Mr
    False: re.compile(r"\b[Hh]e\b"),
}


def triggers(**_: object) -> Triggers:
    """Return the courtesy titles."""
    return Triggers(frozenset({"mr", "mrs", "ms", "miss"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag ``he`` after Ms and ``she`` after Mr, in a paragraph that names one person.

    It only points: who is meant, and how they are to be called, the writer knows. The
    message may use ``{pronoun}``, ``{title}`` and ``{name}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for block in paragraphs(doc):
            if TITLED.search(doc.text, *block):
                yield from clash(doc, block)

    return look


def clash(doc: Document, block: Span) -> Iterator[Hit]:
    """Yield the first pronoun that does not go with the one person of a paragraph."""
    found = names(doc)
    first = bisect_left(found, block.start, key=start)
    here = found[first : bisect_left(found, block.end, key=start)]
    people = [m for m in here if m.kind in ("person", "")]
    titles = {m.title.rstrip(".") for m in people if m.title}
    if len({key(m) or m.name for m in people}) != 1 or len(titles) != 1:
        return
    title = titles.pop()
    if title not in ("Mr", "Mrs", "Ms", "Miss"):
        return
    for m in OTHER[title == "Mr"].finditer(doc.text, people[0].span.end, block.end):
        if not quoted(doc, m.start()):
            words = {"pronoun": m[0], "title": title, "name": people[0].name}
            yield Hit(Span(*m.span()), words)
            return


def start(mention: Mention) -> int:
    """Return where a mention begins."""
    return mention.span.start
