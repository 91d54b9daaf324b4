"""Mentions: what kind of name a run of capitals is, and how a person's name parts.

A run is cut where a title, an abbreviation or the name of a country ends it. What is
left is a person if a title or a calling stands before it, if it begins with a given
name, an initial or a Chinese, Korean or Vietnamese family name, or if an age or “who”
follows; a body or a place if it has a word of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from sys import intern
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.layers.capitals import Run, Word
from newslint.layers.given_names import GIVEN
from newslint.layers.name_words import (
    BEFORE_TITLES,
    BODIES,
    BRANDS,
    CALLINGS,
    FIRST_SURNAMES,
    LANDS,
    OPENERS,
    PARTICLES,
    PLACES,
    SUFFIXES,
    SURNAMES_TOO,
    TITLES,
)
from newslint.model import Span

NOBODY = PLACES | BODIES | OPENERS
ANY_TITLE = TITLES | BEFORE_TITLES
BODIES_AND_LANDS = BODIES | LANDS
ONLY_PLACES = PLACES - SURNAMES_TOO
NO_SURNAMES = BODIES_AND_LANDS - SURNAMES_TOO
MOST = 5  # words of a person's name
CALLED = TITLES | CALLINGS
REACH = 24  # characters before a name in which a calling is looked for
AGE_OR_WHO = re.compile(r",\s(?:[1-9]\d?[,.)]|aged?\s\d|who\s)|\s\([1-9]\d\)")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[A-Z]{1,2}")


class Mention(NamedTuple):
    """A name in its place; ``span`` is the name without its title.

    ``kind`` is ``person``, ``organisation``, ``place``, ``acronym`` or, where nothing
    tells, empty. Of people, ``given`` holds the given names and initials, or nothing
    where a surname stands alone, and ``surname`` the rest with its particles.
    """

    span: Span
    kind: str
    name: str
    title: str = ""
    given: str = ""
    surname: str = ""
    suffix: str = ""


@layer
def stated(doc: Document) -> frozenset[str]:
    """Return the full names of people that the metadata state."""
    return frozenset(name.strip() for name in doc.meta.get("people", "").split(";"))


def read(doc: Document, run: Run) -> Iterator[Mention]:
    """Yield the names in one run of capitals."""
    for words in parts(run):
        first, last = title(words)
        if last:
            if first:
                yield make(doc, words[:first], "")
            called = doc.text[words[first].start : words[last - 1].end]
            yield make(doc, words[last:], called)
        elif words[-1].text.lower() not in TITLES or len(words) > 1:
            yield make(doc, words, calling(doc, words))


def parts(run: Run) -> Iterator[Sequence[Word]]:
    """Yield the stretches of a run that may be one name each."""
    start = 0
    words = run.words
    for i, word in enumerate(words):
        alone = word.acronym and not initials_of(words, i)
        if alone or begins_name(words, start, i):
            if start < i:
                yield words[start:i]
            start = i
        if alone:
            yield words[i : i + 1]
            start = i + 1
    if start < len(words):
        yield words[start:]


def initials_of(words: Sequence[Word], i: int) -> bool:
    """Return whether the capitals of word *i* are somebody's initials: JK Rowling."""
    word = words[i].text
    if i + 1 == len(words) or words[i + 1].text in GIVEN:
        return False
    short = len(word.replace(".", "").replace("-", "")) <= 2
    return short and word not in STATES_AND_BODIES


STATES_AND_BODIES = frozenset("US UK EU UN U.S. U.K. E.U. U.N. TV PM AP FA".split())


def begins_name(words: Sequence[Word], start: int, i: int) -> bool:
    """Return whether a given name at *i* follows words that say whose it is."""
    first, before = words[start].text.lower(), words[i - 1].text.lower()
    return (
        start < i < len(words) - 1
        and words[i].text in GIVEN
        and (first in NOBODY or before in BODIES)
        and before not in TITLES
        and words[start].text not in GIVEN
        and words[i + 1].text.lower() not in BODIES_AND_LANDS
    )


def title(words: Sequence[Word]) -> tuple[int, int]:
    """Return where the title in *words* begins and ends; two noughts if there is none.

    King and Bishop are surnames too: they are titles only if no given name comes first.
    """
    for last in range(len(words) - 1, 0, -1):
        if words[last - 1].text.rstrip(".").lower() in TITLES:
            break
    else:
        return 0, 0
    first = last - 1
    while first and words[first - 1].text.rstrip(".").lower() in ANY_TITLE:
        first -= 1
    begins = words[0].text
    given = begins in GIVEN and begins.lower() not in PLACES
    if given or words[-1].text.lower() in NO_SURNAMES:
        return 0, 0
    return first, last


def calling(doc: Document, words: Sequence[Word]) -> str:
    """Return the title or calling in small letters that stands before *words*."""
    start = words[0].start
    before = doc.text[max(0, start - REACH) : start]
    if before[-1:] not in (" ", "\n"):
        return ""
    word = before[:-1].rpartition(" ")[2]
    return word if word in CALLED else ""


def make(doc: Document, words: Sequence[Word], called: str) -> Mention:
    """Make the mention of *words*, which a title or a calling may stand before."""
    span = Span(words[0].start, words[-1].end)
    kind = kind_of(doc, words, called)
    if kind != "person":
        return Mention(span, kind, intern(doc[span]), called)
    suffix = ""
    if words[-1].text.rstrip(".").lower() in SUFFIXES and len(words) > 1:
        suffix, words = words[-1].text, words[:-1]
    at = surname_at(words)
    text = doc.text
    if first_surname(words):
        if len(words) > 2 and words[-1].text == words[0].text:
            words = words[:-1]  # a surname set again by mistake
        surname, given = words[0].text, text[words[1].start : words[-1].end]
    elif at:
        surname = text[words[at].start : words[-1].end]
        given = text[words[0].start : words[at - 1].end]
    else:
        surname, given = text[words[0].start : words[-1].end], ""
    # A long text says the same names again and again.
    name, given, surname = map(intern, (doc[span], given, surname))
    return Mention(span, kind, name, called, given, surname, suffix)


def surname_at(words: Sequence[Word]) -> int:
    """Return which word the surname begins with: a particle, or the last."""
    for i, word in enumerate(words):
        if i and (word.text in PARTICLES or word.text[:3] in ("al-", "el-")):
            return i
    return len(words) - 1


def kind_of(doc: Document, words: Sequence[Word], called: str) -> str:
    """Return what kind of name *words* are."""
    lowered = [word.text.lower() for word in words]
    written = doc.text[words[0].start : words[-1].end]
    if written in stated(doc):
        return "person"
    if len(words) == 1 and words[0].acronym:
        return "acronym"
    if "&" in lowered or written in BRANDS:
        return "organisation"
    if not BODIES.isdisjoint(lowered) and not surname_too(words, called):
        return "organisation"
    if all(word in PLACES for word in lowered):
        return "place"
    if lowered[-1] in LANDS and not surname_too(words, called):
        return "place"
    if called or (len(words) > 1 and personal(doc, words)):
        return "person"
    return ""


def surname_too(words: Sequence[Word], called: str) -> bool:
    """Return whether the last word, of a body or place, may be a surname here."""
    if len(words) > 2 or words[-1].text.lower() not in SURNAMES_TOO:
        return False
    first = words[0].text
    return bool(called) or (first in GIVEN and first.lower() not in PLACES)


def personal(doc: Document, words: Sequence[Word]) -> bool:
    """Return whether two words or more are somebody's name."""
    if len(words) > MOST or words[-1].text.lower() in ONLY_PLACES:
        return False
    first = words[0].text
    if first.lower() in PLACES and first not in GIVEN:
        return False
    return (
        (first in GIVEN and first.lower() not in PLACES)
        or first_surname(words)
        or initialled(words)
        or words[-1].text.rstrip(".").lower() in SUFFIXES
        or surname_at(words) < len(words) - 1
        or AGE_OR_WHO.match(doc.text, words[-1].end) is not None
    )


def initialled(words: Sequence[Word]) -> bool:
    """Return whether initials stand first or second; a sentence may end in one too."""
    if words[1].text.lower() in OPENERS and words[0].text.endswith("."):
        return False
    return any(INITIALS.fullmatch(word.text) for word in words[:2])


@cache
def syllables() -> re.Pattern[str]:
    """Return what a Chinese, Korean or Vietnamese given name is made of."""
    return re.compile(
        r"(?:(?:[bcdfghjklmnpqrstwxyz]|[czs]h|hs|ts|th|tr|kh|ng|ph|[kg]y|[hpr]y)?"
        r"[aeiouêôơưăâ]{1,3}y?(?:ng|nh|n|k|l|m|p|r|b|t|c|h)?-?){1,2}",
        re.I,
    )


def first_surname(words: Sequence[Word]) -> bool:
    """Return whether the family name stands first: Kim Jong Un, Xi Jinping."""
    return (
        1 < len(words) < 4
        and words[0].text.lower() in FIRST_SURNAMES
        and all(syllables().fullmatch(word.text) for word in words[1:])
    )
