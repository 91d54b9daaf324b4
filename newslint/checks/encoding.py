"""Flag a story whose file declares another encoding than its bytes are in."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check


def check() -> Check:
    """Flag the start of a story whose bytes belie the encoding that its file declares.

    Those who read files note it in the metadata ``declared-encoding``: what is declared
    and what the bytes are, with a blank between. The message may use ``{declared}`` and
    ``{real}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        declared, _, real = doc.meta.get("declared-encoding", "").rpartition(" ")
        if declared:
            yield Hit(Span(0, 0), {"declared": declared, "real": real})

    return look
