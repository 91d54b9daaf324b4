"""Flag a number of things that is not the number of names listed after it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.document import Document
from newslint.layers.figures import SMALL, count
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

NAME = (
    r"(?:(?:the|The)\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:(?:of|de|du|del|la|al|the|for)\s)?"
    r"[A-ZÀ-Þ][\w’'.-]*){0,3}"
)
LIST = re.compile(
    rf"\b(?P<number>{'|'.join(SMALL[2:13])})\s(?P<noun>[a-z]+(?:\s[a-z]+)?s|countries|people"
    rf"|men|women)(?:\s?[—–]\s?|\s--?\s|:\s|\s\()(?P<names>{NAME}(?:,\s{NAME}){{0,10}},?"
    rf"\s(?:and|&)\s{NAME})(?=\s?[—–)]|\s--?\s|[.;]?$|\.\s|;)",
    re.MULTILINE,
)
# Of more than are listed: ‘two of its five members — Mr. Pai and Ms. Lee’.
SOME = re.compile(
    r"\b(?:of|among|half|most|including|included)\b[^.;:\n]{0,40}$", re.IGNORECASE
)
PARTED = re.compile(r",?\s(?:and|&)\s|,\s")


def triggers(**_: object) -> Triggers:
    """Return the numbers from two to twelve."""
    return Triggers(frozenset(SMALL[2:13]))


@triggered_by(triggers)
def check(*, joint: Collection[str] = (), unless: Collection[str] = ()) -> Check:
    """Flag ‘three states: Kansas, Missouri, Nevada and Utah’.

    The list is one of names alone, after a colon, a dash or a bracket, to the end of
    the sentence or to another dash. ``joint`` holds names with an ‘and’ inside. A list
    that holds one of ``unless`` is left alone: what belongs to the name before it
    (‘Ohio’), and what is no name (‘Republican’). The message may use ``{number}``,
    ``{noun}`` and ``{listed}``, how many there are.
    """
    one = re.compile("|".join(map(re.escape, joint)) or r"(?!)")
    left_alone = frozenset(unless)

    def look(doc: Document) -> Iterator[Hit]:
        for m in LIST.finditer(doc.text):
            names = PARTED.split(one.sub("X", m["names"]))
            before = doc.text[max(0, m.start() - 60) : m.start()]
            if SOME.search(before) or not left_alone.isdisjoint(names):
                continue
            if count(m["number"]) != len(names):
                words = {
                    "number": m["number"],
                    "noun": m["noun"],
                    "listed": str(len(names)),
                }
                yield Hit(Span(m.start("number"), m.end("noun")), words)

    return look
