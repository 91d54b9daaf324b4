"""Flag a text that is one of several versions of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.document import Document
from newslint.layers.paragraphs import paragraphs
from newslint.model import Hit
from newslint.rule import Beside


def check() -> Beside:
    """Flag the first paragraph of a text that has sisters, other versions of its story.

    The message may use ``{where}``, the first sister's path, and ``{more}``, which
    counts the others.
    """

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        for span in paragraphs(doc)[:1] if sisters else ():
            more = f" and {len(sisters) - 1} more" if len(sisters) > 1 else ""
            yield Hit(span, {"where": sisters[0].path, "more": more})

    return look
