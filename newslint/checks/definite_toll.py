"""Flag a toll that a story takes up again with another number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.figures import SMALL, count
from newslint.layers.near import found_near
from newslint.model import Hit, Span
from newslint.rule import Check, Triggers, triggered_by

NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*|{'|'.join(SMALL[1:])})"
PEOPLE = (
    r"(?:people|persons|men|women|children|civilians|soldiers|troops|police\sofficers"
    r"|officers|students|passengers|workers|protesters|villagers|migrants|victims)"
)
DEAD = re.compile(
    rf"\b(?P<a>{NUMBER})\s(?:other\s)?(?:{PEOPLE}\s)?(?:(?:were|have\sbeen|had\sbeen|was)\s)?"
    rf"(?:killed|dead|died)\b|\b(?:killed|killing|kills|death\sof|deaths\sof)\s(?:at\sleast\s"
    rf"|about\s|some\s|more\sthan\s|nearly\s|as\smany\sas\s|up\sto\s)?(?P<b>{NUMBER})\b(?!\s?[%,.]?\d)",
    re.IGNORECASE,
)
AGAIN = re.compile(
    rf"\b(?:[Tt]he|[Aa]ll)\s(?P<here>(?P<n>{NUMBER})\s(?:{PEOPLE}\s)?(?:killed|dead))"
    r"(?=[.,;]|\s(?:were|was|included|include|have|had|are|and)\b)"
)
REACH = 120  # characters; no toll has as many


def triggers(**_: object) -> Triggers:
    """Return the words for the dead."""
    return Triggers(frozenset({"killed", "dead"}))


@triggered_by(triggers)
def check() -> Check:
    """Flag ‘the 14 people killed were …’ where the story tells of 12 killed before.

    Only a definite toll counts, of those a story has spoken of, if it speaks of one
    toll before and of the other number of dead nowhere else; and if the two numbers
    are near each other, as others are of another event. The message may use ``{match}``
    and ``{toll}``, the one before.
    """

    def look(doc: Document) -> Iterator[Hit]:
        again_said = [*found_near(doc, AGAIN, ("killed", "dead"), REACH)]
        if not again_said:
            return
        dead = found_near(doc, DEAD, ("kill", "dead", "died", "death"), REACH)
        tolls = [(m, count(m["a"] or m["b"])) for m in dead]
        places: dict[int | None, list[int]] = {}
        for m, toll in tolls:
            places.setdefault(toll, []).append(m.start())
        pending, before = iter(tolls), set[int | None]()
        following = next(pending, None)
        for again in again_said:
            while following and following[0].end() <= again.start():
                before.add(following[1])
                following = next(pending, None)
            n = count(again["n"])
            told = places.get(n, [])
            elsewhere = told and (told[0] < again.start() or told[-1] >= again.end())
            if len(before) == 1 and n and not elsewhere:
                (toll,) = before
                if toll and toll / 2 <= n <= toll * 2:
                    words = {"match": again["here"], "toll": str(toll)}
                    yield Hit(Span(*again.span("here")), words)

    return look
