"""Flag what asks for something else that is not there, as Vale's conditional does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check
from newslint.vale import dialect, scopes
from newslint.vale.exceptions import excused
from newslint.vale.reported import reported

if TYPE_CHECKING:
    import regex


def check(
    first: str,
    second: str,
    *,
    ignorecase: bool = False,
    exceptions: Sequence[str] = (),
    scope: str | Sequence[str] = "text",
    limit: int = 0,
) -> Check:
    """Flag what ``first`` finds unless ``second``, a pattern too, is there as well.

    If ``second`` has groups, what they took must be what ``first`` finds, here or in a
    stretch of ``scope`` before, as ``WHO`` in “World Health Organization (WHO)”; if it
    has none, it must match anywhere in the stretch. What holds one of ``exceptions`` is
    left alone. ``ignorecase`` and ``limit`` are as in ``existence``: the keys are
    Vale's. The message may use ``{match}``.
    """
    scopes.check(scope)
    asks, answers = dialect.translate(first), dialect.translate(second)
    excepted = excused(exceptions)

    def look(doc: Document) -> Iterator[Hit]:
        answer = dialect.compiled(answers, ignorecase=ignorecase)
        ask = dialect.compiled(asks, ignorecase=ignorecase)
        defined: set[str] = set()
        for stretch in scopes.stretches(doc, scope):
            for m in missing(stretch.text, ask, answer, defined):
                span = stretch.place(*m.span())
                if span and not excepted(stretch.text, *m.span()):
                    yield Hit(span, {"match": m[0]})

    return lambda doc: reported(look(doc), limit)


def missing(
    text: str, ask: regex.Pattern[str], answer: regex.Pattern[str], defined: set[str]
) -> Iterator[regex.Match[str]]:
    """Yield the matches of *ask* that no match of *answer* goes with.

    Adds to *defined* what the groups of *answer* take.
    """
    answered = dialect.find(answer, text)
    defined.update(group for m in answered for group in m.groups() if group)
    if answered and not answer.groups:
        return
    for m in dialect.find(ask, text):
        if m[0] and m[0] not in defined:
            yield m
