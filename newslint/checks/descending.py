"""Flag a range whose first number is greater than its second."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.match import matches
from newslint.document import Document
from newslint.layers.figures import SCALES
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern


def triggers(pattern: str, **_: object) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern)


@triggered_by(triggers)
def check(pattern: str, *, unless: str | None = None) -> Check:
    """Flag each match of ``pattern`` in which group ``a`` is a number above ``b``.

    Groups ``a_scale`` and ``b_scale`` may hold a word like ‘million’. Where they
    differ, where the second number begins with a nought, as the time 0700, and where
    the first is ten times the second or more, as the ends of a scale are, the range is
    left alone. ``unless`` is that of ``match``. Offers to put each in the other’s
    place. The message may use ``{a}``, ``{b}`` and ``{match}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for m in matches(doc.text, pattern, unless):
            scales = m.groupdict(default="")
            a_scale, b_scale = scales.get("a_scale", ""), scales.get("b_scale", "")
            a, b = number(m["a"], a_scale), number(m["b"], b_scale)
            plain = a_scale == b_scale and not m["b"].startswith("0")
            if plain and b < a < 10 * b:
                swap = (
                    Edit(Span(*m.span("a")), m["b"]),
                    Edit(Span(*m.span("b")), m["a"]),
                )
                words = {"a": m["a"], "b": m["b"], "match": m[0]}
                yield Hit(Span(*m.span()), words, swap)

    return look


def number(text: str, scale: str = "") -> float:
    """Return the number that *text* is, times what the word after it says."""
    return float(text.replace(",", "")) * SCALES.get(scale.strip().lower(), 1)
