"""Certainty: what one version believes, reports or expects and the other states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from newslint.compare.change import Change, place
from newslint.compare.pair import Pair, Side
from newslint.compare.phrases import behind
from newslint.compare.tokens import Token

THOUGHT = (
    "believed|thought|understood|reported|alleged|suspected|expected|feared|presumed"
    "|considered|rumou?red|assumed|likely|set|said"
)
HEDGE = re.compile(
    rf"(?:(?:is|are|was|were|be|been|being) )?(?:widely |also )?(?:{THOUGHT}) to"
    r"(?: have(?: been)?| be)?"
    r"|(?:may|might|could)(?: have(?: been)?| be)?"
    r"|(?:appear|seem)(?:s|ed)? to(?: have(?: been)?| be)?"
    r"|reportedly|allegedly|alleged|apparently|possibly|probably|perhaps|purported(?:ly)?"
    r"|suspected|unconfirmed|confirm(?:s|ed)?|den(?:y|ies|ied)|likely"
)


class Hedge(NamedTuple):
    """Words that say how sure it is, by the numbers of their tokens."""

    start: int
    stop: int
    said: str


def changes(pair: Pair) -> Iterator[Change]:
    """Yield what is less sure, or surer, in the new version."""
    old, new = hedges(pair.old), hedges(pair.new)
    mine, theirs = [h for h in old if fresh(h, new)], [h for h in new if fresh(h, old)]
    partner, back = dict(pair.matches), {b: a for a, b in pair.matches}
    for hedge in mine:
        at = stays(hedge, pair.old.tokens, partner)
        if at is not None:
            rival = next(
                (
                    h
                    for h in theirs
                    if h.start < partner[at] + 1 and partner[at] - h.stop <= 1
                ),
                None,
            )
            if rival:
                theirs.remove(rival)
            yield lost(pair, hedge, partner[at], rival)
    for hedge in theirs:
        at = stays(hedge, pair.new.tokens, back)
        if at is not None:
            yield gained(pair, hedge, back[at])


def hedges(side: Side) -> list[Hedge]:
    """Return the hedges of one side."""
    text = " ".join(t.key for t in side.tokens)
    ends = accumulate((len(token.key) + 1 for token in side.tokens), initial=0)
    number = {end: n for n, end in enumerate(ends)}
    found = []
    for m in HEDGE.finditer(text):
        if m.start() in number and m.end() + 1 in number:
            found.append(Hedge(number[m.start()], number[m.end() + 1], m[0]))
    return found


def fresh(hedge: Hedge, others: Sequence[Hedge]) -> bool:
    """Return whether the other side has no hedge of the same words."""
    root = {word[:5] for word in hedge.said.split()} - {"to", "have", "been", "be"}
    root -= {"is", "are", "was", "were"}
    return not any(root & {w[:5] for w in other.said.split()} for other in others)


def stays(hedge: Hedge, tokens: Sequence[Token], partner: dict[int, int]) -> int | None:
    """Return the number of the word behind a hedge, if the other side has it too."""
    if hedge.stop in partner and hedge.stop < len(tokens):
        return hedge.stop
    return None


def lost(pair: Pair, hedge: Hedge, verb: int, rival: Hedge | None) -> Change:
    """Return the change from a hedge of the old version."""
    was = place(pair.old.doc, pair.old.span(hedge.start, hedge.stop + 1))
    if rival:
        span = pair.new.span(rival.start, verb + 1)
        now = place(pair.new.doc, span)
        quote = now.quote
    else:
        span, quote = behind(pair, verb)
        now = place(pair.new.doc, span)
    return Change(
        "certainty",
        "surer" if not rival else "other",
        f"‘{was.quote}’ is now ‘{quote}’",
        was,
        now,
    )


def gained(pair: Pair, hedge: Hedge, verb: int) -> Change:
    """Return the change to a hedge of the new version."""
    was = place(pair.old.doc, pair.old.span(verb, verb + 1))
    now = place(pair.new.doc, pair.new.span(hedge.start, hedge.stop + 1))
    message = f"‘{was.quote}’ is now ‘{now.quote}’"
    return Change("certainty", "less sure", message, was, now)
