"""Flag a story with tracked changes that nobody has accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check


def check() -> Check:
    """Flag the start of a story whose file has tracked changes in it.

    Readers count them in the metadata ``tracked-changes``, and read the story as if all
    were accepted. The message may use ``{changes}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        if changes := doc.meta.get("tracked-changes"):
            yield Hit(Span(0, 0), {"changes": changes})

    return look
