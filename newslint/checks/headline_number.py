"""Flag a number in the headline that the story gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from newslint.document import Document
from newslint.layers.blocks import whole_page
from newslint.layers.figures import CURRENCY, SCALES, SMALL, Figure, figure
from newslint.layers.headline import headline
from newslint.model import Hit, Span
from newslint.rule import Check

# Shares of the headline’s number: what is less may be a part of it, what is more may be
# the number of something else, or be meant by ‘more than’.
PART, WHOLE, MORE = 0.7, 5.0, 1.4
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
UNITS = "|".join(SMALL[1:10])
WORD = rf"(?:(?:{'|'.join(TENS)})(?:-(?:{UNITS}))?|{'|'.join(reversed(SMALL[1:]))})"
SHORT = {"k": "thousand", "m": "million"}
SCALE = "|".join(sorted(chain(SCALES, SHORT), key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w.,/:’'#-])(?P<currency>{CURRENCY})?(?:(?P<word>{WORD})"
    r"|(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d+)?))"
    rf"(?:[\s-]?(?P<scale>{SCALE})(?![\w’']))?(?P<percent>\s?%|[\s-]per\s?cent\b)?"
    r"(?![\w%/:’']|[.,]\d|-\d)",
    re.IGNORECASE,
)
ROUNDED = 20  # the least number that is given roughly
PEOPLE = r"(?:\s(?:more\s)?(?:people|persons))?"
HEDGE = (
    r"\s(?:(?:at\sleast|more\sthan|about|some|up\sto|nearly|almost|over|around)\s)?$"
)
MANNER = (
    rf"{PEOPLE}(?:\s(?:are|were|was|have|had|been|now|confirmed|feared|reported|shot))"
    r"{0,4}\s"
)
END = re.compile(
    rf"{PEOPLE}(?:[.,;:!?]|$|\s(?:and|in|at|on|as|after|when|near|during)\b)"
)
PARTLY = re.compile(r"\bincluding\b", re.IGNORECASE)
BEFORE = 70  # characters before a number that tell what it counts
TOLL = r"\bdeath\stoll\s[^.;\n\d]{0,40}?(?:at|to|is|was|of)"
# What became of those counted: said after their number, or before it.
FATES = {
    fate: (
        re.compile(rf"{MANNER}(?:{after})\b", re.IGNORECASE),
        re.compile(rf"(?:{before}){HEDGE}", re.IGNORECASE),
    )
    for fate, after, before in (
        (
            "deaths",
            "dead|killed|die[sd]?|perish(?:ed)?",
            rf"\bkill(?:s|ed|ing)?|{TOLL}|\bclaim(?:s|ed)?",
        ),
        (
            "injuries",
            "wounded|injured|hurt",
            r"\bwound(?:s|ed|ing)|\binjur(?:es?|ed|ing)",
        ),
    )
}
# Otherwise two words tell: ‘109 other countries’.
NOUN = re.compile(r"\s([a-z]+(?:-[a-z]+)?\s[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
NO_NOUN = re.compile(
    r"\b(?:of|in|on|at|to|for|from|by|with|as|than|and|or|but|is|are|was|were|will|has"
    r"|have|had|that|who|which|the|an?|after|before|while|when|into|over|per|more|years?"
    r"|months?|weeks?|days?|hours?|minutes?|times?)\b",
    re.IGNORECASE,
)


OVER = re.compile(r"\b(?:more\sthan|over|above)\s$", re.IGNORECASE)


class Count(NamedTuple):
    """A number, its place, what it counts, if certain, and whether ‘over’ is said."""

    figure: Figure
    span: Span
    kinds: frozenset[str]
    over: bool


def check() -> Check:
    """Flag ‘12 dead’ in the headline of a story in which 21 were killed.

    The headline is the one that the metadata hold as ``headline``, or that of the text;
    without one nothing is flagged, nor on web pages copied whole. What the numbers
    count must be certain: the dead, the injured, or the same two words (‘other
    countries’). A number that the story has anywhere, rounded or in words, is right.
    The message may use ``{number}``, ``{story}``, which is what the story says, and
    ``{line}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        head = headline(doc)
        wanted = counts(head.text) if head and not PARTLY.search(head.text) else ()
        sure = [count for count in wanted if count.kinds]
        if not head or not sure or whole_page(doc):
            return
        said = [c for c in counts(doc.text) if c.span.start not in range(*head.span)]
        for count in sure:
            if rival := other(count, said):
                span = head.place(count.span)
                line = doc.position(doc.locate(rival.span).start).line
                number = head.text[count.span.start : count.span.end]
                words = {"number": number, "story": doc[rival.span], "line": str(line)}
                yield Hit(span, words)

    return look


def other(count: Count, said: Sequence[Count]) -> Count | None:
    """Return the first number of *said* that counts the same but is another.

    Return none if *count* is among them.
    """
    if any(agree(count.figure, each.figure) for each in said):
        return None
    number = count.figure.value
    least, most = (MORE if count.over else PART) * number, WHOLE * number
    same = (each for each in said if each.kinds & count.kinds)
    return next((each for each in same if least <= each.figure.value <= most), None)


def agree(a: Figure, b: Figure) -> bool:
    """Return whether two numbers may be one: equal, or one of them rounded."""
    slack = max(a.slack, b.slack) if max(a.value, b.value) >= ROUNDED else 0
    return abs(a.value - b.value) <= slack


def counts(text: str) -> Iterator[Count]:
    """Yield every number in *text*, in figures or words, but parts of longer ones."""
    for m in NUMBER.finditer(text):
        amount = m["currency"] or m["percent"]
        before = text[max(0, m.start() - BEFORE) : m.start()]
        kinds = () if amount else counted(text, m, before)
        over = OVER.search(before) is not None
        yield Count(value(m), Span(*m.span()), frozenset(kinds), over)


def counted(text: str, m: re.Match[str], before: str) -> Iterator[str]:
    """Yield what the number *m* counts, which *before* may tell, too."""
    for fate, (said_after, said_before) in FATES.items():
        if said_after.match(text, m.end()) or (
            END.match(text, m.end()) and said_before.search(before)
        ):
            yield fate
    noun = NOUN.match(text, m.end())
    if noun and not NO_NOUN.search(noun[1]):
        yield noun[1].lower()


def value(m: re.Match[str]) -> Figure:
    """Return the number that *m* is; noughts at the end of thousands are rounding."""
    digits = m["digits"] or str(spelled(m["word"].lower()))
    scale = (m["scale"] or "").lower()
    read = figure(digits, SHORT.get(scale, scale) or None)
    thousands = 500.0 if read.value >= 1000 and read.value % 1000 == 0 else 0.0
    return read._replace(slack=max(read.slack, thousands))


def spelled(word: str) -> int:
    """Return the number below one hundred that *word* is."""
    tens, _, unit = word.partition("-")
    if tens not in TENS:
        return SMALL.index(tens)
    return 10 * TENS.index(tens) + 20 + (SMALL.index(unit) if unit else 0)
