"""Needs: texts of which one must stand in whatever a pattern matches.

A pattern, as ``re`` parses it, is taken for a row of parts. Of parts that can match but
few texts those are spelled out and put together, and of each the rarest that is in it
is taken: two words in a row, one word, or a piece of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile
from math import fsum, inf, prod
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any, NamedTuple, TypeAlias

from newslint.layers.words import LETTERS


class Need(NamedTuple):
    """A text in lower case; *whole* if it is of runs of letters in a row."""

    text: str
    whole: bool


Needs: TypeAlias = frozenset[Need]  # of which one must be there
Texts: TypeAlias = frozenset[str]  # all that can be matched, with marks in it
Part: TypeAlias = "Texts | tuple[Any, Any]"  # what can match too much stays an item

# Marks: where no letter is next, and characters that are no letters, some or any.
EDGE, GAP, ANY = "\0", "\1", "\2"
NOTHING, APART = frozenset([""]), frozenset([EDGE])
FEW = 64  # texts of a part
SEVERAL = 3  # times that a part is repeated, which are spelled out
MOST = 400  # needs; beyond them a look-up saves nothing
UNKNOWN = "\uf8ff"  # stands in a pattern for what ``re`` cannot read

EDGES = (
    op.AT_BOUNDARY,
    op.AT_BEGINNING,
    op.AT_END,
    op.AT_BEGINNING_STRING,
    op.AT_END_STRING,
)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
NO_LETTERS = (op.CATEGORY_SPACE, op.CATEGORY_DIGIT, op.CATEGORY_NOT_WORD)
EVERY_LETTER = (op.CATEGORY_WORD, op.CATEGORY_NOT_SPACE)
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


def union(choices: Sequence[frozenset[Any] | None]) -> frozenset[Any] | None:
    """Return all that is in *choices*, or None if one of them is not known."""
    every = [choice for choice in choices if choice is not None]
    return frozenset().union(*every) if len(every) == len(choices) else None


def parts(items: Iterable[Any]) -> list[Part]:
    """Return the parts of a pattern in their order, groups opened."""
    found: list[Part] = []
    groups: dict[int, int] = {}  # which part is a group
    for item in items:
        kind, value = item
        times = repeated(item, groups, len(found) - 1)
        last = found[-1] if found else None
        if kind is op.SUBPATTERN:
            inner = parts(value[3])
            if len(inner) == 1:
                groups[value[0]] = len(found)
            found += inner
        elif kind is op.ATOMIC_GROUP:
            found += parts(value)
        elif times and isinstance(last, frozenset):
            found[-1] = frozenset(text * (times + 1) for text in last)
        elif kind is op.ASSERT:
            found.append(item)
            way = 1 if looks_ahead(item) else -1
            found += [APART] * apart(parts(value[1])[::way], way)
        else:
            found.append(texts(item) or item)
    return found


def looks_ahead(item: Any) -> bool:
    """Return whether an assertion looks ahead, not back."""
    return bool(item[1][0] > 0)


def repeated(item: Any, groups: Mapping[int, int], last: int) -> int:
    """Return how often *item* repeats the group that is the *last* part."""
    kind, value = item
    times = 1
    if kind in REPEATS and value[0] == value[1] and len(value[2]) == 1:
        times, (kind, value) = int(value[0]), value[2][0]
    return times if kind is op.GROUPREF and groups.get(value) == last else 0


def texts(item: Any) -> Texts | None:
    """Return all that *item* can match, if that is little."""
    kind, value = item
    if kind is op.LITERAL:
        return None if chr(value) == UNKNOWN else frozenset([lower(value)])
    if kind is op.IN:
        return of_class(value)
    if kind is op.AT:
        return APART if value in EDGES else NOTHING
    if kind is op.ASSERT_NOT:
        return APART if forbids_letters(value[1]) else NOTHING
    if kind is op.BRANCH:
        return few(union([joined(parts(choice)) for choice in value[1]]))
    if kind in REPEATS:
        return of_repeat(*value)
    return None


def few(some: Texts | None) -> Texts | None:
    """Return *some*, or None if they are many."""
    return some if some is not None and len(some) <= FEW else None


def joined(row: Iterable[Part], most: int = FEW) -> Texts | None:
    """Return all that the parts of a row can match together, if that is little."""
    whole = NOTHING
    for part in row:
        if isinstance(part, frozenset):
            whole = frozenset(a + b for a in whole for b in part)
            if len(whole) > most:
                return None
        elif part[0] is not op.ASSERT:
            return None
    return whole


def of_class(members: Sequence[Any]) -> Texts | None:
    """Return the characters of a class, if they are few or none is a letter."""
    if members[0][0] is op.NEGATE:
        return frozenset([GAP]) if has_letters(members[1:]) else None
    codes = [of_member(*each) for each in members]
    listed = None
    if all(code is not None and len(code) <= FEW for code in codes):
        listed = few(frozenset(lower(c) for code in codes for c in code or ()))
    apart = all(no_letter(*each) for each in members)
    return listed or (frozenset([GAP]) if apart else None)


def of_member(kind: Any, value: Any) -> Sequence[int] | None:
    """Return the characters of a member of a class, if it is a literal or a range."""
    if kind is op.RANGE:
        return range(value[0], value[1] + 1)
    return [value] if kind is op.LITERAL and chr(value) != UNKNOWN else None


def of_repeat(low: int, high: int, items: Sequence[Any]) -> Texts | None:
    """Return all that a repeat can match, if that is little."""
    once = joined(parts(items))
    if once is None:
        return None
    if high <= SEVERAL:
        every = union([joined([once] * times) for times in range(low, high + 1)])
        if every is not None and few(every):
            return every
    if any(map(LETTERS.search, once)):
        return None
    if not low or "" in once or ANY in once:
        return frozenset([ANY])
    first = joined([once] * low)
    longer = joined([first, frozenset([ANY]), once]) if first else None
    every = few(first | longer) if first and longer else None
    return every or joined([once, frozenset([ANY])])


def lower(code: int) -> str:
    """Return a character as it is in a text in lower case."""
    return chr(code).replace("İ", "i").lower()


def no_letter(kind: Any, value: Any) -> bool:
    """Return whether a literal, range or category holds no letter."""
    if kind is op.LITERAL:
        return chr(value) != UNKNOWN and not LETTERS.match(chr(value))
    if kind is op.RANGE:
        return not LETTERS.search("".join(map(chr, range(value[0], value[1] + 1))))
    return kind is op.CATEGORY and value in NO_LETTERS


def has_letters(members: Iterable[Any]) -> bool:
    """Return whether a class of these has every letter."""
    return any(kind is op.CATEGORY and v in EVERY_LETTER for kind, v in members)


def forbids_letters(items: Sequence[Any]) -> bool:
    """Return whether what may not stand beside a place is, at least, any letter."""
    if len(items) != 1:
        return False
    kind, value = items[0]
    if kind is op.BRANCH:
        return any(map(forbids_letters, value[1]))
    return kind is op.IN and value[0][0] is not op.NEGATE and has_letters(value)


def apart(row: Iterable[Part], way: int) -> bool:
    """Return whether no letter can stand where a row begins, or, backwards, ends."""
    for part in row:
        if isinstance(part, frozenset):
            seen = [text[::way].lstrip(ANY) for text in part]
            if any(map(LETTERS.match, seen)):
                return False
            if all(seen):
                return True
        elif part[0] is not op.ASSERT:
            return False
    return False


def merged(row: Iterable[Part]) -> list[Part]:
    """Return a row in which texts that nothing else can stand for are put together."""
    found: list[Part] = []
    for part in row:
        both = (
            joined([found[-1], part], 1) if found and known(found[-1], part) else None
        )
        found[-1:] = [both] if both else [*found[-1:], part]
    return found


def known(*row: Part) -> bool:
    """Return whether it is known what the parts of a row can match."""
    return all(isinstance(part, frozenset) for part in row)


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


def single(part: Part) -> bool:
    """Return whether a part matches one text alone."""
    return isinstance(part, frozenset) and len(part) == 1


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
