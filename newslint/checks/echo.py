"""Flag a surname that is set again after the full name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

CAPITAL, REST = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_]*[^\W\d_A-ZÀ-ÖØ-Þ](?:-[^\W\d_]+)?"
ECHO = re.compile(
    rf"(?P<surname>{CAPITAL}(?<![\w’'&.-].){REST})"  # first what is searched fastest
    rf"(?P<given>(?: {CAPITAL}{REST}){{1,2}}) (?P=surname)"
    rf"(?![\w’'-]|\.\w| \(| (?:[A-ZÀ-ÖØ-Þ]|(?:and|&|of|v) ))"
)
LAST_WORD = re.compile(r"([^\W_]+)\.? $")


def check(*, titles: Collection[str], surnames: Collection[str] = ()) -> Check:
    """Flag ``Xi Jinping Xi`` where the first word is known for a surname.

    It is if one of ``titles`` stands before it, or if it is one of ``surnames`` (those
    that commonly come first). The message may use ``{surname}`` and ``{name}``.
    """
    known, ranks = frozenset(surnames), frozenset(map(str.lower, titles))

    def look(doc: Document) -> Iterator[Hit]:
        for m in ECHO.finditer(doc.text):
            surname = m["surname"]
            before = LAST_WORD.search(doc.text, max(0, m.start() - 30), m.start())
            if surname in known or (before and before[1].lower() in ranks):
                span = Span(*m.span())
                name = surname + m["given"]
                words = {"surname": surname, "name": name}
                yield Hit(span, words, (Edit(span, name),))

    return look
