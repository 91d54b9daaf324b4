"""Flag a number of points that is not the difference of the two shares beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.figures import SMALL
from newslint.layers.near import found_near
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

POINTS = (
    rf"\b(?P<points>\d{{1,2}}(?:\.\d+)?|{'|'.join(SMALL)})[\s-](?:percentage[\s-])?"
    r"points?\b"
)
PER_CENT = r"(?:\s?%|\sper\s?cent\b)?"
BREAK = r"(?:,\s|\s?[–—-]{1,2}\s?|\s\(|\s)"
WORDS = r"(?:\s(?!to\b)(?:[^\W\d_][\w’'.-]*|(?:19|20)\d\d)){{0,{0}}}?"


def share(name: str) -> str:
    """Return a pattern for a share, in a group called after it."""
    return rf"(?P<{name}>\d{{1,2}}(?:\.\d+)?)(?![\d:/]|[.,]\d){PER_CENT}"


FRAMES = (
    # leads by 9 points, 53 percent to 44 percent; a 9-point lead, 53-44
    rf"\bby\s{POINTS}{WORDS.format(2)}{BREAK}{share('one')}(?:\sto\s|\s?[–-]\s?){share('two')}",
    rf"{POINTS}\s(?:lead|edge|advantage|margin|victory|win|loss|gap){WORDS.format(5)}"
    rf"(?:,\s(?:at\s)?|\s?[–—]\s?|\s\(){share('one')}(?:\sto\s|\s?[–-]\s?){share('two')}",
    # rose 10 percentage points, from 44% to 54%; a 10-point rise from 44% to 54%
    rf"{POINTS}{WORDS.format(5)}{BREAK}from\s{share('one')}(?!-){WORDS.format(4)}\sto\s"
    rf"{share('two')}",
)
FRAME = tuple(re.compile(frame) for frame in FRAMES)
HEDGED = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|over|than|least|most)\s(?:an?\s)?$"
)
REACH = 400  # characters; no frame has as many


def triggers(**_: object) -> Triggers:
    """Return the words for points."""
    return Triggers(frozenset({"point", "points"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘leads by 9 points, 53 percent to 46 percent’.

    Each of the three numbers may have been rounded, so that whole ones may be out by
    one. Numbers with ‘about’, ‘more than’ and the like are left alone. The message may
    use ``{points}`` and ``{apart}``, the difference.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for frame in FRAME:
            for m in found_near(doc, frame, ("point",), REACH):
                before = doc.text[max(0, m.start("points") - 20) : m.start("points")]
                apart = abs(float(m["one"]) - float(m["two"]))
                off = abs(apart - number(m["points"]))
                slack = sum(half_a_unit(m[name]) for name in ("points", "one", "two"))
                if off > slack + 1e-9 and not HEDGED.search(before):
                    words = {"points": m["points"], "apart": f"{apart:.10g}"}
                    yield Hit(Span(*m.span()), words)

    return look


def number(text: str) -> float:
    """Return the number that *text* is, in figures or a word."""
    return float(SMALL.index(text)) if text in SMALL else float(text)


def half_a_unit(text: str) -> float:
    """Return half a unit of the last place of a number."""
    return 0.5 * 10.0 ** -len(text.partition(".")[2])
