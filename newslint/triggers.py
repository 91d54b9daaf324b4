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
from newslint.needs import MOST, needs
from newslint.pattern_texts import UNKNOWN
from newslint.rule import Triggers

LIST = re.compile(r"\\L<(\w+)>")
NAME = re.compile(r"\(\?P<(\w+)>")
PROPERTY = re.compile(r"\\[pP]\{[^}]*\}")
# What the ``regex`` package reads otherwise than ``re``: fuzzy counts, POSIX classes.
OTHER = re.compile(r"\{[^}]*[a-z<=]|\[:\^?\w+:\]")


# Properties that a line end has, or may have.
ODD = re.compile(r"\\P\{|\\p\{(?!(?:L|Lu|Ll|Lt|N|Nd|P|Pd|Ps|Pe|Sc|IsAlphabetic)\})")
LINE_END = ord("\n")
WITH_LINE_END = (op.CATEGORY_SPACE, op.CATEGORY_NOT_DIGIT, op.CATEGORY_NOT_WORD)


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

    plain = PROPERTY.sub(UNKNOWN, named_once(pattern).replace(r"\p{L}", r"\w"))
    if OTHER.search(plain):
        return None
    try:
        tree = _parser.parse(LIST.sub(spell, plain), re.MULTILINE)
    except (re.error, KeyError, OverflowError):
        return None
    best = needs(tree)
    if best is None or len(best) > MOST:
        return None
    words = frozenset(need.text for need in best if need.whole)
    pieces = frozenset(need.text for need in best if not need.whole)
    dots = tree.state.flags & re.DOTALL
    odd = dots or ODD.search(pattern) or crosses(list(tree))
    return Triggers(words, pieces, line and not odd)


def named_once(pattern: str) -> str:
    """Return a pattern without the names that several of its groups have.

    ``re`` knows no such groups.
    """
    names = NAME.findall(pattern)
    for name in {name for name in names if names.count(name) > 1}:
        pattern = pattern.replace(f"(?P<{name}>", "(?:")
        pattern = pattern.replace(f"(?P={name})", f"(?:{UNKNOWN}*)")
    return pattern


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
