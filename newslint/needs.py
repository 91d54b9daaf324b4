"""Needs: texts of which one must stand in whatever a pattern matches.

The texts that stretches of a pattern can match are put together, and of each the rarest
that is in it is taken: two words in a row, one word, or a piece of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile
from math import fsum, inf, prod
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any, NamedTuple, TypeAlias

from newslint.layers.words import LETTERS
from newslint.pattern_texts import (
    ANY,
    APART,
    EDGE,
    GAP,
    NOTHING,
    REPEATS,
    Part,
    apart,
    joined,
    looks_ahead,
    merged,
    parts,
    single,
    union,
)


class Need(NamedTuple):
    """A text in lower case; *whole* if it is of runs of letters in a row."""

    text: str
    whole: bool


Needs: TypeAlias = frozenset[Need]  # of which one must be there

MOST = 400  # needs; beyond them a look-up saves nothing
PARTED = re.compile(f"[{GAP}{ANY}]")

EVERYWHERE = frozenset(["", " ", "\n", "\n\n"])
DIGITS = "0123456789"
MARKS = frozenset(".,:;-?!()'’‘\"“”$" + DIGITS)  # that many lines have
BETWEEN = frozenset(["", " ", ".", ",", ". ", ", ", "\n", "\n\n"])  # words
FREQUENT = frozenset(
    "a about after all also an and are as at be been but by can could first for from "
    "had has have he her his i if in into is it its last more new no not of on one or "
    "other our out over s said she so some t than that the their them there they this "
    "to two up was we were what when which who will with would year years you".split()
)


def needs(
    items: Iterable[Any], *, left: bool = False, right: bool = False
) -> Needs | None:
    """Return of what one must stand in any match of *items*: the rarest there is.

    *left* and *right* say whether no letter can stand just outside.
    """
    items = list(items)
    row = [*[APART] * left, *parts(items), *[APART] * right]
    found = [*spelled(row)]
    if len(items) == 1:  # what its choices look at is not spelled out
        found += filter(None, [within(items[0], left=left, right=right)])
    for i, part in enumerate(row):
        if isinstance(part, frozenset):
            continue
        before, after = row[:i], row[i + 1 :]
        if part[0] is op.ASSERT:
            inner = parts(part[1][1])
            found += spelled(before + inner if looks_ahead(part) else inner + after)
        inside = within(part, left=apart(before[::-1], -1), right=apart(after, 1))
        found += [inside] if inside else []
    best = min(dict.fromkeys(found), key=cost, default=None)
    return best if best and cost(best)[0] < inf else None


def least(some: Needs) -> Needs:
    """Return needs without those that hold another."""
    pieces = [need.text for need in some if not need.whole]
    return frozenset(
        need
        for need in some
        if not any(piece in need.text and piece != need.text for piece in pieces)
        and (not need.whole or need.text not in pieces)
    )


def within(item: Any, *, left: bool, right: bool) -> Needs | None:
    """Return of what one must stand in any match of a choice, a repeat or a look."""
    kind, value = item
    if kind in REPEATS and value[0] > 0:
        once = value[1] == 1
        return needs(value[2], left=left and once, right=right and once)
    if kind is op.ASSERT:
        return needs(value[1])
    if kind is op.BRANCH:
        every = union([needs(each, left=left, right=right) for each in value[1]])
        return least(every) if every else None
    return None


def spelled(row: Sequence[Part]) -> Iterator[Needs]:
    """Yield needs, one for each stretch of a row that can match few texts.

    A stretch with one text more beside it needs nothing that is rarer.
    """
    row = merged(row)
    for start in range(len(row)):
        whole = NOTHING
        for end, part in enumerate(row[start:], start + 1):
            if isinstance(part, frozenset):
                both = joined([whole, part], MOST)
                if both is None:
                    break
                whole = both
                if end < len(row) and single(row[end]):
                    continue
                wanted = [*takewhile(bool, map(rarest, whole))]
                if len(wanted) == len(whole):
                    yield least(frozenset(filter(None, wanted)))
            elif part[0] is not op.ASSERT:
                break


@cache
def rarest(text: str) -> Need | None:
    """Return the rarest of what a text with marks is sure to have in it."""
    words = [*whole_words(text)]
    pairs = [f"{a} {b}" for a, b in pairwise(words) if a and b]
    found = [Need(piece, False) for piece in pieces(text)]
    found += [Need(word, True) for word in [*words, *pairs] if word]
    return min(found, key=share, default=None)


def pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text with marks; what every text has is none."""
    for piece in PARTED.split(text.replace(EDGE, "")):
        if piece not in EVERYWHERE:
            yield piece


def whole_words(text: str) -> Iterator[str]:
    """Yield the runs of letters, empty where other letters may be next to one."""
    for m in LETTERS.finditer(text):
        before = text[: m.start()].rstrip(ANY)[-1:]
        after = text[m.end() :].lstrip(ANY)[:1]
        parted = before and after and not LETTERS.search(before + after)
        yield m[0] if parted else ""


def cost(some: Needs) -> tuple[float, int, list[Need]]:
    """Prefer needs that few lines have, then few of them, then long ones."""
    return fsum(map(share, some)), -min(len(need.text) for need in some), sorted(some)


@cache
def share(need: Need) -> float:
    """Guess how many lines have a need, of all; to look for a piece costs too."""
    words = LETTERS.findall(need.text)
    if need.whole:
        return prod(map(of_word, words)) * (1 if len(words) == 1 else 0.02)
    if len(need.text) == 1:
        common = need.text in MARKS
        return inf if words and need.text.isascii() else 1 if common else 0.1
    gaps = (gap.strip(DIGITS) for gap in LETTERS.split(need.text))
    odd = [gap for gap in gaps if gap not in BETWEEN]
    parts = (min(1, (3 if len(word) > 3 else 8) * of_word(word)) for word in words)
    return prod(parts) * 0.1 ** len(odd) + 0.01


def of_word(word: str) -> float:
    """Guess how many lines have a word, of all."""
    return 0.5 if word in FREQUENT else max(0.005, 0.4 / len(word) ** 2)
