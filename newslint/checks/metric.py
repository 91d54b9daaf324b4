"""Flag a text whose figures are not as wanted, as Vale's metric does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.document import Document
from newslint.layers import blocks
from newslint.layers.sentences import split
from newslint.model import Hit, Span
from newslint.rule import Check
from newslint.vale import formula as formulas
from newslint.vale import metrics, scopes
from newslint.vale.reported import reported

FIRST = re.compile(r"\S+")
PARAGRAPHS = re.compile(r"\n\s*\n")


def check(
    formula: str,
    condition: str,
    *,
    scope: str | Sequence[str] = "summary",
    limit: int = 0,
) -> Check:
    """Flag the first word of a text, or of a stretch of ``scope``, by what it comes to.

    ``formula`` is arithmetic with the counts ``words``, ``sentences``, ``paragraphs``,
    ``characters``, ``syllables``, ``long_words``, ``complex_words`` and
    ``polysyllabic_words``, ``list``, ``heading.h1`` and so on, and with readability by
    name: ``flesch_kincaid``, ``flesch_reading_ease``, ``gunning_fog``, ``smog``,
    ``automated_readability``, ``coleman_liau``, ``lix``; ``condition`` is the end of a
    comparison, as ``> 9``. ``limit`` is how many stretches to report: the keys are
    Vale's. The message may use ``{value}``.
    """
    scopes.check(scope)
    used = formulas.names(formula) | formulas.names(f"0 {condition}")
    if unknown := used - metrics.names():
        raise formulas.FormulaError(f"formula: nothing counts {min(unknown)!r}")
    whole = scopes.several(scope) in (["summary"], ["text"])

    def look(doc: Document) -> Iterator[Hit]:
        for stretch in scopes.stretches(doc, scope):
            m = FIRST.search(stretch.text)
            counts = counted(stretch.text)
            if not m or not counts:
                continue
            if whole:
                counts |= metrics.parts([part for _, part in blocks(doc)])
            try:
                result = float(formulas.evaluate(formula, counts))
                counts["result"] = result
                flagged = formulas.evaluate(f"{result:f} {condition}", counts)
            except ArithmeticError:
                continue
            if flagged and (span := stretch.place(*m.span())):
                yield Hit(span, {"value": f"{result:.2f}"})

    return lambda doc: reported(look(doc), limit)


def counted(text: str) -> dict[str, float]:
    """Return the counts of a text."""
    found = list(PARAGRAPHS.split(text.strip()))
    starts = (Span(0, len(each)) for each in found)
    sentences = sum(
        1 for each, span in zip(found, starts, strict=True) for _ in split(each, span)
    )
    return metrics.count(text, sentences, len(found))
