"""Flag words or patterns that are not wanted, as Vale's existence does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern
from newslint.vale import actions, dialect, scopes
from newslint.vale.exceptions import excused
from newslint.vale.reported import reported


def pattern(
    tokens: Sequence[str] = (),
    raw: Sequence[str] = (),
    *,
    nonword: bool = False,
    append: bool = False,
    **_: object,
) -> str:
    """Return the one pattern that a rule's tokens and raw patterns make."""
    return dialect.alternatives(tokens, raw, nonword=nonword, append=append)


def triggers(*, scope: str | Sequence[str] = "text", **keys: Any) -> Triggers | None:
    """Return the words that a text must hold; none are sure to be in a source."""
    return None if "raw" in scope else of_pattern(pattern(**keys))


@triggered_by(triggers)
def check(
    *,
    tokens: Sequence[str] = (),
    raw: Sequence[str] = (),
    exceptions: Sequence[str] = (),
    ignorecase: bool = False,
    nonword: bool = False,
    append: bool = False,
    action: Mapping[str, Any] | None = None,
    scope: str | Sequence[str] = "text",
    limit: int = 0,
) -> Check:
    """Flag each of ``tokens``, patterns that stand as words unless ``nonword``.

    ``raw`` patterns are joined and go before the tokens, or with ``append`` after them.
    What holds one of ``exceptions`` is left alone. ``ignorecase`` takes capitals and
    small letters for the same. ``scope`` says where to look, ``limit`` how many to
    report in a text, and ``action`` what to do: the keys are Vale's. The message may
    use ``{match}`` and ``{preferred}``.
    """
    scopes.check(scope)
    actions.check(action or {})
    found = pattern(tokens, raw, nonword=nonword, append=append)
    excepted = excused(exceptions)

    def look(doc: Document) -> Iterator[Hit]:
        compiled = dialect.compiled(found, ignorecase=ignorecase)
        for stretch in scopes.stretches(doc, scope):
            for m in dialect.find(compiled, stretch.text):
                breaks = len(m[0]) - len(m[0].lstrip("\n")) if m[0].strip() else 0
                span = stretch.place(m.start() + breaks, m.end())
                if span and m[0] and not excepted(stretch.text, *m.span()):
                    texts = actions.options(action or {}, m[0])
                    words = {"match": m[0], "preferred": actions.listed(texts)}
                    fix = actions.edits(doc, span, texts) if doc[span] == m[0] else ()
                    yield Hit(span, words, fix)

    return lambda doc: reported(look(doc), limit)
