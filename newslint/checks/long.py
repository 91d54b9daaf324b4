"""Flag sentences and paragraphs of too many words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from newslint.checks.again import UNITS
from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check


def check(unit: Literal["sentence", "paragraph"], *, most: int) -> Check:
    """Flag each ``unit`` of more than ``most`` words.

    The message may use ``{count}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for span in UNITS[unit](doc):
            count = len(doc[span].split())
            if count > most:
                yield Hit(span, {"count": str(count)})

    return look
