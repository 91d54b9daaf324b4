"""Flag images without an alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.match import fold
from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check


def check(*, most: int = 0) -> Check:
    """Flag the place of each image that has no text for those who cannot see it.

    Readers name such images in the metadata ``images-without-text``, a line for each:
    the offset of the text after it, and its address. The message may use ``{image}``,
    the end of the address, and with ``most``, which limits the flags in one document,
    ``{more}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        return fold(hits(doc), most)

    return look


def hits(doc: Document) -> Iterator[Hit]:
    """Yield the place of every image that the metadata name."""
    for line in doc.meta.get("images-without-text", "").splitlines():
        offset, _, address = line.partition(" ")
        if offset.isdecimal():
            at = min(int(offset), len(doc.text))
            name = address.partition("?")[0].rstrip("/").rpartition("/")[2]
            yield Hit(Span(at, at), {"image": name or address})
