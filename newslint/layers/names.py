"""Names: who is spoken of in a story, and by what names. No model, one pass.

The method, in order: every run of words with a capital (`capitals`) is cut where a
title, a day, an abbreviation or the name of a country ends it; what is left is a person
if a title or a calling stands before it, if it begins with a given name, an initial or
a Chinese, Korean or Vietnamese family name, or if an age or “who” follows; a body or
place if it has a word of theirs. Then single words and short runs that end a person's
name are that person. Deterministic, and linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.layers.capitals import Run, Word, runs, title_case
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
    SAID,
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
SAYS = re.compile(rf",?\s(?:also\s|then\s)?(?:{SAID})\b")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[A-Z]{1,2}")
SYLLABLES = re.compile(
    r"(?:(?:[bcdfghjklmnpqrstwxyz]|[czs]h|hs|ts|th|tr|kh|ng|ph|[kg]y|[hpr]y)?"
    r"[aeiouêôơưăâ]{1,3}y?(?:ng|nh|n|k|l|m|p|r|b|t|c|h)?-?){1,2}",
    re.I,
)


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


class Person(NamedTuple):
    """One of the people of a story, by the fullest form of the name."""

    name: str
    given: str
    surname: str
    mentions: tuple[Mention, ...]


@layer
def names(doc: Document) -> tuple[Mention, ...]:
    """Return every name in the text, in order; no two overlap.

    In lines set like headlines only names that stand elsewhere too are found.
    """
    lines = title_case(doc)
    found: list[Mention] = []
    loose: list[Run] = []
    for run in runs(doc):
        i = bisect_right(lines, run.words[0].start, key=lambda line: line.start) - 1
        if i >= 0 and run.words[0].start < lines[i].end:
            loose.append(run)
        else:
            found.extend(read(doc, run))
    spoke = speakers(doc, found)
    found = [introduce(mention, spoke) for mention in found]
    known = keys(found)
    resolved = [refer(mention, known) for mention in found]
    resolved += [m for run in loose for m in recognise(doc, run, known)]
    return tuple(sorted(resolved))


@layer
def people(doc: Document) -> tuple[Person, ...]:
    """Return the people of the story, in the order in which they first come.

    Full names with one first given name and one surname are one person, as are a bare
    surname and the full name it last stood in, before it or else after it.
    """
    groups: dict[tuple[str, str], list[Mention]] = {}
    latest: dict[str, tuple[str, str]] = {}
    mentions = [mention for mention in names(doc) if mention.kind == "person"]
    for mention in mentions:
        if mention.given and mention.surname:
            latest.setdefault(key(mention), identity(mention))
    for mention in mentions:
        who = identity(mention)
        if mention.given and mention.surname:
            latest[key(mention)] = who
        else:
            who = latest.get(key(mention), who)
        groups.setdefault(who, []).append(mention)
    return tuple(person(group) for group in groups.values())


def person(mentions: Sequence[Mention]) -> Person:
    """Make a person of all that are theirs; the longest name is the fullest."""
    full = max(mentions, key=lambda m: (bool(m.given and m.surname), len(m.name)))
    return Person(full.name, full.given, full.surname, tuple(mentions))


def identity(mention: Mention) -> tuple[str, str]:
    """Return what tells one person from another."""
    return mention.given.partition(" ")[0], key(mention)


def key(mention: Mention) -> str:
    """Return the word by which a person is spoken of later: the surname's last."""
    return (mention.surname or mention.given).rpartition(" ")[2]


def mention_at(doc: Document, offset: int) -> Mention | None:
    """Return the name that text *offset* falls in, if it does."""
    i = bisect_right(names(doc), offset, key=lambda m: m.span.start) - 1
    mention = names(doc)[i] if i >= 0 else None
    return mention if mention and offset < mention.span.end else None


def speakers(doc: Document, found: Sequence[Mention]) -> frozenset[str]:
    """Return the single words of no known kind that somewhere say something."""
    return frozenset(
        m.name
        for m in found
        if not m.kind and m.name.isalpha() and SAYS.match(doc.text, m.span.end)
    )


def introduce(mention: Mention, spoke: frozenset[str]) -> Mention:
    """Return *mention*, as a person's if it is a full name of somebody who speaks.

    That is two words or three of which the last speaks alone elsewhere.
    """
    first, _, last = mention.name.rpartition(" ")
    if mention.kind or not first or last not in spoke or first.count(" ") > 1:
        return mention
    return mention._replace(kind="person", given=first, surname=last)


Known = Mapping[str, Sequence[Mention]]


def keys(found: Sequence[Mention]) -> Known:
    """Return the full names of people by the word they are spoken of by later."""
    known: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        if mention.kind == "person":
            known[key(mention)].append(mention)
    return known


def refer(mention: Mention, known: Known) -> Mention:
    """Return *mention*, as a person's if it is the end of a name that is known.

    Or if it ends in the surname of somebody, and has a word for a given name.
    """
    last = mention.name.rpartition(" ")[2]
    if mention.kind or last not in known:
        return mention
    if any(full.surname.endswith(mention.name) for full in known[last]):
        return mention._replace(kind="person", surname=mention.name)
    given = mention.name[: -len(last) - 1]
    if given and given.lower() not in NOBODY and any(f.given for f in known[last]):
        return mention._replace(kind="person", given=given, surname=last)
    return mention


def recognise(doc: Document, run: Run, known: Known) -> Iterator[Mention]:
    """Yield the people in a headline's words that are known from the story."""
    reach = 0
    for i, word in enumerate(run.words):
        fulls = known.get(word.text, ()) if word.start >= reach else ()
        for size in (4, 3, 2, 1):
            words = run.words[max(0, i - size + 1) : i + 1]
            written = doc.text[words[0].start : word.end]
            full = next((f for f in fulls if f.name == written), None)
            if full or (size == 1 and any(f.surname == written for f in fulls)):
                span = Span(words[0].start, word.end)
                given, surname = (full.given, full.surname) if full else ("", written)
                yield Mention(span, "person", written, "", given, surname)
                reach = word.end
                break


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
    rest = words[-1].text.lower()
    if rest in NO_SURNAMES or words[0].text in GIVEN:
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
        return Mention(span, kind, doc[span], called)
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
    return Mention(span, kind, doc[span], called, given, surname, suffix)


def surname_at(words: Sequence[Word]) -> int:
    """Return which word the surname begins with: a particle, or the last."""
    for i, word in enumerate(words):
        if i and (word.text in PARTICLES or word.text[:3] in ("al-", "el-")):
            return i
    return len(words) - 1


def kind_of(doc: Document, words: Sequence[Word], called: str) -> str:
    """Return what kind of name *words* are."""
    lowered = [word.text.lower() for word in words]
    if len(words) == 1 and words[0].acronym:
        return "acronym"
    if "&" in lowered or doc.text[words[0].start : words[-1].end] in BRANDS:
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


def first_surname(words: Sequence[Word]) -> bool:
    """Return whether the family name stands first: Kim Jong Un, Xi Jinping."""
    return (
        1 < len(words) < 4
        and words[0].text.lower() in FIRST_SURNAMES
        and all(SYLLABLES.fullmatch(word.text) for word in words[1:])
    )
