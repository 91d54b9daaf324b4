"""Note words of a story that differ in nothing but a hyphen, an accent or capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

from newslint.document import Document
from newslint.layers import vocabulary
from newslint.model import Fact, Span
from newslint.rule import Check

ALONE = r"(?<![\w@#/.’'-])(?:%s)(?![\w@/-]|\.\w)"


class Kind(NamedTuple):
    """The mark that words may bear, the words, and how to take it off them."""

    mark: str
    word: str
    plain: Callable[[str], str]


KINDS = {
    "hyphens": Kind(
        mark=r"[a-z]-[a-z]",
        word=ALONE % "[a-z]+(?:-[a-z]+)*",
        plain=lambda word: word.replace("-", ""),
    ),
    "accents": Kind(
        mark=r"[À-ÖØ-öø-ž]",
        word=ALONE % r"[^\W\d_]{3,}",
        plain=lambda word: "".join(
            part for part in normalize("NFD", word) if not combining(part)
        ),
    ),
    "capitals": Kind(
        mark=r"[a-z][A-Z]",
        word=ALONE % "[a-z]+[A-Z][a-zA-Z]*|[A-Z]+[a-z][a-zA-Z]*",
        plain=str.lower,
    ),
}


def check(
    differ: Literal["hyphens", "accents", "capitals"], *, allow: Collection[str] = ()
) -> Check:
    """Hold a story to one form of the words that differ only in what ``differ`` says.

    They are found in the story itself: ``cease-fire`` beside ``ceasefire``, ``Peña``
    beside ``Pena``, ``WikiLeaks`` beside ``Wikileaks``. Of hyphens only words without
    capitals are looked at, of capitals only words that have some, and in one form one
    inside. ``allow`` lists words, as they are without the mark, that are others with
    it. The message may use ``{quote}``, ``{right}``, ``{usual}`` and ``{where}``.
    """
    kind, allowed = KINDS[differ], frozenset(allow)

    def look(doc: Document) -> Iterator[Fact]:
        for plain, places in written(doc, kind, allowed).items():
            forms = frozenset(places.values())
            # At the start of a sentence iTunes may be ITunes.
            if len({form[0].lower() + form[1:] for form in forms}) > 1:
                for span, form in places.items():
                    cures = {other: other for other in forms - {form}}
                    yield Fact(span, plain, form, cures)

    return look


def written(
    doc: Document, kind: Kind, allowed: Collection[str]
) -> Mapping[str, Mapping[Span, str]]:
    """Return where and how words stand that somewhere bear the mark, by plain word."""
    bears_mark, word = re.compile(kind.mark).search, re.compile(kind.word)
    found: dict[str, dict[Span, str]] = {}
    for line in filter(bears_mark, doc.text.splitlines()):
        for form in filter(bears_mark, word.findall(line)):
            plain = kind.plain(form)
            if plain.lower() in vocabulary(doc) and plain not in allowed:
                found[plain] = {}
    for m in word.finditer(doc.text) if found else ():
        plain = kind.plain(m[0])
        if plain in found:
            found[plain][Span(*m.span())] = m[0]
    return found
