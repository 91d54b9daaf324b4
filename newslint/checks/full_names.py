"""Flag a full name that is given again where the surname would do."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import paragraphs
from newslint.layers.names import key, people
from newslint.model import Edit, Hit
from newslint.rule import Check


def check(*, apart: int = 3) -> Check:
    """Flag a full name that stands ``apart`` paragraphs or more below its first place.

    People who share a surname with somebody in the story keep their given names. The
    message may use ``{name}`` and ``{surname}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        starts = [span.start for span in paragraphs(doc)]
        shared = Counter(key(person.mentions[0]) for person in people(doc))
        for person in people(doc):
            full = [m for m in person.mentions if m.given and m.surname]
            if not full or shared[key(full[0])] > 1:
                continue
            first = bisect_right(starts, full[0].span.start)
            for mention in full[1:]:
                if bisect_right(starts, mention.span.start) - first >= apart:
                    words = {"name": mention.name, "surname": mention.surname}
                    edits = (Edit(mention.span, mention.surname),)
                    yield Hit(mention.span, words, edits)

    return look
