"""Flag a name in the headline or a caption that the story spells otherwise."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from newslint.checks.name_forms import one_slip
from newslint.document import Document, layer
from newslint.layers import blocks, paragraphs, whole_page
from newslint.layers.given_names import GIVEN
from newslint.layers.headline import Stretch, headline
from newslint.layers.names import people
from newslint.model import Hit, Span
from newslint.pairs.table import load
from newslint.rule import Check

# Of five letters or more: shorter names that differ by one are often two names.
CAPITAL = re.compile(r"(?<![\w.@#/’'-])[A-ZÀ-Þ][^\W\d_]{4,}(?![\w@/-])")
LETTERS = re.compile(r"[^\W\d_]+")
BESIDE = re.compile(r"([A-ZÀ-Þ][^\W\d_]+) $|^ ([A-ZÀ-Þ][^\W\d_]+)")
ACCENTS = re.compile("[\u0300-\u036f]+")
LONGEST = 30  # letters of a name
TWICE = 2  # what a part has more often is the name of somebody else
REACH = 30  # characters in which the name beside a word ends


def check(part: Literal["headline", "caption"], *, common: Path) -> Check:
    """Flag ‘Jeffries’ in a ``part`` of a story that speaks of Jefferies.

    A word with a capital, of five letters or more, that the rest of the story has
    nowhere, but that is one slip from the name of one of its people: a letter left out,
    put in, changed or moved, not the first. Endings (‘Russia’, ‘Russian’) and accents
    are no slips. A name that stands beside the word must stand beside the other, and
    one must if it is a usual word: a given name, or in the table of pairs ``common``.
    The message may use ``{name}``, ``{story}`` and ``{line}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        every = [(each, m) for each in stretches(doc, part) for m in strange(doc, each)]
        alike = likely(doc, {plain(m[0]) for _, m in every})
        for stretch, m in every:
            word = plain(m[0])
            near = {name for name in alike[word] if slip(word, plain(name))}
            place = story_name(doc, stretch, m, near, common) if near else None
            if place:
                line = doc.position(doc.locate(place).start).line
                words = {"name": m[0], "story": doc[place], "line": str(line)}
                yield Hit(stretch.place(Span(*m.span())), words)

    return look


def stretches(doc: Document, part: str) -> Iterator[Stretch]:
    """Yield the texts of a part; the captions of a whole page are of many stories."""
    if part == "headline":
        if head := headline(doc):
            yield head
    elif not whole_page(doc):
        spans = (block.span for block in blocks(doc) if block.part == part)
        yield from (Stretch(doc[span], span) for span in spans)


def strange(doc: Document, stretch: Stretch) -> Iterator[re.Match[str]]:
    """Yield the words of a stretch, with a capital, that the rest has nowhere."""
    inside = stretch.span.start < stretch.span.end
    own = Counter(LETTERS.findall(plain(stretch.text).lower()))
    for m in CAPITAL.finditer(stretch.text):
        word = plain(m[0]).lower()
        if own[word] <= TWICE and vocabulary(doc)[word] <= own[word] * inside:
            yield m


def story_name(
    doc: Document, stretch: Stretch, m: re.Match[str], near: Set[str], common: Path
) -> Span | None:
    """Return where the rest has the name, one of *near*, that *m* was meant to be."""
    usual = load(common).words
    by = {w for w in beside(stretch.text, m) if w in GIVEN or w.lower() not in usual}
    rare = m[0] not in GIVEN and m[0].lower() not in usual
    return named(doc, near, stretch, by, rare=rare)


@layer
def vocabulary(doc: Document) -> Counter[str]:
    """Return how often each word stands in the story, without capitals or accents."""
    texts = (plain(doc[span]).lower() for span in paragraphs(doc))
    return Counter(chain.from_iterable(map(LETTERS.findall, texts)))


def likely(doc: Document, words: Collection[str]) -> Mapping[str, Set[str]]:
    """Map *words* to those of the story with a capital that share a form with them.

    The forms of a word are itself and what it is less any one letter. Two words with
    one slip between them have one in common, so that no word need be compared with all
    others. The method is Garbe’s symmetric delete.
    """
    having: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for form in shortened(word):
            having[form].append(word)
    found: dict[str, set[str]] = {word: set() for word in words}
    found_in = (CAPITAL.findall(doc.text, *span) for span in paragraphs(doc))
    for each in frozenset(chain.from_iterable(found_in)) if words else ():
        for form in shortened(plain(each)):
            for word in having.get(form, ()):
                found[word].add(each)
    return found


def shortened(word: str) -> Iterator[str]:
    """Yield a word, and the word without each of its letters."""
    if len(word) <= LONGEST:
        yield word
        yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def beside(text: str, m: re.Match[str]) -> frozenset[str]:
    """Return the words with a capital right before and after *m*."""
    before = BESIDE.search(text[max(0, m.start() - REACH) : m.start()])
    after = BESIDE.search(text[m.end() : m.end() + REACH])
    return frozenset(n[1] or n[2] for n in (before, after) if n)


def named(
    doc: Document, near: Set[str], outside: Stretch, beside: Set[str], *, rare: bool
) -> Span | None:
    """Return where the first of *near* stands that is part of a person’s name.

    One of the names *beside* the word must be that person’s, if there are any, or if
    the word itself is not *rare*.
    """
    for person in people(doc):
        theirs = beside & set(LETTERS.findall(person.name))
        if not theirs and (beside or not rare):
            continue
        for mention in person.mentions:
            for m in LETTERS.finditer(doc.text, *mention.span):
                span = Span(*m.span())
                if m[0] in near and span.start not in range(*outside.span):
                    return span
    return None


def slip(a: str, b: str) -> bool:
    """Return whether two words differ by one letter, or two changed about.

    The first letter and the last must be the same: what differs there are endings.
    """
    return a[0] == b[0] and a[-1] == b[-1] and one_slip(a, b)


def plain(text: str) -> str:
    """Return *text* without its accents, which need not be of the same length."""
    if text.isascii():
        return text
    return ACCENTS.sub("", normalize("NFD", text))
