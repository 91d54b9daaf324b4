"""Flag a share in per cent that its own part and whole do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.near import found_near
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

COUNT = r"\d{1,3}(?:,\d{3})+|\d+"
HEDGE = r"(?P<hedge>about|around|roughly|nearly|almost|over|more\sthan|less\sthan|just)"
RATE = rf"(?:{HEDGE}\s)?(?P<rate>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)"
PARTS = (
    rf"(?P<part>{COUNT})\s(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s|all\s)?"
    rf"(?!(?:19|20)\d\d\b)(?P<whole>{COUNT})(?![\d.,]*\d|\s?[%-]|\sper\s?cent)"
)
OR_RATE = RATE.replace("<hedge>", "<hedged>").replace("<rate>", "<rated>")
FRAMES = (
    # 13 of the 20 (65 percent); 13 out of 20 voters, or 65 percent
    rf"(?<![\w$£€.,/:-]){PARTS}(?:\s[^\W\d_][\w’'-]*){{0,4}}?(?:\s\({RATE}\)|,?\sor\s"
    rf"{OR_RATE}(?!\s(?:more|less|fewer|higher|lower|above|below)))",
    # 65 percent (13 of 20); 65 percent, or 13 of 20
    rf"(?<![\w.,$-]){RATE}(?:\s\((?:or\s)?|,?\sor\s){PARTS}",
)
FRAME = tuple(re.compile(frame) for frame in FRAMES)
REACH = 200  # characters; no frame has as many


def triggers(**_: object) -> Triggers:
    """Return what every share in per cent has."""
    return Triggers(frozenset({"percent", "cent"}), frozenset({"%"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘13 of the 20 voters, or 75 percent’.

    The rate may be rounded or cut; with ‘about’ and the like it may be out by an eighth
    and two more. The message may use ``{right}``, the share worked out.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for frame in FRAME:
            for m in found_near(doc, frame, ("%", "cent"), REACH):
                part, whole = (int(m[name].replace(",", "")) for name in PARTED)
                rate, hedge = given(m)
                slack = 10.0 ** -len(rate.partition(".")[2])
                if hedge:
                    slack += 2 + float(rate) / 8
                share = 100 * part / whole if whole else float(rate)
                if part <= whole and abs(share - float(rate)) > slack + 1e-9:
                    yield Hit(Span(*m.span()), {"right": f"{share:.1f}%"})

    return look


PARTED = "part", "whole"


def given(m: re.Match[str]) -> tuple[str, str | None]:
    """Return the rate that stands there, and the word that makes it a rough one."""
    if m["rate"]:
        return m["rate"], m["hedge"]
    return m["rated"], m["hedged"]
