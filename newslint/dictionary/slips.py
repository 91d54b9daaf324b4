"""Slips: which words a wrong one may have been, by the slips of hand and memory."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2
from typing import NamedTuple

from newslint.dictionary.table import SOUNDING, Dictionary, plain
from newslint.pairs.slips import edits

VOWELS = frozenset("aeiouy")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
HALF = (0.0, 0.25, 0.75)  # by how much of a key each row is set off
NEAR = 1.3  # keys between the middles of neighbours

# What each kind of slip adds to the evidence, in doublings of a word's frequency.
WEIGHTS = {
    "frequent": 12.0,  # amatur: people are known to write so
    "swapped": 4.0,  # wtih
    "undoubled": 4.0,  # comittee
    "doubled": 3.0,  # untill
    "missing": 2.0,  # goverment
    "vowel": 1.5,  # definately
    "extra": 1.0,  # expecially, recieeve
    "wrong": -1.0,  # confirned
    "twice": -2.0,  # officaly: two slips, neither in the sound of the consonants
}
NEIGHBOUR = 2.5  # the wrong or the extra key lies beside the right one
FIRST = -5.0  # the first letter is the one people get right
FIRST_LOST = -2.0  # but large initials are lost on the way: dditional
ENDING = -4.0  # what is put to the end of a word makes another: influencer, regionals
LENGTH, SHORTEST, LONGEST = 1.5, 5, 10  # for each letter, from and up to so many


def keyboard() -> frozenset[tuple[str, str]]:
    """Return the pairs of letters that lie beside each other on a keyboard."""
    at = {
        letter: (column + HALF[row], row)
        for row, letters in enumerate(ROWS)
        for column, letter in enumerate(letters)
    }
    return frozenset(
        (a, b)
        for a, (x, y) in at.items()
        for b, (u, v) in at.items()
        if a != b and (x - u) ** 2 + (y - v) ** 2 < NEAR**2
    )


BESIDE = keyboard()


class Slip(NamedTuple):
    """What a word was meant to be, and how much speaks for it."""

    score: float
    right: str
    kind: str


def likely(word: str, known: Dictionary, *, twice: bool = True) -> list[Slip]:
    """Return what *word* may have been meant to be, the likeliest first.

    That is what people are known to write *word* for; or what is one slip away; or
    else, with *twice*, two.
    """
    word = plain(word)
    if right := known.misspelt(word):
        return [weigh_as("frequent", word, right, known.counts[right])]
    if one := slips(word, known.counts):
        return one
    alike = known.sounding(word) if twice and len(word) >= SOUNDING else ()
    near = set(edits(word)) if alike else set()
    two = (right for right in alike if not near.isdisjoint(edits(right)))
    found = (weigh_as("twice", word, right, known.counts[right]) for right in two)
    return sorted(found, reverse=True)


def weigh_as(kind: str, word: str, right: str, count: float) -> Slip:
    """Return a slip of that *kind*, by which *word* is *right*, of that count."""
    return Slip(log2(count) + WEIGHTS[kind] + length(word), right, kind)


def slips(word: str, counts: Mapping[str, float]) -> list[Slip]:
    """Return the words in *counts* one slip from *word*, the likeliest first."""
    found = counts.keys() & edits(word)
    return sorted((weigh(word, right, counts[right]) for right in found), reverse=True)


def weigh(word: str, right: str, count: float) -> Slip:
    """Return the slip that makes *word* of *right*, a word of that count."""
    at = next(
        (i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b),
        min(len(word), len(right)),
    )
    kind = kind_of(word, right, at)
    score = log2(count) + WEIGHTS[kind] + length(word)
    if near(word, right, at, kind):
        score += NEIGHBOUR
    if at == 0:
        score += FIRST_LOST if kind == "missing" else FIRST
    if kind in ("extra", "wrong", "vowel", "doubled") and at == len(word) - 1:
        score += ENDING
    return Slip(score, right, kind)


def length(word: str) -> float:
    """Return what the length of *word* adds: fewer long words are alike by chance."""
    return LENGTH * (min(max(len(word), SHORTEST - 1), LONGEST) - SHORTEST)


def kind_of(word: str, right: str, at: int) -> str:
    """Return which kind of slip makes *word* of *right*; they first differ *at*."""
    if len(word) == len(right):
        if word[at + 1 :] != right[at + 1 :]:
            return "swapped"
        return "vowel" if {word[at], right[at]} <= VOWELS else "wrong"
    longer = max(word, right, key=len)
    twice = at > 0 and longer[at] == longer[at - 1]
    if len(word) < len(right):
        return "undoubled" if twice else "missing"
    return "doubled" if twice else "extra"


def near(word: str, right: str, at: int, kind: str) -> bool:
    """Return whether the wrong letter lies beside the right one on the keyboard."""
    if kind == "wrong":
        return (word[at], right[at]) in BESIDE
    if kind == "extra":
        return any((word[at], b) in BESIDE for b in word[max(0, at - 1) : at + 2])
    return False
