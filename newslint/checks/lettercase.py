"""Flag words whose capitals are not the house's, and offer those that are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from newslint.document import Document
from newslint.model import Edit, Hit, Span, meets_any
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_words

WORD = r"(?<![\w’'@#/.])(?:{})(?![\w@/]|\.\w)"
INSIDE = re.compile(r"[\w,;)%’”–—-] $")  # what goes before a word inside a sentence
LINE_OF_CAPITALS = re.compile(r"^[^a-zß-ÿ\n]{12,}$", re.MULTILINE)


def triggers(words: Mapping[str, str], **_: object) -> Triggers | None:
    """Return the longest part of every listed word."""
    return of_words(words)


@triggered_by(triggers)
def check(
    words: Mapping[str, str], *, inside: bool = False, unless: str = r"(?!)"
) -> Check:
    """Flag each key of ``words``, as it is written there, and offer its value.

    With ``inside``, only inside a sentence, where a capital is no matter of place.
    Lines all in capitals are left alone, and so is what stands in a passage that
    matches ``unless``. The message may use ``{wrong}`` and ``{right}``.
    """

    @cache
    def compiled() -> tuple[re.Pattern[str], re.Pattern[str]]:
        longest = sorted(words, key=len, reverse=True)
        any_of = WORD.format("|".join(map(re.escape, longest)))
        return re.compile(any_of), re.compile(unless, re.MULTILINE)

    def look(doc: Document) -> Iterator[Hit]:
        pattern, exempt = compiled()
        found = [
            Span(*m.span())
            for m in pattern.finditer(doc.text)
            if not inside or INSIDE.search(doc.text, max(0, m.start() - 2), m.start())
        ]
        if not found:
            return
        exempted = [Span(*m.span()) for m in exempt.finditer(doc.text)]
        shouted = [Span(*m.span()) for m in LINE_OF_CAPITALS.finditer(doc.text)]
        for span in found:
            if not (meets_any(span, exempted) or meets_any(span, shouted)):
                right = words[doc[span]]
                yield Hit(
                    span, {"wrong": doc[span], "right": right}, (Edit(span, right),)
                )

    return look
