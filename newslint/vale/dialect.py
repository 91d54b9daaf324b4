"""Vale's patterns, written for .NET's engine, as patterns of the ``regex`` package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from newslint import patterns

if TYPE_CHECKING:
    import regex

SECONDS = 3.0  # for a text of up to a megabyte; longer ones get more
# One item of a pattern, as far as the two dialects differ in it.
ITEM = re.compile(
    r"(?P<code>\\x\{(?P<hex>[0-9A-Fa-f]{1,6})\})"
    r"|\\k<(?P<back>\w+)>"
    r"|\\(?P<escape>.)"
    r"|(?P<class>\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\])"
    r"|(?P<comment>\(\?#[^)]*\))"
    r"|\(\?(?P<flags>[a-zA-Z]*-?[a-zA-Z]+)\)"
    r"|(?P<open>\((?:\?(?:P?<(?![=!])\w+>|<?[=!]|[>:]|[a-zA-Z]*-?[a-zA-Z]+:))?)"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|(?P<count>\{\d+(?:,\d*)?\})"
    r"|(?P<brace>\{)"
    r"|(?P<space>[ \t]+(?![ \t*+?{]))",
    re.S,
)
FLAGS = frozenset("ims-")
PLAIN = re.compile(r"[^\\^$|?*+()\[\]{}]*\Z")  # with points, as in Node.js
SUBTRACTION = re.compile(r"(?<!\\)-\[")


class DialectError(ValueError):
    """A pattern that cannot be written for the ``regex`` package."""


@cache
def translate(pattern: str, *, plain_groups: bool = False) -> str:
    """Return a .NET pattern as one of the ``regex`` package.

    Flags set in the middle hold to the end of their group. A space between words
    matches the end of a line too. With *plain_groups* what is in brackets is not
    captured. Raises DialectError.
    """
    out: list[str] = []
    groups: list[list[str]] = [[]]  # the flags set in each group that is open
    reached = 0
    for m in ITEM.finditer(pattern):
        out.append(pattern[reached : m.start()])
        out.append(item(m, groups, plain_groups=plain_groups))
        reached = m.end()
    if len(groups) != 1:
        raise DialectError(f"brackets that do not match in {pattern!r}")
    return "".join((*out, pattern[reached:], ")" * len(groups[0])))


def item(m: re.Match[str], groups: list[list[str]], *, plain_groups: bool) -> str:
    """Return one item as it is written for ``regex``; *groups* follows the brackets."""
    kind = m.lastgroup if m.lastgroup != "hex" else "code"
    if kind == "flags":
        if not FLAGS.issuperset(m["flags"]):
            raise DialectError(f"flags {m[0]!r}")
        groups[-1].append(f"(?{m['flags']}:")
        return groups[-1][-1]
    if kind == "bar":
        return ")" * len(groups[-1]) + "|" + "".join(groups[-1])
    if kind == "open":
        groups.append([])
        return "(?:" if plain_groups and m[0] == "(" else m[0]
    if kind == "close":
        if len(groups) == 1:
            raise DialectError("a bracket closes that none opened")
        return ")" * len(groups.pop()) + ")"
    return leaf(m, str(kind))


def leaf(m: re.Match[str], kind: str) -> str:
    """Return an item that opens and closes nothing."""
    if kind == "code":
        return f"\\U{int(m['hex'], 16):08x}"
    if kind == "back":
        return f"(?P={m['back']})"
    if kind == "escape":
        return {"z": r"\Z", "Z": r"(?=\n?\Z)"}.get(m["escape"], m[0])
    if kind == "class" and SUBTRACTION.search(m[0]):
        raise DialectError(f"one set less another, {m[0]!r}")
    return {"comment": "", "brace": r"\{", "space": r"\s+"}.get(kind, m[0])


def alternatives(
    tokens: Sequence[str], raw: Sequence[str] = (), *, nonword: bool, append: bool
) -> str:
    """Return the pattern of tokens, as words unless *nonword*, after ``raw``.

    With *append* the raw pattern comes last. Raw patterns are joined as they are, and
    spaces in them are spaces.
    """
    joined = "|".join(f"{translate(token)}" for token in tokens if token.strip())
    words = rf"\b(?:{joined})\b" if joined and not nonword else f"(?:{joined})"
    rest = "".join(raw)
    if not rest:
        return words
    rest = translate(rest.replace(" ", "\\ ") if " " in rest else rest)
    return words + rest if append else rest + words


def compiled(pattern: str, *, ignorecase: bool = False) -> regex.Pattern[str]:
    """Return a translated pattern compiled; ``^`` and ``$`` stand for line ends."""
    return patterns.compiled(pattern, re.M | (re.I if ignorecase else 0))


def find(found: regex.Pattern[str], text: str) -> list[regex.Match[str]]:
    """Return all matches in *text*. Raises TimeoutError."""
    seconds = SECONDS * max(1, len(text) / 1_000_000)
    return list(found.finditer(text, timeout=seconds))


def term(text: str) -> str:
    """Return an exception or a word of a vocabulary as a pattern.

    Points in what is otherwise plain are points, as in Node.js.
    """
    return translate(text.replace(".", r"\.") if PLAIN.match(text) else text)


def pattern_error() -> type[Exception]:
    """Return what the ``regex`` package raises for a pattern that is none."""
    import regex

    return regex.error
