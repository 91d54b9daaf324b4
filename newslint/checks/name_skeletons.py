"""Note how people's names are spelt, for the comparison of several files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.names import Mention, people
from newslint.model import Fact, Span
from newslint.rule import Check

NO_CONSONANT = re.compile(r"[^bcdfgjklmnpqrstvwxz]")
DOUBLED = re.compile(r"(.)\1+")


def check(*, least: int = 3) -> Check:
    """Hold files that are judged together to one spelling of everybody's surname.

    Names are one person's if the first given name is the same and the surnames begin
    and end alike and have the same consonants in the same order, doubled ones once,
    vowels and h aside. Surnames with fewer than ``least`` are not compared. The message
    may use ``{quote}``, ``{right}``, ``{usual}`` and ``{where}``.
    """

    def look(doc: Document) -> Iterator[Fact]:
        for person in people(doc):
            full = next((m for m in person.mentions if m.given and m.surname), None)
            bones = skeleton(full) if full else ""
            if full and len(bones) >= least:
                start = full.span.start + full.name.index(full.surname)
                span = Span(start, start + len(full.surname))
                given = full.given.partition(" ")[0]
                yield Fact(
                    span,
                    f"{given} {bones} {full.surname[-1]}",
                    full.surname.replace("'", "’"),
                )

    return look


def skeleton(mention: Mention) -> str:
    """Return the first letter of a surname and its consonants, each once in a row."""
    surname = mention.surname.lower()
    return surname[0] + DOUBLED.sub(r"\1", NO_CONSONANT.sub("", surname[1:]))
