"""Flag abbreviations with points, for a house that writes them without."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.match import matches
from newslint.checks.variants import with_stop
from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern


def triggers(pattern: str, **_: object) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern)


@triggered_by(triggers)
def check(pattern: str, *, unless: str | None = None) -> Check:
    """Flag each match of ``pattern`` and offer it without its points and spaces.

    The last point stays where it is also the full stop of the sentence. ``unless``
    keeps a line silent, as with ``match``. The message may use ``{match}`` and
    ``{right}``.

    Raises TimeoutError where the pattern runs too long.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in matches(doc.text, pattern, unless):
            span = Span(*m.span())
            right = with_stop(doc, span, m[0].replace(".", "").replace(" ", ""))
            if right != m[0]:  # at the end of a sentence the point stays
                yield Hit(span, {"match": m[0], "right": right}, (Edit(span, right),))

    return look
