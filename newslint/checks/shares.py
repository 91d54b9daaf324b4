"""Flag a part that is greater than its whole: 13 of the 10 members."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.match import matches
from newslint.document import Document
from newslint.layers.figures import count
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern


def triggers(pattern: str, **_: object) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern)


@triggered_by(triggers)
def check(pattern: str, *, unless: str | None = None) -> Check:
    """Flag each match of ``pattern`` in which the number ``part`` is above ``whole``.

    Both are groups, in figures or in words up to twenty. ``unless`` is that of
    ``match``. The message may use ``{match}``, ``{part}`` and ``{whole}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in matches(doc.text, pattern, unless):
            part, whole = count(m["part"]), count(m["whole"])
            if part is not None and whole is not None and part > whole:
                words = {"match": m[0], "part": m["part"], "whole": m["whole"]}
                yield Hit(Span(*m.span()), words)

    return look
