"""Flag a story whose metadata lack what a house requires."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check

# Found, not stated.
OF_THE_FILE = {"images-without-text", "tracked-changes", "declared-encoding"}


def check(required: Collection[str]) -> Check:
    """Flag the start of a story for each key of ``required`` that its metadata lack.

    A story without any metadata is left alone, as a text that nobody has filed. A key
    may name several, of which one is wanted: ``slug|slugline``. The message may use
    ``{key}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for key in required if stated(doc) else ():
            if not any(doc.meta.get(name, "").strip() for name in key.split("|")):
                yield Hit(Span(0, 0), {"key": key.replace("|", " or ")})

    return look


def stated(doc: Document) -> bool:
    """Return whether somebody has said anything of the story."""
    return not doc.meta.keys() <= OF_THE_FILE
