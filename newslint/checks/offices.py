"""Flag somebody who is given two offices that nobody holds together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.document import Document
from newslint.layers import quoted
from newslint.layers.names import Mention, people
from newslint.model import Hit
from newslint.rule import Check

BEFORE = 40  # characters before a name in which its title and “former” stand


def check(apart: Sequence[Sequence[str]]) -> Check:
    """Flag a title that does not go with the one the story gave the person before.

    ``apart`` has lists of offices in small letters; nobody holds two of one list. What
    was former, acting or in a quotation does not count. The message may use ``{name}``,
    ``{title}``, ``{other}`` and ``{line}``, where the other stands.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for person in people(doc):
            first: dict[int, Mention] = {}
            for mention in person.mentions:
                for i in held(doc, mention, apart):
                    other = first.setdefault(i, mention)
                    if other.title.lower() != mention.title.lower():
                        line = doc.position(doc.locate(other.span).start).line
                        words = {"title": mention.title, "other": other.title}
                        more = {"name": mention.name, "line": str(line)}
                        yield Hit(mention.span, words | more)

    return look


def held(doc: Document, mention: Mention, apart: Sequence[Sequence[str]]) -> list[int]:
    """Return the lists of *apart* that the title of a mention stands in."""
    start = mention.span.start
    before = doc.text[max(0, start - BEFORE) : start].lower()
    if "former" in before or "then" in before or "acting" in before:
        return []
    if not mention.title or quoted(doc, start):
        return []
    return [i for i, each in enumerate(apart) if mention.title.lower() in each]
