"""Flag words of a list where a pattern finds them, and offer the words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.checks.match import matches
from newslint.checks.swap import like
from newslint.checks.variants import with_stop
from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern


def triggers(pattern: str, words: Mapping[str, str], **_: object) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern, {"words": tuple(words)})


@triggered_by(triggers)
def check(
    pattern: str, *, words: Mapping[str, str], unless: str | None = None
) -> Check:
    """Flag the group ``here`` of each match of ``pattern`` and offer its counterpart.

    ``words`` says what stands for what; ``\\L<words>`` in the pattern is any of its
    keys. A key in small letters is found with a capital too if the pattern finds it,
    and gets a capital for a capital. A point that ends the sentence stays. ``unless``
    keeps a line silent, as with ``match``. The message may use ``{wrong}``,
    ``{right}`` and the named groups.

    Raises TimeoutError where the pattern runs too long.
    """
    lists = (("words", tuple(words)),)

    def look(doc: Document) -> Iterator[Hit]:
        for m in matches(doc.text, pattern, unless, lists):
            wrong, span = m["here"], Span(*m.span("here"))
            right = words.get(wrong) or like(wrong, words.get(wrong.lower(), ""))
            if right:
                groups = m.groupdict(default="")
                right = with_stop(doc, span, right)
                edits = (Edit(span, right),)
                yield Hit(span, {**groups, "wrong": wrong, "right": right}, edits)

    return look
