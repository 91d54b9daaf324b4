"""Flag a surname whose owner is not introduced, or only later."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from newslint.document import Document
from newslint.layers import part_at, quoted
from newslint.layers.given_names import GIVEN
from newslint.layers.names import SAYS, Mention, Person, names, people
from newslint.model import Hit
from newslint.rule import Check

STORY = ("lead", "body")
COURTESY = frozenset("mr mrs ms miss mx messrs dr".split())
# “the head of Juul said”: not Juul speaks.
OBJECT = re.compile(r"\b(?:for|of|in|at|from|with|to|by|and|\d+)\s$")
# The rest of the paragraph calls the speaker he or she, before anybody else is named.
PERSONAL = re.compile(r"[^\n]{0,160}?\b(?:[Hh]e|[Ss]he)\b")


def check(when: Literal["never", "late"], *, allow: Collection[str] = ()) -> Check:
    """Flag the first place where a surname stands for somebody not yet introduced.

    ``when`` is ``never`` if the story nowhere gives a given name or an office: flagged
    are those called Mr, Ms or Dr, and speakers whom a pronoun shows to be people. With
    ``late`` the full name comes after the bare surname; headlines, decks and captions
    are not counted. ``allow`` lists surnames that need no introduction. The message may
    use ``{surname}`` and, with ``late``, ``{name}`` and ``{line}``, where it stands.
    """
    spared = frozenset(allow)
    find = never if when == "never" else late

    def look(doc: Document) -> Iterator[Hit]:
        for hit in find(doc):
            if hit.words["surname"] not in spared:
                yield hit

    return look


def never(doc: Document) -> Iterator[Hit]:
    """Yield the first places of people without a given name or an office."""
    called = {word for m in names(doc) if " " in m.name for word in m.name.split(" ")}
    first: dict[str, Mention] = {}
    spoke: set[str] = set()
    for mention in names(doc):
        bare = mention.name in spoke or speaks(doc, mention)
        if bare and mention.name not in called and mention.name not in GIVEN:
            first.setdefault(mention.name, mention)
            spoke.add(mention.name)
    for person in people(doc):
        if not person.given and person.surname not in called and courtesy(person):
            first[person.surname] = person.mentions[0]
    for surname, mention in first.items():
        if in_story(doc, mention):
            yield Hit(mention.span, {"surname": surname})


def speaks(doc: Document, mention: Mention) -> bool:
    """Return whether a lone word of no known kind says something, as a person does."""
    if mention.kind or not mention.name.isalpha():
        return False
    start, end = mention.span
    said = SAYS.match(doc.text, end)
    if said and OBJECT.search(doc.text, max(0, start - 8), start):
        return False
    return bool(said and PERSONAL.match(doc.text, said.end()))


def courtesy(person: Person) -> bool:
    """Return whether somebody is called Mr, Ms or Dr, and nothing more."""
    titles = {m.title.rstrip(".").lower() for m in person.mentions if m.title}
    return bool(titles) and titles <= COURTESY


def late(doc: Document) -> Iterator[Hit]:
    """Yield the first bare surname of people whose full name comes later."""
    for person in people(doc):
        told = [m for m in person.mentions if m.title or m.given or in_story(doc, m)]
        if not person.given or not person.surname or told[0].given or told[0].title:
            continue
        full = next((m for m in told if m.given and in_story(doc, m)), None)
        if full and not any(m.given or m.title for m in told[: told.index(full)]):
            line = doc.position(doc.locate(full.span).start).line
            words = {"surname": told[0].name, "name": full.name, "line": str(line)}
            yield Hit(told[0].span, words)


def in_story(doc: Document, mention: Mention) -> bool:
    """Return whether a mention stands in the story's own words."""
    start = mention.span.start
    return part_at(doc, start) in STORY and not quoted(doc, start)
