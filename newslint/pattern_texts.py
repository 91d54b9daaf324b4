"""Texts that a pattern can match, spelled out where they are few.

A pattern, as ``re`` parses it, is taken for a row of parts: each is all the texts that
it can match, in lower case and with marks in them, or stays an item if they are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any, TypeAlias

from newslint.layers.words import LETTERS

Texts: TypeAlias = frozenset[str]  # all that can be matched, with marks in it
Part: TypeAlias = "Texts | tuple[Any, Any]"  # what can match too much stays an item

# Marks: where no letter is next, and characters that are no letters, some or any.
EDGE, GAP, ANY = "\0", "\1", "\2"
NOTHING, APART = frozenset([""]), frozenset([EDGE])
FEW = 64  # texts of a part
SEVERAL = 3  # times that a part is repeated, which are spelled out
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


def single(part: Part) -> bool:
    """Return whether a part matches one text alone."""
    return isinstance(part, frozenset) and len(part) == 1
