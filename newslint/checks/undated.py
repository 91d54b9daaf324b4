"""Flag a story whose lead has no dateline."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import blocks
from newslint.model import Hit
from newslint.rule import Check


def check() -> Check:
    """Flag the lead of a story in which nothing says where it was written."""

    def look(doc: Document) -> Iterator[Hit]:
        if not any(block.part == "dateline" for block in blocks(doc)):
            for block in blocks(doc):
                if block.part == "lead":
                    yield Hit(block.span)

    return look
