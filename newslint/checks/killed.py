"""Flag a story that a list of withdrawn stories names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newslint.document import Document
from newslint.layers.paragraphs import paragraphs
from newslint.model import Hit, Span
from newslint.rule import Check

Rows = Sequence[Sequence[str]]


def check(stories: Rows | Callable[[], Rows], *, least: int = 60) -> Check:
    """Flag a story that is killed: by its id, or by its own words.

    A row of ``stories`` is an id, as the metadata have it in ``id``, and the first
    sentence or so of the story; either may be empty. Words are compared without regard
    to case, marks and spaces, and must be at least ``least`` letters long, since short
    ones may begin many a story. The message may use ``{id}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        rows = stories() if callable(stories) else stories
        text = letters(doc.text) if any(row[1] for row in rows) else ""
        for name, words, *_ in rows:
            begun = letters(words)
            same = bool(name) and doc.meta.get("id") == name
            if same or (len(begun) >= least and begun in text):
                spans = paragraphs(doc)
                yield Hit(spans[0] if spans else Span(0, 0), {"id": name or words})

    return look


def letters(text: str) -> str:
    """Return the letters and figures of a text, in lower case."""
    return re.sub(r"[\W_]+", "", text.lower())
