"""Copy that a rule of a Vale style should flag, made of its patterns.

It is a guess, to be proved: what a pattern looks for around its match is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser, error  # type: ignore[attr-defined]
from typing import Any

from newslint.vale.dialect import DialectError, translate
from newslint.vale.scopes import several

MOST = 6  # patterns of a rule that are tried
CHARS = "a1 A.,-–‘’“”\"'!?:;()%$£€/_&#@*+=\n\té"
CATEGORIES: Mapping[Any, Callable[[str], bool]] = {
    op.CATEGORY_WORD: str.isalnum,
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_WORD: lambda char: not char.isalnum() and char != "_",
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
}
BODY = (
    "\n\nThe council met on Monday evening to vote on the plan for the new school."
    "\n\nMembers of both parties said that it would cost less than the last one."
)
STORY = f"Council votes on school{BODY}\n\n"
FRAMES = (
    ("The clerk wrote ", " in the report."),
    ("The clerk wrote that ", " and left."),
    ("", " was in the report."),
    ("The report said: ", ""),
    ("", ""),
    ("", ": The council met on Monday."),
    (f"{STORY}The clerk wrote ", " in the report."),
    (f"{STORY}- a new roof\n- ", " and more\n- a door of oak"),
)
HEADINGS = (("", ""), ("Council votes on school ", ""), ("Council votes: ", " today"))
SILENT = (
    "The council met on Monday.",
    "She bought a loaf of bread and went home.",
    "Tea was served.",
)
CAPITALS = {
    "$title": "council to close the school in the north of town",
    "$sentence": "Council To Close The School In The North Of Town",
    "$lower": "The Council Met",
    "$upper": "The council met",
}


def bad(table: Mapping[str, Any]) -> Iterator[list[str]]:
    """Yield copy with the place marked that a rule of this table should flag.

    In a list, one of which may do: the same words, each in other company.
    """
    heading = any("heading" in scope for scope in several(table.get("scope", "text")))
    frames, body = (HEADINGS, BODY) if heading else (FRAMES, "")
    for marked in islice(filter(None, MARKS[table["check"]](table)), MOST):
        yield [f"{before}{marked}{after}{body}" for before, after in frames]


def existing(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield each token."""
    raw = "".join(table.get("raw", ()))
    for token in table.get("tokens") or [""]:
        yield flagged(made(token + raw if table.get("append") else raw + token))


def too_many(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield one token more than there may be, the first marked."""
    text = made(table["token"]) or "a"
    if most := table.get("max", 0):
        yield flagged(text) + f" {text}" * most


def repeated(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield a word as often as it may not stand."""
    yield flagged("again again" + " again" * table.get("max", 0))


def both(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield each two forms that do not go together, the second marked."""
    for one, other in table["either"].items():
        yield f"{made(one)} and {flagged(made(other))}"


MARKS: Mapping[str, Callable[[Mapping[str, Any]], Iterable[str]]] = {
    "existence": existing,
    "substitution": lambda table: (flagged(made(key)) for key in table["swap"]),
    "conditional": lambda table: [flagged(made(table["first"]))],
    "occurrence": too_many,
    "repetition": repeated,
    "consistency": both,
    "capitalization": lambda table: [flagged(CAPITALS.get(table["match"], ""))],
    "metric": lambda table: [],
}


def flagged(text: str) -> str:
    """Mark a text; what is no text gives none."""
    return f"{{=={text}==}}" if text and not set("{}") & set(text) else ""


def made(pattern: str) -> str:
    """Return a text that the pattern should match; an empty one if none is known."""
    try:
        tree = _parser.parse(translate(pattern))
        return sequence(tree, {}).strip(" \n\t")
    except (
        DialectError,
        error,
        OverflowError,
        RecursionError,
        KeyError,
        StopIteration,
    ):
        return ""


def of_set(items: Sequence[Any]) -> str:
    """Return a character that a set holds."""
    return next(char for char in candidates(items) if fits(char, items))


CHARACTERS: Mapping[Any, Callable[[Any], str]] = {
    op.LITERAL: chr,
    op.NOT_LITERAL: lambda value: next(char for char in CHARS if ord(char) != value),
    op.ANY: lambda value: "a",
    op.IN: of_set,
}


def sequence(items: Sequence[Any], groups: dict[int, str]) -> str:
    """Return a text for the items of a pattern, one after the other."""
    return "".join(one(kind, value, groups) for kind, value in items)


def one(kind: Any, value: Any, groups: dict[int, str]) -> str:
    """Return a text for one item of a pattern: the first choice, the fewest times."""
    if kind in CHARACTERS:
        return CHARACTERS[kind](value)
    if kind is op.BRANCH:
        return sequence(value[1][0], groups)
    if kind is op.GROUPREF:
        return groups[value]
    if kind is op.SUBPATTERN:
        text = groups[value[0] or 0] = sequence(value[3], groups)
        return text
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        times: int = value[0]
        return sequence(value[2], groups) * times
    return sequence(value, groups) if kind is op.ATOMIC_GROUP else ""


def candidates(items: Sequence[Any]) -> Iterator[str]:
    """Yield characters that a set may hold: its own first."""
    yield from (chr(value) for kind, value in items if kind is op.LITERAL)
    yield from (chr(value[0]) for kind, value in items if kind is op.RANGE)
    yield from CHARS


def fits(char: str, items: Sequence[Any]) -> bool:
    """Return whether a set holds a character."""
    negated: bool = items[0][0] is op.NEGATE
    held: bool = any(holds(char, kind, value) for kind, value in items)
    return held is not negated


def holds(char: str, kind: Any, value: Any) -> bool:
    """Return whether one item of a set holds a character."""
    if kind is op.LITERAL:
        return bool(ord(char) == value)
    if kind is op.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return kind is op.CATEGORY and CATEGORIES[value](char)
