"""Flag a bare surname that two people of the story share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import quoted
from newslint.layers.names import Mention, key, names
from newslint.model import Hit
from newslint.rule import Check


def check() -> Check:
    """Flag the first surname that stands alone after two people of that name.

    Their given names must begin with different letters: William may be Will. The
    message may use ``{surname}``, ``{one}`` and ``{other}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        seen: dict[str, dict[str, Mention]] = defaultdict(dict)
        done: set[str] = set()
        for mention in names(doc):
            if mention.kind != "person" or key(mention) in done:
                continue
            owners = seen[key(mention)]
            if mention.given and mention.surname:
                owners.setdefault(mention.given[0], mention)
            elif len(owners) > 1 and not mention.title and not family(doc, mention):
                done.add(key(mention))
                one, other, *_ = (owner.name for owner in owners.values())
                words = {"surname": mention.name, "one": one, "other": other}
                yield Hit(mention.span, words)

    return look


def family(doc: Document, mention: Mention) -> bool:
    """Return whether a surname stands for a family, or in somebody's words."""
    start, end = mention.span
    plural = doc.text.startswith((" family", " brothers", " sisters", "s "), end)
    return plural or doc.text.endswith("the ", 0, start) or quoted(doc, start)
