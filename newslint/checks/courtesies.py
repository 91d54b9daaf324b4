"""Flag a speaker who is called Mr or Ms in a story that calls others by surname."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import quoted
from newslint.layers.names import SAYS, Mention, names
from newslint.model import Hit
from newslint.rule import Check

COURTESY = frozenset("mr mrs ms miss dr".split())


def check() -> Check:
    """Flag the first speaker called in the way that the story has less often.

    The ways are a courtesy title and a surname, and the surname alone. The message may
    use ``{name}``, ``{way}`` and ``{other}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        called = [m for m in names(doc) if subject(doc, m)]
        ways: dict[bool, list[Mention]] = {True: [], False: []}
        for mention in called:
            ways[bool(mention.title)].append(mention)
        if ways[True] and ways[False]:
            rare = len(ways[True]) < len(ways[False])
            said = ("without a courtesy title", "with one")
            words = {"way": said[rare], "other": said[not rare]}
            first = ways[rare][0]
            yield Hit(first.span, {"name": first.name, **words})

    return look


def subject(doc: Document, mention: Mention) -> bool:
    """Return whether a surname, with a courtesy title or none, says something."""
    title = mention.title.rstrip(".").lower()
    return (
        mention.kind == "person"
        and not mention.given
        and (not title or title in COURTESY)
        and SAYS.match(doc.text, mention.span.end) is not None
        and not quoted(doc, mention.span.start)
    )
