"""Names: who is spoken of in a story, and by what names. No model, one pass.

The method, in order: runs of words with a capital (`capitals`) are cut into names of a
kind (`mentions`); what ends in the name of somebody who speaks is a person too; then
single words and short runs that end a person's name are that person. Deterministic, and
linear in the length of the text. A reader or plugin that knows better says who is in a
story by the metadata ``people``: full names, parted by semicolons.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.layers.capitals import Run, runs, title_case
from newslint.layers.mentions import Mention, read
from newslint.layers.name_words import SAID
from newslint.model import Span

__all__ = [
    "SAYS",
    "Mention",
    "Person",
    "key",
    "mention_at",
    "names",
    "people",
]

# What a speaker is followed by: “said”, “, also told”, “flatly denied”.
SAYS = re.compile(rf",?\s(?:\w+ly\s|also\s|then\s)?(?:{SAID})\b")


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
    begin = [line.start for line in lines]
    found: list[Mention] = []
    loose: list[Run] = []
    for run in runs(doc):
        i = bisect_right(begin, run.words[0].start) - 1
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

    Or if it ends in somebody's surname and begins like their given name, which may be
    misspelt: Volodymr Zelensky.
    """
    last = mention.name.rpartition(" ")[2]
    if mention.kind or last not in known:
        return mention
    if any(full.surname.endswith(mention.name) for full in known[last]):
        return mention._replace(kind="person", surname=mention.name)
    given = mention.name[: -len(last) - 1]
    if given and any(full.given[:2] == given[:2] for full in known[last]):
        return mention._replace(kind="person", given=given, surname=last)
    return mention


def recognise(doc: Document, run: Run, known: Known) -> Iterator[Mention]:
    """Yield the people in a headline's words that are known from the story."""
    reach = 0
    for i, word in enumerate(run.words):
        fulls = known.get(word.text, ()) if word.start >= reach else ()
        for size in (4, 3, 2, 1):
            words = run.words[max(0, i - size + 1) : i + 1]
            if words[0].start < reach:
                continue
            written = doc.text[words[0].start : word.end]
            full = next((f for f in fulls if f.name == written), None)
            if full or (size == 1 and any(f.surname == written for f in fulls)):
                span = Span(words[0].start, word.end)
                given, surname = (full.given, full.surname) if full else ("", written)
                yield Mention(span, "person", written, "", given, surname)
                reach = word.end
                break
