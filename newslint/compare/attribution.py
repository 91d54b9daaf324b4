"""Attribution: who says it, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.compare.change import Change, place
from newslint.compare.pair import Pair, Side
from newslint.layers.name_words import SAID
from newslint.model import Span

NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
LISTENERS = (
    "reporters|journalists|lawmakers|parliament"
    "|an? [a-z]+ (?:conference|briefing|hearing)"
    rf"|(?:[Tt]he )?{NAME}|him|her|them|us"
)
VERBS = rf"{SAID}|announced|announces|confirmed|reported|declared|stated"
SAYING = re.compile(
    rf"\b(?:(?P<verb>(?<!\b[Ii]ts )(?<!\b[Tt]he )(?<!\b[Aa]n )(?<!\b[Aa] )(?:{VERBS})\b"
    rf"(?:(?<=told) (?P<whom>{LISTENERS})\b)?)|(?P<source>[Aa]ccording to))"
)
BEFORE = re.compile(rf"(?:(?:[Tt]he )?{NAME}|[Tt]he (?:[a-z]+ ){{0,2}}[a-z]+) $")
AFTER = re.compile(rf" (?:the |a |an )?(?:{NAME}|[a-z]+(?: [a-z]+)?)")
LIKE = 0.45  # least likeness of sentences that say one thing
REACH = 60  # characters before a verb in which its subject is looked for
PRONOUN = re.compile(r"(?:He|She|They|It|I|We|You|But|And)\b")
SAME = {"says": "said", "tells": "told", "adds": "added", "writes": "wrote"}


class Saying(NamedTuple):
    """A verb of saying with whom it is said to, in its place."""

    span: Span
    said: str


def changes(pair: Pair) -> Iterator[Change]:
    """Yield the attributions that differ between the two sides of *pair*."""
    old, new = sayings(pair.old), sayings(pair.new)
    common = {s.said for s in old} & {s.said for s in new}
    mine = [s for s in old if s.said not in common]
    theirs = [s for s in new if s.said not in common]
    for a, b in counterparts(pair, mine, theirs):
        was, now = place(pair.old.doc, a.span), place(pair.new.doc, b.span)
        message = f"‘{was.quote}’ is now ‘{now.quote}’"
        yield Change("attribution", "verb", message, was, now)
    if not new:
        for span in filter(None, (clause(pair.old, saying) for saying in mine)):
            was = place(pair.old.doc, span)
            yield Change("attribution", "gone", f"‘{was.quote}’ is gone", was, None)
    if not old:
        for span in filter(None, (clause(pair.new, saying) for saying in theirs)):
            now = place(pair.new.doc, span)
            yield Change("attribution", "new", f"‘{now.quote}’ is new", None, now)


def counterparts(
    pair: Pair, mine: Sequence[Saying], theirs: Sequence[Saying]
) -> Iterator[tuple[Saying, Saying]]:
    """Yield the verbs that stand for one another: alone, or in words that differ."""
    if len(mine) == len(theirs) == 1 and pair.likeness >= LIKE:
        yield mine[0], theirs[0]
        return
    for region in pair.regions:
        a = pair.old.span(region.a, region.a + len(region.old))
        b = pair.new.span(region.b, region.b + len(region.new))
        one = [s for s in mine if a.start <= s.span.start < a.end]
        other = [s for s in theirs if b.start <= s.span.start < b.end]
        if len(one) == len(other) == 1:
            yield one[0], other[0]


def sayings(side: Side) -> list[Saying]:
    """Return the verbs of saying on one side."""
    found = []
    for span in side.spans:
        for m in SAYING.finditer(side.doc.text, *span):
            verb = (m["verb"] or "according to").split()[0].lower()
            said = f"{SAME.get(verb, verb)} {m['whom'] or ''}"
            found.append(Saying(Span(*m.span()), said.strip()))
    return found


def clause(side: Side, saying: Saying) -> Span | None:
    """Return the verb with who says it, or None if that is a pronoun alone."""
    text, (start, end) = side.doc.text, saying.span
    if saying.said == "according":
        m = AFTER.match(text, end)
        return Span(start, m.end()) if m else None
    m = BEFORE.search(text, max(0, start - REACH), start)
    if not m or PRONOUN.match(m[0]):
        return None
    return Span(m.start(), end)
