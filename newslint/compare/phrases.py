"""Phrases: a verb, and the words that are new behind it."""

from __future__ import annotations

from newslint.compare.pair import Pair
from newslint.model import Span

REACH = 8  # tokens behind a verb, within which new words belong to it
LONGEST = 4  # new words that are told
WEAK = frozenset("a an the of in on at to for with by and or his her its their".split())


def behind(pair: Pair, verb: int) -> tuple[Span, str]:
    """Return a verb of the new side with the new words behind it, and how to quote it.

    *verb* is the number of a token. Words that are not new are left out of the quote:
    ``met … for about an hour``.
    """
    tokens, text = pair.new.tokens, pair.new.doc.text
    own = Span(tokens[verb].span.start, tokens[verb].span.end)
    for region in pair.regions:
        if not verb < region.b <= verb + REACH or not region.new:
            continue
        words = list(region.new[:LONGEST])
        between = text[own.end : words[0].span.start]
        if set(between) & set(".;:!?"):
            break
        while words and words[-1].key in WEAK:
            words.pop()
        if not words:
            break
        span = Span(own.start, words[-1].span.end)
        dots = " … " if region.b > verb + 1 else " "
        quote = text[words[0].span.start : span.end]
        return span, f"{text[own.start : own.end]}{dots}{quote}"
    return own, text[own.start : own.end]
