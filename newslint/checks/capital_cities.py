"""Flag a city that is called the capital of another country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TypeAlias

from newslint.document import Document
from newslint.layers.near import found_near
from newslint.model import Edit, Hit, Span
from newslint.rule import Check, Triggers, triggered_by

Rows: TypeAlias = Callable[[], Sequence[Sequence[str]]]

NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:of |the |and )?[A-ZÀ-Þ][\w’'-]+){0,3}"
PLACED = re.compile(
    rf"(?<![\w’'-])(?P<city>{NAME}),? (?:which is |is )?(?:the )?"
    rf"capital(?: city)? of (?:the )?(?P<country>{NAME})"
)
OWNED = re.compile(
    rf"(?<![\w’'-])(?P<country>{NAME})['’]s? capital(?: city)?(?: of|,)? "
    rf"(?P<city>{NAME})"
)
KINDS = PLACED, OWNED
REACH = 400  # characters; no such phrase has as many


def triggers(**_: object) -> Triggers:
    """Return the word that every such sentence has."""
    return Triggers(frozenset({"capital"}))


@triggered_by(triggers)
def check(countries: Rows) -> Check:
    """Flag ``Lagos, the capital of Nigeria`` and ``Nigeria’s capital, Lagos``.

    ``countries`` has a row for every country: its names and its capitals, former and
    actual ones too, both separated by commas. The city must be one the table does not
    give to the country and, in the second form, one that it gives to another. The
    message may use ``{city}``, ``{country}`` and ``{right}``.
    """
    read = cache(lambda: capitals(countries()))

    def look(doc: Document) -> Iterator[Hit]:
        for m in chain(*(found_near(doc, each, ("capital",), REACH) for each in KINDS)):
            right = read().get(m["country"])
            city = m["city"]
            elsewhere = any(city in cities for cities in read().values())
            wrong = right and not city.endswith(tuple(right))
            if right and wrong and (elsewhere or m.re is PLACED):
                span = Span(*m.span("city"))
                words = {"city": city, "country": m["country"], "right": right[0]}
                yield Hit(span, words, (Edit(span, right[0]),))

    return look


def capitals(rows: Sequence[Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return the capitals of every country by each of its names."""
    return {
        name: cities.split(",")
        for names, cities, *_ in rows
        for name in names.split(",")
    }
