"""Sites: where a small word may be one too many, or one too few.

Two sieves leave few to be judged. A small word is looked at where neither its triple
of words nor, in full, its pairs are usual; a gap where both triples across it are
unknown and words like these often have a small word between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log2
from operator import add
from typing import NamedTuple

from newslint.gaps.net import Net
from newslint.pairs.grammar import PARTICLES, PHRASES, said_of_words, stranded
from newslint.pairs.sorts import sort
from newslint.pairs.table import Table
from newslint.pairs.tokens import EDGE, KINDS

LEAST_WORDS = 6  # in a paragraph
MOST_CAPITALS = 0.5  # of its words; more are a headline’s
STOPS = frozenset(".?!\")':;")
LONG = 10  # words of a paragraph that need not end in a stop
NOT_BEFORE = frozenset((EDGE, ".", "?", "!", ",", ";", ":", "/", ")", "than"))
NOT_AFTER = frozenset((EDGE, ".", "?", "!", "/", "(", "[", "than"))
GROWS = frozenset(("more", "less", "More", "Less"))
USUAL, RARE = 0.0, -4.0  # bits by which a pair is likelier than chance
WIDEST = 8.0
MOST = 1 << 8  # more than any two words weigh


class Site(NamedTuple):
    """A small word (``extra``) or the gap before a token, by its place in the row."""

    extra: bool
    at: int


def is_prose(tokens: Sequence[str]) -> bool:
    """Return whether a paragraph is prose, by its length, capitals and last mark."""
    words = [token for token in tokens if token[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(words) >= LEAST_WORDS
        and capitals <= MOST_CAPITALS * len(words)
        and (tokens[-1] in STOPS or len(words) >= LONG)
    )


@lru_cache(maxsize=1 << 16)
def affinity(counts: Table, a: int, b: int) -> float:
    """Return how many bits likelier than chance *b* is after *a*, from -8 to 8."""
    if a < len(KINDS) or b < len(KINDS):
        return 0.0
    share = (counts.pair(a, b) + 0.5) / (counts.expected(a, b) + 0.5)
    return max(-WIDEST, min(WIDEST, log2(share)))


def sites(
    counts: Table, net: Net, tokens: Sequence[str], row: Sequence[int]
) -> Iterator[Site]:
    """Yield the sites in a paragraph; *row* holds the numbers of its *tokens*.

    Both have edges, two at least, on either side.
    """
    small = net.small
    for at, word in enumerate(row):
        if word in small and is_odd(counts, net, row, at) and may_go(tokens, at):
            yield Site(True, at)
    before, after = net.before, net.after
    weights = map(add, map(before.__getitem__, row), map(after.__getitem__, row[1:]))
    least = net.about["least"] if ends(tokens) else MOST
    for at, weight in enumerate(weights, 1):
        if (
            weight >= least
            and not net.has_seen(row[at - 2], row[at - 1], row[at])
            and not net.has_seen(row[at - 1], row[at], row[at + 1])
            and may_lack(tokens, at)
        ):
            yield Site(False, at)


def ends(tokens: Sequence[str]) -> bool:
    """Return whether a paragraph ends as prose does; headlines leave words out."""
    return next(t for t in reversed(tokens) if t != EDGE) in STOPS


def is_odd(counts: Table, net: Net, row: Sequence[int], at: int) -> bool:
    """Return whether a small word stands between words that it hardly ever joins."""
    left, word, right = row[at - 1], row[at], row[at + 1]
    if not left or not right or net.has_seen(left, word, right):
        return False
    least = min(affinity(counts, left, word), affinity(counts, word, right))
    if least >= USUAL:
        return False
    return (
        least < RARE
        or net.has_seen(row[at - 2], left, right)
        or net.has_seen(left, right, row[at + 2])
    )


def may_go(tokens: Sequence[str], at: int) -> bool:
    """Return whether a small word stands where one too many would be plain to see."""
    left, word, right = tokens[at - 1 : at + 2]
    return (
        (word[0].islower() or word == "I")
        and right not in NOT_BEFORE
        and left not in NOT_AFTER
        and word not in (left.lower(), right.lower())
        and not is_letter(left)
        and not is_letter(right)
        and not is_turn(tokens, at)
    )


def is_turn(tokens: Sequence[str], at: int) -> bool:
    """Return whether a known turn of English explains a small word.

    A clause ends (‘those I spoke to had’), a sentence opens with what its subject did
    (‘Included were’), a day follows (‘May the 3rd’), two things grow together (‘the
    higher the price’), two share a noun (‘views of and on art’), a verb is cut short
    (‘he’s the man’), or the words are a name, a set phrase, or spoken of.
    """
    left, word, after = tokens[at - 1 : at + 2]
    return (
        stranded(tokens, at)
        or stranded(tokens, at - 1)
        or said_of_words(tokens, at)
        or (left.lower(), word) in PHRASES
        or (word, after.lower()) in PHRASES
        or (word == "the" and (left.endswith("er") or tokens[at - 2] in GROWS))
        or (left[0].isupper() and after[0].isupper())
        or (after in ("and", "or") and sort(word) in PARTICLES)
        or (word in ("and", "or") and sort(left) in PARTICLES)
        or (left == "," and (word == "for" or word in tokens[at - 4 : at - 1]))
        or (after == "to" and sort(word) == "asker")
        or left.endswith("'s")
        or (sort(word) == "be" and not tokens[at - 2][0].isalnum())
        or (after[0].isdigit() and after[-1].isalpha())
        or tokens[at + 2] == "/"
    )


def may_lack(tokens: Sequence[str], at: int) -> bool:
    """Return whether a word may be missing before the token at *at*.

    Names and titles leave words out; none is looked for beside a capital, nor after
    ‘due’ (‘bonds due 1994’).
    """
    left, right = tokens[at - 1], tokens[at]
    return (
        left[0].isalnum()
        and right[0].isalnum()
        and not right[0].isupper()
        and not (left[0].isupper() and tokens[at - 2][0].isalnum())
        and left.lower() not in (right.lower(), "due")
        and not is_letter(left)
        and not is_letter(right)
    )


def is_letter(token: str) -> bool:
    """Return whether a token is a letter, as in ‘plan B’."""
    return len(token) == 1 and token.isupper() and token not in "AI"
