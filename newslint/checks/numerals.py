"""Flag numbers in words that the house writes in figures, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from newslint.checks.match import matches
from newslint.checks.swap import like
from newslint.document import Document
from newslint.layers.figures import SMALL
from newslint.model import Edit, Hit, Span
from newslint.patterns import Lists
from newslint.rule import Check, Triggers, triggered_by
from newslint.signature import check_template
from newslint.triggers import of_pattern

TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS: Mapping[str, int] = {
    **{word: n for n, word in enumerate(SMALL)},
    **{ten: 10 * n for n, ten in enumerate(TENS, 2)},
    **{
        f"{ten}-{one}": 10 * n + d
        for n, ten in enumerate(TENS, 2)
        for d, one in enumerate(SMALL[1:10], 1)
    },
}
BY_VALUE = {value: word for word, value in WORDS.items()}
# Longest first, so that twenty-one is not read as twenty.
LONGEST = sorted(WORDS, key=len, reverse=True)
LISTS: Lists = (
    ("number", tuple(form for word in LONGEST for form in (word, word.capitalize()))),
    ("small", tuple(form for w in SMALL[1:10] for form in (w, w.capitalize()))),
)


def triggers(pattern: str, **_: object) -> Triggers | None:
    """Return the words that a text must hold for the pattern to match."""
    return of_pattern(pattern, dict(LISTS))


@triggered_by(triggers)
def check(
    pattern: str,
    *,
    write: Literal["words", "figures"],
    least: int = 0,
    most: int = 99,
    replace: str = "",
    unless: str | None = None,
) -> Check:
    """Flag the group ``number`` of matches of ``pattern``, to ``write`` it otherwise.

    Numbers from ``least`` to ``most``, at most 99, are flagged if they are not yet
    written so. ``\\L<number>`` stands for the words from zero to ninety-nine,
    ``\\L<small>`` for those from one to nine. With ``replace``, a template such as
    ``{number}%``, the whole match (or its group ``here``) is flagged and replaced.
    ``unless`` keeps a line silent, as with ``match``. The message may use ``{match}``,
    ``{number}`` (as it should be) and the named groups.

    Raises TimeoutError where the pattern runs too long.
    """

    check_template(replace or "")

    def look(doc: Document) -> Iterator[Hit]:
        for m in matches(doc.text, pattern, unless, LISTS):
            number = written(m["number"], write)
            value = read(m["number"])
            if number == m["number"] or value is None or not least <= value <= most:
                continue
            group: int | str = "here" if "here" in m.groupdict() else 0
            span = Span(*m.span(group if replace else "number"))
            words = {**m.groupdict(default=""), "number": number, "match": doc[span]}
            right = replace.format_map(words) if replace else number
            yield Hit(span, words, (Edit(span, right),))

    return look


def read(text: str) -> int | None:
    """Return the number from 0 to 99 that *text* is, in words or in figures."""
    if text.isascii() and text.isdigit():
        return int(text)
    return WORDS.get(text.lower())


def written(text: str, write: str) -> str:
    """Return a number in words or in figures; what is out of reach stays as it is."""
    value = read(text)
    if value is None or value not in BY_VALUE:
        return text
    if write == "figures":
        return str(value)
    return like(text, BY_VALUE[value]) if text.isalpha() else BY_VALUE[value]
