"""What LanguageTool says of a text: matches, with offsets that Python can use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

VARIETY = re.compile(r"(?<=^MORFOLOGIK_RULE_EN)_[A-Z]{2}$")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
MOST = 5  # replacements that are kept of a match


class Match(NamedTuple):
    """A place in a text, in code points, and what a rule of LanguageTool says of it."""

    start: int
    end: int
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...] = ()


def rule_name(match: Match) -> str:
    """Return a match's rule; the dictionaries of all varieties of English are one."""
    return VARIETY.sub("", match.rule)


def read(answer: Mapping[str, Any], text: str) -> list[Match]:
    """Return the matches of an answer of LanguageTool's HTTP interface.

    It counts in units of UTF-16, in which an emoji is two. Raises KeyError or TypeError
    for what is no such answer.
    """
    point = code_points(text)
    found = []
    for match in answer["matches"]:
        offset, rule = match["offset"], match["rule"]
        found.append(
            Match(
                point(offset),
                point(offset + match["length"]),
                rule["id"],
                rule["category"]["id"],
                match["message"],
                tuple(each["value"] for each in match["replacements"][:MOST]),
            )
        )
    return found


def code_points(text: str) -> Callable[[int], int]:
    """Return what turns an offset in units of UTF-16 into one in code points."""
    if not ASTRAL.search(text):
        return lambda offset: offset
    points: list[int] = []
    for i, character in enumerate(text):
        points += [i] * (2 if character > "\uffff" else 1)
    points.append(len(text))
    return lambda offset: points[min(offset, len(points) - 1)]


def within(matches: list[Match], start: int, end: int) -> list[Match]:
    """Return the matches that lie in ``text[start:end]``, counted from *start*."""
    return [
        match._replace(start=match.start - start, end=match.end - start)
        for match in matches
        if start <= match.start and match.end <= end
    ]
