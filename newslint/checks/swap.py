"""Flag the words on a list and offer the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.document import Document
from newslint.layers import vocabulary
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_words


def triggers(words: Mapping[str, str], **_: object) -> Triggers | None:
    """Return the longest part of every listed word."""
    return of_words(words)


@triggered_by(triggers)
def check(words: Mapping[str, str]) -> Check:
    """Flag each key of ``words`` and offer its value, a capital for a capital.

    An empty value offers nothing. The message may use ``{wrong}`` and ``{right}``.
    """
    right = {wrong.lower(): word for wrong, word in words.items()}
    by_part: dict[str, list[str]] = {}
    for wrong in right:
        needs = of_words([wrong])
        by_part.setdefault(min(needs.words) if needs else "", []).append(wrong)

    def look(doc: Document) -> Iterator[Hit]:
        present = by_part.keys() & vocabulary(doc) | by_part.keys() & {""}
        wanted = sorted((w for part in present for w in by_part[part]), key=len)
        if not wanted:
            return
        any_of = "|".join(map(re.escape, reversed(wanted)))
        for m in re.finditer(rf"(?<![\w’'-])(?:{any_of})(?![\w-])", doc.text, re.I):
            word = like(m[0], right[m[0].lower()])
            span = Span(*m.span())
            edits = (Edit(span, word),) if word else ()
            yield Hit(span, {"wrong": m[0], "right": word}, edits)

    return look


def like(model: str, word: str) -> str:
    """Return *word* with the capitals of *model*."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
