"""Flag an abbreviation whose letters, or whose place, do not go with its long form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from newslint.document import Document
from newslint.layers import part_at
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

# Up to nine words before a bracket with capitals in it.
DEFINED = re.compile(
    r"(?P<long>[A-ZÀ-Þ](?<![\w’'&-].)[\w’'&-]*"
    r"(?:\s(?:[A-ZÀ-Þ&][\w’'&-]*|of|and|the|for|on|in|to|de|du|des|la)){1,8})"
    r"\s\((?P<short>[A-Z]{3,8})\)"
)
SHORT = re.compile(r"\([A-Z]{3,8}\)")
SMALL = frozenset("of and the for on in to & de du des la".split())
STORY = ("lead", "body")


def check(
    look_for: Literal["letters", "order"], *, allow: Collection[str] = ()
) -> Check:
    """Flag abbreviations in brackets, or before the brackets that explain them.

    What to ``look_for`` is ``letters``: initials of the words before the bracket of
    which two are changed about; or ``order``: an abbreviation in the story before its
    first bracket, where ``allow`` lists those that everybody knows. The message may use
    ``{short}``, ``{long}`` and, with ``letters``, ``{right}``.
    """
    known = frozenset(allow)

    def look(doc: Document) -> Iterator[Hit]:
        defined = list(DEFINED.finditer(doc.text)) if SHORT.search(doc.text) else []
        if look_for == "letters":
            yield from wrong(defined)
        else:
            fresh = [m for m in defined if m["short"] not in known]
            yield from early(doc, fresh)

    return look


def wrong(defined: Sequence[re.Match[str]]) -> Iterator[Hit]:
    """Yield the abbreviations that are nearly the initials of their words."""
    for m in defined:
        short = m["short"]
        words = [w for w in re.split(r"[\s-]", m["long"]) if w.lower() not in SMALL]
        right = "".join(word[0] for word in words[-len(short) :])
        if right.isupper() and slip(short, right):
            span = Span(*m.span("short"))
            said = {"short": short, "long": m["long"], "right": right}
            yield Hit(span, said, (Edit(span, right),))


def slip(short: str, right: str) -> bool:
    """Return whether nothing is wrong but that two neighbours are changed about."""
    if len(short) != len(right):
        return False
    differ = [i for i, (a, b) in enumerate(zip(short, right, strict=True)) if a != b]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and short[differ[0]] == right[differ[1]]
        and short[differ[1]] == right[differ[0]]
    )


def early(doc: Document, defined: Sequence[re.Match[str]]) -> Iterator[Hit]:
    """Yield the abbreviations that stand in the story before they are explained."""
    for m in {m["short"]: m for m in reversed(defined)}.values():
        alone = re.compile(rf"(?<![\w.-]){m['short']}(?![\w-])")
        for use in alone.finditer(doc.text, 0, m.start("long")):
            if part_at(doc, use.start()) in STORY:
                words = {"short": m["short"], "long": m["long"]}
                yield Hit(Span(*use.span()), words)
                break
