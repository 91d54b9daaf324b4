"""Flag what stands twice running, as Vale's repetition does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newslint.document import Document
from newslint.layers.sentences import split
from newslint.model import Hit, Span
from newslint.rule import Check
from newslint.vale import actions, dialect, scopes
from newslint.vale.exceptions import excused
from newslint.vale.reported import reported

if TYPE_CHECKING:
    import regex


def check(
    tokens: Sequence[str],
    *,
    max: int = 0,
    ignorecase: bool = False,
    alpha: bool = False,
    exceptions: Sequence[str] = (),
    action: Mapping[str, Any] | None = None,
    scope: str | Sequence[str] = "text",
    limit: int = 0,
) -> Check:
    """Flag a match of ``tokens``, patterns, that is the same as the one before it.

    It may be repeated ``max`` times. With ``alpha`` only matches of letters alone
    count. Not flagged across the end of a sentence, nor where it holds one of
    ``exceptions``. ``ignorecase``, ``action``, ``scope`` and ``limit`` are as in
    ``existence``. The message may use ``{match}``.
    """
    scopes.check(scope)
    actions.check(action or {})
    wanted = f"(?:{'|'.join(map(dialect.translate, tokens))})"
    excepted = excused(exceptions)

    def pairs(found: list[regex.Match[str]]) -> Iterator[tuple[int, int, str]]:
        count, before, at = 0, "", 0
        for m in found:
            word = m[0].strip()
            same = (
                word.casefold() == before.casefold() if ignorecase else word == before
            )
            hit = bool(word) and same and (not alpha or word.isalpha())
            count += hit
            if hit and count > max:
                yield at, m.end(), word
                count = 0
            before, at = word, m.start()

    def look(doc: Document) -> Iterator[Hit]:
        compiled = dialect.compiled(wanted, ignorecase=ignorecase)
        for stretch in scopes.stretches(doc, scope):
            text = stretch.text
            for start, end, word in pairs(dialect.find(compiled, text)):
                span = stretch.place(start, end)
                one = sum(1 for _ in split(text, Span(start, end))) == 1
                if span and one and not excepted(text, start, end):
                    texts = actions.options(action or {}, text[start:end])
                    yield Hit(span, {"match": word}, actions.edits(doc, span, texts))

    return lambda doc: reported(look(doc), limit)
