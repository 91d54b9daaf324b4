"""Note words of a story that differ in nothing but a hyphen, an accent or capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

from newslint.document import Document
from newslint.layers import paragraphs, vocabulary
from newslint.layers.names import mention_at
from newslint.layers.near import found_near
from newslint.model import Fact, Span
from newslint.rule import Check

ALONE = r"(?<![\w@#/.’'-])(?:%s)(?![\w@/-]|\.\w)"
FEW = 20  # forms; each is sought in the whole text
INFLECTED = re.compile(r"(?<=[a-z]{2})(?:e|es|ed|ing|s)$")
ENDINGS = "", "e", "es", "ed", "ing", "s"


def unaccented(word: str) -> str:
    """Return *word* without its accents."""
    if word.isascii():
        return word
    return "".join(part for part in normalize("NFD", word) if not combining(part))


class Kind(NamedTuple):
    """The mark that words may bear, the words, and how to take it off them."""

    mark: str
    word: str
    plain: Callable[[str], str]
    endings: Collection[str] = ("",)


KINDS = {
    "hyphens": Kind(
        mark=r"[a-z]-[a-z]",
        word=ALONE % "[a-z]+(?:-[a-z]+)*",
        plain=lambda word: word.replace("-", ""),
        endings=ENDINGS,
    ),
    "accents": Kind(
        mark=r"[À-ÖØ-öø-ž]",
        word=ALONE % r"[^\W\d_]{3,}",
        plain=unaccented,
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
    capitals are looked at, whatever their endings (``e-mails`` beside ``email``), of
    capitals only words that have some, and in one form one inside. Forms of which each
    stands in the full names of other people are theirs. ``allow`` lists words, as they
    are without the mark, that are others with it. The message may use ``{quote}``,
    ``{right}`` and ``{where}``.
    """
    kind = KINDS[differ]
    allowed = frozenset(stem(kind, word) for word in allow)

    def look(doc: Document) -> Iterator[Fact]:
        for plain, places in written(doc, kind, allowed).items():
            stems = {span: stem(kind, form) for span, form in places.items()}
            forms = frozenset(stems.values())
            # At the start of a sentence iTunes may be ITunes.
            if len({form[0].lower() + form[1:] for form in forms}) < 2:
                continue
            if not namesakes(doc, stems):
                for span, form in stems.items():
                    ending = places[span][len(form) :]
                    cures = {other: other + ending for other in forms - {form}}
                    yield Fact(span, plain, form, cures)

    return look


def stem(kind: Kind, word: str) -> str:
    """Return a word without its ending, if words of its kind are compared so."""
    return INFLECTED.sub("", word) if len(kind.endings) > 1 else word


def namesakes(doc: Document, places: Mapping[Span, str]) -> bool:
    """Return whether each form has people of its own, to go by their full names."""
    people: dict[str, set[str]] = {form: set() for form in places.values()}
    for span, form in places.items():
        mention = mention_at(doc, span.start)
        if mention and mention.given and mention.surname:
            people[form].update(set(mention.name.split()) - {form})
    apart = len(frozenset().union(*people.values())) == sum(map(len, people.values()))
    return apart and all(people.values())


def written(
    doc: Document, kind: Kind, allowed: Collection[str]
) -> Mapping[str, Mapping[Span, str]]:
    """Return where and how words stand that somewhere bear the mark, by plain stem."""
    bears_mark, word = re.compile(kind.mark).search, re.compile(kind.word)
    found: dict[str, dict[Span, str]] = {}
    if not bears_mark(doc.text):
        return found
    forms: set[str] = set()
    for span in paragraphs(doc):
        forms.update(word.findall(doc.text, *span))
    for form in filter(bears_mark, forms):
        plain = kind.plain(stem(kind, form))
        lowered = plain.lower()
        known = any(lowered + ending in vocabulary(doc) for ending in kind.endings)
        if known and plain not in allowed:
            found[plain] = {}
    mine = {form: kind.plain(stem(kind, form)) for form in forms if found}
    mine = {form: plain for form, plain in mine.items() if plain in found}
    for m in standing(doc, word, mine) if len(mine) > len(found) else ():
        if m[0] in mine:
            found[mine[m[0]]][Span(*m.span())] = m[0]
    return found


def standing(
    doc: Document, word: re.Pattern[str], forms: Collection[str]
) -> Iterator[re.Match[str]]:
    """Yield the words of a text, or those near *forms* if they are few."""
    if len(forms) > FEW:
        return word.finditer(doc.text)
    pieces = frozenset(map(str.lower, forms))
    return found_near(doc, word, pieces, max(map(len, forms)) + 2)
