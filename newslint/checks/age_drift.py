"""Note the age that a story gives to a person of one full name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers import quoted
from newslint.layers.near import stretches
from newslint.model import Fact, Span
from newslint.rule import Check

NAME = r"[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ](?:\s[A-ZÀ-Þ]\.)?(?:\s[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]){1,2}"
AGE = re.compile(r"(?:,\s(?:aged?\s)?|\s\()[1-9]\d[,).]")
# ‘Then Jane Smith’ is Jane Smith.
FULL = re.compile(r"\S+(?:\s[A-Z]\.)?\s\S+$")
AGED = re.compile(
    rf"(?=[A-ZÀ-Þ])(?<![\w’'.-])(?P<name>{NAME})(?:,\s(?:aged?\s)?|\s\()(?P<age>[1-9]\d)(?:[,)]|(?=\.\s[A-Z])"
    r"(?!\d))(?!\s?(?:percent|per\scent|votes|yards|points|\d))"
)
REACH = 200  # characters; no name has as many


def check() -> Check:
    """Hold a story to one age for everyone with a full name: ‘Jane Smith, 45,’.

    Ages from 10 to 99 are read, after a comma or in brackets. The message may use
    ``{quote}``, ``{right}``, ``{usual}`` and ``{where}``.
    """

    def look(doc: Document) -> Iterator[Fact]:
        for m in aged(doc.text):
            full = FULL.search(m["name"])
            if full and not quoted(doc, m.start()):
                yield Fact(Span(*m.span("age")), full[0], m["age"])

    return look


def aged(text: str) -> Iterator[re.Match[str]]:
    """Yield each name with an age."""
    ages = (m.start() for m in AGE.finditer(text))
    for start, end in stretches(ages, REACH):
        yield from AGED.finditer(text, start, end)
