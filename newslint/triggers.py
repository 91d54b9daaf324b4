"""Triggers: the words without which a pattern cannot match, read off the pattern.

A document that holds none of a rule's triggers is never searched for it. What cannot
be read with certainty gives no trigger, and the rule then always runs. The one letter
not allowed for is the long s, which the ``regex`` package takes for an s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from newslint.layers.words import LETTERS
from newslint.rule import Triggers

MOST = 400  # alternatives; beyond them a look-up saves nothing
COMMON = 5  # letters; shorter words stand in nearly every text
LIST = re.compile(r"\\L<(\w+)>")
PROPERTY = re.compile(r"\\[pP]\{[^}]*\}")
# What the ``regex`` package reads otherwise than ``re``: fuzzy counts, POSIX classes.
OTHER = re.compile(r"\{[^}]*[a-z<=]|\[:\^?\w+:\]")


# Properties that a line end has, or may have.
ODD = re.compile(r"\\P\{|\\p\{(?!(?:L|Lu|Ll|Lt|N|Nd|P|Pd|Ps|Pe|Sc|IsAlphabetic)\})")
EDGES = (
    op.AT_BOUNDARY,
    op.AT_BEGINNING,
    op.AT_END,
    op.AT_BEGINNING_STRING,
    op.AT_END_STRING,
)
LINE_END = ord("\n")
WITH_LINE_END = (op.CATEGORY_SPACE, op.CATEGORY_NOT_DIGIT, op.CATEGORY_NOT_WORD)
NO_LETTERS = (op.CATEGORY_SPACE, op.CATEGORY_DIGIT, op.CATEGORY_NOT_WORD)
WORD = (op.CATEGORY, op.CATEGORY_WORD)


def of_words(words: Iterable[str]) -> Triggers | None:
    """Return the triggers of a list of words or phrases, each standing alone."""
    chosen = [max(LETTERS.findall(word.lower()), key=len, default="") for word in words]
    return None if "" in chosen else Triggers(frozenset(chosen))


def of_pattern(
    pattern: str,
    lists: Mapping[str, Sequence[str]] | None = None,
    *,
    line: bool = False,
) -> Triggers | None:
    """Return the triggers of a pattern of the ``regex`` package, or None.

    With *line* they say whether a match lies within one line.
    """

    def spell(m: re.Match[str]) -> str:
        return "(?:" + "|".join(map(re.escape, (lists or {})[m[1]])) + ")"

    plain = PROPERTY.sub(r"\\S", pattern.replace(r"\p{L}", r"\w"))
    if OTHER.search(plain):
        return None
    try:
        tree = _parser.parse(LIST.sub(spell, plain), re.MULTILINE)
    except (re.error, KeyError, OverflowError):
        return None
    best = sequence(list(tree), left=False, right=False)
    if best is None or len(best) > MOST:
        return None
    words = frozenset(text for text, whole in best if whole)
    pieces = frozenset(text for text, whole in best if not whole)
    dots = tree.state.flags & re.DOTALL
    odd = dots or ODD.search(pattern) or crosses(list(tree))
    return Triggers(words, pieces, line and not odd)


def crosses(items: Sequence[Any]) -> bool:
    """Return whether a match of *items* may hold a line end, or look past one.

    To look at the line end itself is not to look past it.
    """
    return any(map(passes, items))


def passes(item: Any) -> bool:
    """Return whether one item of a pattern may hold a line end, or look past one."""
    kind, value = item
    if kind is op.AT:
        return value in (op.AT_BEGINNING_STRING, op.AT_END_STRING)
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return beyond(list(value[1]), ahead=value[0] > 0)
    if kind is op.SUBPATTERN and value[1] & re.DOTALL:
        return True
    if (parts := inside(item)) is not None:
        return any(map(crosses, parts))
    return ends_line(kind, value)


def beyond(items: Sequence[Any], *, ahead: bool) -> bool:
    """Return whether looking for *items*, ahead or back, may go past a line end."""
    if not items:
        return False
    *near, far = items if ahead else reversed(items)
    if crosses(near):
        return True
    if far[0] is op.BRANCH:
        return any(beyond(list(each), ahead=ahead) for each in far[1][1])
    if far[0] is op.SUBPATTERN:
        return beyond(list(far[1][3]), ahead=ahead)
    return inside(far) is not None and passes(far)


def inside(item: Any) -> list[Sequence[Any]] | None:
    """Return the patterns that *item* is made of, or None if it is of one character."""
    kind, value = item
    if kind is op.SUBPATTERN:
        return [list(value[3])]
    if kind in (op.ATOMIC_GROUP, op.ASSERT, op.ASSERT_NOT):
        return [list(value if kind is op.ATOMIC_GROUP else value[1])]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [list(value[2])]
    if kind is op.BRANCH:
        return [list(each) for each in value[1]]
    if kind is op.GROUPREF_EXISTS:
        return [list(each) for each in value[1:] if each]
    return None


def ends_line(kind: Any, value: Any) -> bool:
    """Return whether a literal, range, category or class of these has the line end."""
    if kind is op.LITERAL:
        return bool(value == LINE_END)
    if kind is op.NOT_LITERAL:
        return bool(value != LINE_END)
    if kind is op.RANGE:
        return bool(value[0] <= LINE_END <= value[1])
    if kind is op.CATEGORY:
        return value in WITH_LINE_END
    if kind is op.IN:
        negated = value[0][0] is op.NEGATE
        return negated != any(ends_line(*each) for each in value[negated:])
    return kind not in (op.ANY, op.GROUPREF)


Needs = set[tuple[str, bool]]  # (lower-case text, whether it is a whole run of letters)


def sequence(items: Sequence[Any], *, left: bool, right: bool) -> Needs | None:
    """Return what one of must stand in any match of *items*; the best of its parts.

    *left* and *right* say whether no letter can stand just outside.
    """
    found: list[Needs] = []
    run, start = "", 0
    for i, item in enumerate([*items, None]):
        char = literal(item)
        if char is not None:
            start = start if run else i
            run += char
            continue
        if run:
            before = items[start - 1] if start else None
            a = left if start == 0 else edge(before)
            b = right if item is None else edge(item)
            found += of_run(run, left=a, right=b)
        run = ""
        if item is not None:
            a = left if i == 0 else edge(items[i - 1])
            b = right if i + 1 == len(items) else edge(items[i + 1])
            inner = branch(item, left=a, right=b)
            found += [inner] if inner else []
    return min(found, key=cost, default=None)


def cost(needs: Needs) -> tuple[bool, int, int]:
    """Prefer whole words, then those not in every text, then few, then long ones."""
    whole = all(whole for _, whole in needs)
    common = any(is_common(text.strip()) for text, _ in needs)
    return not whole, len(needs) + 100 * common, -min(len(text) for text, _ in needs)


def is_common(piece: str) -> bool:
    """Return whether nearly every text will have a piece, be it within a word."""
    short = len(piece) < COMMON
    return short and (piece.isalnum() or (len(piece) < 2 and piece.isascii()))


def of_run(run: str, *, left: bool, right: bool) -> list[Needs]:
    """Return what a run of literal characters needs."""
    whole = [
        m[0]
        for m in LETTERS.finditer(run)
        if (m.start() > 0 or left) and (m.end() < len(run) or right)
    ]
    if whole:
        return [{(max(whole, key=len), True)}]
    return [{(run, False)}] if run.strip() else []


def literal(item: Any) -> str | None:
    """Return the one lower-case character that *item* stands for, if there is one."""
    if item is None:
        return None
    kind, value = item
    if kind is op.LITERAL:
        return chr(value).lower()
    if kind is op.IN and all(k is op.LITERAL for k, _ in value):
        folded = {chr(code).lower() for _, code in value}
        return folded.pop() if len(folded) == 1 else None
    return None


def edge(item: Any) -> bool:
    """Return whether *item* keeps letters away: no letter stands where it does."""
    kind, value = item
    if kind is op.AT:
        return value in EDGES
    if kind is op.ASSERT_NOT:
        inside = list(value[1])
        if len(inside) != 1 or inside[0][0] is not op.IN:
            return False
        return WORD in inside[0][1] and inside[0][1][0][0] is not op.NEGATE
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return value[0] > 0 and len(value[2]) == 1 and edge(value[2][0])
    if kind is op.IN:
        return all(no_letter(k, v) for k, v in value)
    return no_letter(kind, value)


def no_letter(kind: Any, value: Any) -> bool:
    """Return whether a literal, range or category holds no letter."""
    if kind is op.LITERAL:
        return not LETTERS.match(chr(value))
    if kind is op.RANGE:
        return not LETTERS.search("".join(map(chr, range(value[0], value[1] + 1))))
    return kind is op.CATEGORY and value in NO_LETTERS


def branch(item: Any, *, left: bool, right: bool) -> Needs | None:
    """Return what one of must stand in any match of a group, choice or repeat."""
    kind, value = item
    if kind is op.SUBPATTERN:
        return sequence(list(value[3]), left=left, right=right)
    if kind is op.ATOMIC_GROUP:
        return sequence(list(value), left=left, right=right)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
        once = value[1] == 1
        return sequence(list(value[2]), left=left and once, right=right and once)
    if kind is op.ASSERT:
        return sequence(list(value[1]), left=False, right=False)
    if kind is op.BRANCH:
        needs: Needs = set()
        for choice in value[1]:
            mine = sequence(list(choice), left=left, right=right)
            if mine is None:
                return None
            needs |= mine
        return needs
    return None
