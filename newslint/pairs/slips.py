"""Slips of one letter: what they make of a word."""

from __future__ import annotations

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def edits(word: str) -> list[str]:
    """Return what one letter less, more or other, or two swapped, makes of *word*."""
    found: list[str] = []
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        found += [head + letter + tail for letter in LETTERS]
        if tail:
            rest = tail[1:]
            found += [head + letter + rest for letter in LETTERS if letter != tail[0]]
            found.append(head + rest)
        if len(tail) > 1 and tail[0] != tail[1]:
            found.append(head + tail[1] + tail[0] + tail[2:])
    return found
