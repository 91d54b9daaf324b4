"""Flag text whose capitals are not those wanted, as Vale's capitalization does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check
from newslint.vale import actions, casing, dialect, scopes
from newslint.vale.exceptions import excused
from newslint.vale.reported import reported

MOSTLY = 0.8


class Capitals(NamedTuple):
    """Which capitals a text is to have; the fields are the keys of the check."""

    match: str
    style: str
    exceptions: Sequence[str]
    indicators: Sequence[str]
    threshold: float

    def wanted(self, text: str) -> str:
        """Return *text* with these capitals, or nothing if a pattern says which."""
        if self.match == "$title":
            return casing.title(text, self.style, self.exceptions)
        if self.match == "$sentence":
            return casing.sentence(text, self.exceptions, self.indicators)
        return {"$lower": text.lower(), "$upper": text.upper()}.get(self.match, "")

    def right(self, text: str, wanted: str) -> bool:
        """Return whether *text* has these capitals, if not in every word."""
        excepted = excused(self.exceptions)
        if self.match in ("$title", "$sentence"):
            title = self.match == "$title"
            if not title and casing.opens_small(text, wanted, excepted):
                return False
            given = casing.share(text, wanted, self.exceptions, excepted, shouted=title)
            return given >= self.threshold
        if excepted(text, 0, len(text)):
            return True
        if self.match in ("$lower", "$upper"):
            return text == wanted
        found = dialect.compiled(dialect.translate(self.match))
        return bool(dialect.find(found, text))


def check(
    match: str,
    *,
    style: str = "AP",
    exceptions: Sequence[str] = (),
    indicators: Sequence[str] = (),
    threshold: float = MOSTLY,
    prefix: str = "",
    action: Mapping[str, Any] | None = None,
    scope: str | Sequence[str] = "text",
    limit: int = 0,
) -> Check:
    """Flag each stretch of ``scope`` whose capitals are not those of ``match``.

    That is ``$title``, in the ``style`` AP or Chicago, ``$sentence``, ``$lower``,
    ``$upper`` or a pattern. Of titles and sentences the share ``threshold`` of words
    must be right; ``exceptions`` are written as they are, and what follows a word that
    ends in one of ``indicators`` begins as a sentence. ``prefix``, a pattern, is not
    looked at. ``action`` with the name ``replace`` makes a fix of title or sentence.
    ``limit`` is how many to report in a text: the keys are Vale's. The message may use
    ``{match}`` and ``{preferred}``.
    """
    scopes.check(scope)
    actions.check(action or {})
    capitals = Capitals(match, style, exceptions, indicators, threshold)
    replaces = (action or {}).get("name") == "replace" and match.startswith("$")
    skipped = rf"\A(?:{dialect.translate(prefix)})"

    def look(doc: Document) -> Iterator[Hit]:
        for stretch in scopes.stretches(doc, scope):
            text = stretch.text
            found = dialect.find(dialect.compiled(skipped), text)
            skip = found[0].end() if found else 0
            other = capitals.wanted(text[skip:])
            span = stretch.place(0, len(text))
            if span and text[skip:].strip() and not capitals.right(text[skip:], other):
                whole = text[:skip] + other
                edits = actions.edits(doc, span, [whole]) if replaces else ()
                yield Hit(span, {"match": text, "preferred": whole}, edits)

    return lambda doc: reported(look(doc), limit)
