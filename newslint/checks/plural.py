"""Flag ‘a’ or ‘an’ before a plural: ‘a DNS requests’, ‘an illegal immigrants’."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.pairs import table
from newslint.pairs.sorts import CLOSED
from newslint.pairs.table import Table
from newslint.rule import Check

# The noun ends its phrase: a stop or one of these words follows, never another noun.
AFTER = (
    "to|in|of|for|that|which|who|with|from|by|on|at|is|are|was|were|has|have|had|as|"
    "this|when|where|while|because|but|before|after"
)
PHRASE = re.compile(
    r"(?P<article>[Aa](?<![\w’'\-/.].)n?) "  # first what is searched fastest
    r"(?P<between>(?:(?:(?:[a-z]+-)*[a-z]+|[A-Z]{2,}) ){0,2})"
    rf"(?P<noun>[a-z-]{{4,}}s)(?=[.,;:?!)”\"]| (?:{AFTER})\b)"
)
ADJECTIVE = re.compile(
    r"-|^[A-Z]+$|(?:al|ive|ous|ful|ble|less|ern)$"
    r"|^(?:new|old|big|small|major|key|senior|young|large|short|long|strong)$"
)
NO_VERB_AFTER = re.compile(r"-|^[A-Z]+$")
SINGULAR = re.compile(r"(?:ss|us|is|ness|series|news|means|ics|species)$")
BEFORE_VERBS = ("will", "would", "can", "could", "may")
LEAST_NOUN, LEAST_SINGULAR, LEAST_EXPECTED = 200, 100, 20  # times in the archive


def check(pairs: Path, *, unless: Collection[str] = ()) -> Check:
    """Flag an article whose noun is a plural that an article never stands before.

    ``pairs`` is the table of word counts that says so. The noun must be followed by a
    mark or a small word. Up to two adjectives may stand between, none of ``unless``,
    such as ‘few’ and ‘dozen’, nor a compound with one. A noun that may be a verb is
    left alone (‘a new study claims’), but for compounds and capitals before it. Offers
    to drop the article.
    """
    others = frozenset(unless)

    def look(doc: Document) -> Iterator[Hit]:
        for match in PHRASE.finditer(doc.text):
            between = match["between"].split()
            parts = [part for word in between for part in word.split("-")]
            if not others.isdisjoint(parts) or not CLOSED.isdisjoint(between):
                continue
            if not all(map(ADJECTIVE.search, between)):
                continue
            verbs = not between or not NO_VERB_AFTER.search(between[-1])
            if is_odd(table.load(pairs), match["noun"], verbs=verbs):
                article = match["article"]
                words = {"article": article, "noun": match["noun"]}
                rest = Span(match.start(), match.start("between"))
                yield Hit(Span(*match.span()), words, (Edit(rest, ""),))

    return look


def is_odd(counts: Table, noun: str, *, verbs: bool) -> bool:
    """Return whether *noun* is a plural and no article ever stands before it.

    With *verbs*, a noun that may be a form of a verb is not.
    """
    number = counts.number
    if SINGULAR.search(noun):
        return False
    if noun not in number:
        last = noun.rpartition("-")[2]
        return last not in (noun, "vs") and any(
            map(number.__contains__, singulars(last))
        )
    a, many = number["a"], number[noun]
    known = [one for one in singulars(noun) if one in number]
    if verbs and any(
        counts.pair(number[before], number[one])
        for one in known
        for before in BEFORE_VERBS
    ):
        return False
    return (
        counts.pair(a, many) == 0
        and counts.counts[many] > LEAST_NOUN
        and counts.expected(a, many) > LEAST_EXPECTED
        and any(counts.counts[number[one]] > LEAST_SINGULAR for one in known)
    )


def singulars(noun: str) -> Iterator[str]:
    """Yield what the singular of a noun may be."""
    yield noun[:-1]
    if noun.endswith("es"):
        yield noun[:-2]
    if noun.endswith("ies"):
        yield noun[:-3] + "y"
