"""Flag what a pattern finds in a story that nowhere says what would clear it."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.match import compiled, matches
from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern


def triggers(pattern: str, **_: object) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern)


@triggered_by(triggers)
def check(pattern: str, *, without: str, unless: str | None = None) -> Check:
    """Flag each match of ``pattern`` if the pattern ``without`` is nowhere in the text.

    ``unless`` keeps a line silent, as with ``match``; a group called ``here`` narrows
    what is flagged. The message may use ``{match}`` and the named groups.

    Raises TimeoutError where a pattern runs too long.
    """

    def look(doc: Document) -> Iterator[Hit]:
        found = list(matches(doc.text, pattern, unless))
        if found and not compiled(without, (), True).search(doc.text, timeout=3):
            for m in found:
                group: int | str = "here" if "here" in m.groupdict() else 0
                words = {"match": m[group], **m.groupdict(default="")}
                yield Hit(Span(*m.span(group)), words)

    return look
