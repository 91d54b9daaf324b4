"""Articles: what of a document goes to a worker, and how it is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newslint.document import Document
from newslint.model import Block, Span

DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Article(NamedTuple):
    """One document of a collection: small, and crosses machines.

    ``id`` is its name in the collection: that of its file, and its place in the file if
    it is not alone there. Findings count in ``text``, not in the file, so that an
    article says the same wherever it is kept.
    """

    id: str
    path: str
    number: int
    text: str
    meta: Mapping[str, str]
    given: tuple[tuple[int, int, str], ...] = ()

    def document(self) -> Document:
        """Return the document that rules look at."""
        parts = tuple(Block(Span(a, b), part) for a, b, part in self.given)
        return Document(self.text, self.id, self.meta, given=parts)


def article(doc: Document, number: int) -> Article:
    """Return the article that a document is, the *number*-th of its file, from 1.

    A record is known by its line, or its row in a table.
    """
    if doc.is_record:
        number = doc.position(0).line
    name = f"{doc.path}#{number}" if number > 1 or doc.is_record else doc.path
    parts = tuple((*block.span, block.part) for block in doc.given)
    return Article(name, doc.path, number, doc.text, dict(doc.meta), parts)


def articles(docs: Iterable[Document]) -> Iterator[Article]:
    """Yield the articles that the documents of one file are."""
    for number, doc in enumerate(docs, 1):
        yield article(doc, number)


def day(meta: Mapping[str, str]) -> str:
    """Return the day of publication, as 2019-01-09, or nothing."""
    m = DAY.match(meta.get("published", ""))
    return m[0] if m else ""
