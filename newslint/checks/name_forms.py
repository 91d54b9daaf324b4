"""Note how the name of one person is spelt, where a story spells it two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Sized,
)
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias
from unicodedata import combining, normalize

from newslint.document import Document, layer
from newslint.layers.given_names import GIVEN
from newslint.layers.name_words import BODIES, LANDS, PLACES
from newslint.layers.names import SAYS, Mention, names
from newslint.model import Fact, Span
from newslint.rule import Check

Places: TypeAlias = Sequence[tuple[Span, str]]

SHORTEST = 4  # letters of a name that may be misspelt
# barrassoTo: words that ran together, unless a name is written so.
JOINED = re.compile(r"(?!(?:Mc|Mac|De|Le|La|Van|Di|Du|Fitz)[A-Z])\w*[a-zß-ÿ][A-Z]")
ELSEWHERE = PLACES | BODIES | LANDS
LISTED = re.compile(r",\s[A-ZÀ-Þ]")  # players of a team
SPELT = re.compile(r"spel[lt]|\b(?i:sic)\b|\bmisidentif")
REACH = 60  # characters around a name
DERIVED = frozenset("s es n an ian i ism ist ists y ed er ish u ia land".split())
MOST = 500  # different names; what has more is a list, not a story
RARE = 2  # places of a known name that may yet be another misspelt
LONG = 8  # letters of a name in which two slips may be one name still


def check(
    part: Literal["full", "surname", "given"], *, words: Path | None = None
) -> Check:
    """Hold a story to one spelling of a person's name.

    ``part`` says which names are compared: the surnames of people with one given name
    (``full``), the given names of people with one surname (``given``), or a surname
    that nobody has with one that somebody has (``surname``). Spellings are one name's
    if they begin alike and differ in a letter, or in two of eight or more; accents are
    left to the comparison of words, and texts with hundreds of names alone. ``words``
    is a file of words in small letters, and of names, that are no misspelt surname, one
    a line. The message may use ``{quote}``, ``{right}``, ``{usual}`` and ``{where}``.
    """
    find = PARTS[part]

    def look(doc: Document) -> Iterator[Fact]:
        for key, found in find(doc):
            forms = {form for _, form in found}
            if part == "surname":
                forms = {key, *(f for f in forms - {key} if slipped(doc, f, words))}
            for span, form in found if len(forms) > 1 else ():
                if form in forms and not of_spelling(doc, span):
                    cures = {other: other for other in forms - {form}}
                    yield Fact(span, key, form, cures)

    return look


def of_spelling(doc: Document, span: Span) -> bool:
    """Return whether the words around a name are about how it is spelt."""
    around = doc.text[max(0, span.start - REACH) : span.end + REACH]
    return SPELT.search(around) is not None


@cache
def lines(path: Path | None) -> str:
    """Return the text of a file between line ends: rarely searched, a set is large."""
    return f"\n{path.read_text(encoding='utf-8')}\n" if path else ""


def slipped(doc: Document, form: str, words: Path | None) -> bool:
    """Return whether a surname that nobody has may be a slip: no word, no other name.

    One that is known for a name is a slip if it speaks or has a title, and is rare; one
    that stands in lists alone is none.
    """
    here = [mention for mention in names(doc) if mention.name == form]
    listed = all(LISTED.match(doc.text, mention.span.end) for mention in here)
    known = lines(words)
    if f"\n{form.lower()}\n" in known or (here and listed):
        return False
    acts = (m.title or SAYS.match(doc.text, m.span.end) for m in here)
    return f"\n{form}\n" not in known or (len(here) <= RARE and any(acts))


def full(doc: Document) -> Iterator[tuple[str, Places]]:
    """Yield where people of one given name have surnames that are nearly one."""
    by_given: dict[str, list[Mention]] = defaultdict(list)
    for mention in names(doc):
        if mention.given and mention.surname:
            by_given[mention.given.partition(" ")[0]].append(mention)
    for given, mentions in by_given.items():
        forms = Counter(surname(mention) for mention in mentions)
        for form, others in alike(forms, distinct_surnames):
            yield f"{given} {form}", places(doc, {form, *others})


def given(doc: Document) -> Iterator[tuple[str, Places]]:
    """Yield where people of one surname have given names that are nearly one."""
    by_surname: dict[str, list[Mention]] = defaultdict(list)
    for mention in names(doc):
        if mention.given and mention.surname:
            by_surname[mention.surname].append(mention)
    for last, mentions in by_surname.items():
        forms = Counter(first(mention) for mention in mentions)
        for form, others in alike(forms, distinct_given):
            found = [
                (part_of(m, first(m)), first(m))
                for m in mentions
                if first(m) == form or first(m) in others
            ]
            yield f"{form} {last}", found


def alone(doc: Document) -> Iterator[tuple[str, Places]]:
    """Yield where a surname that nobody in the story has is nearly somebody's."""
    counts: Counter[str] = Counter()
    owned: set[str] = set()
    for mention in names(doc):
        if mention.kind == "person" and mention.given and mention.surname:
            owned.add(surname(mention))
            counts[surname(mention)] += 1
        elif mention.kind in ("", "person") and single(mention):
            counts[mention.name] += 1
    taken = {
        word
        for mention in names(doc)
        if " " in mention.name
        for word in (mention.given or mention.name).split(" ")
    }
    loose = {form for form in counts.keys() - owned - taken if unknown(form)}
    alike_at_first: dict[str, list[str]] = defaultdict(list)
    for form in loose:
        alike_at_first[form[0]].append(form)
    for form in sorted(owned) if few(owned) and few(loose) else ():
        others = [
            other
            for other in alike_at_first.get(form[0], ())
            if near(form, other) and not derived(form, other)
        ]
        if others:
            yield form, places(doc, {form, *others})


def few(names: Sized) -> bool:
    """Return whether names are so few that each may be held against each."""
    return len(names) <= MOST


def single(mention: Mention) -> bool:
    """Return whether a mention is one word that could be a surname."""
    name = mention.name
    return not mention.given and name.isalpha()


def unknown(form: str) -> bool:
    """Return whether a word with a capital is no name that is known."""
    return form not in GIVEN and form.lower() not in ELSEWHERE


PARTS: Mapping[str, Callable[[Document], Iterable[tuple[str, Places]]]] = {
    "full": full,
    "given": given,
    "surname": alone,
}


def surname(mention: Mention) -> str:
    """Return the last word of the surname, by which a person is spoken of."""
    return mention.surname.rpartition(" ")[2]


def first(mention: Mention) -> str:
    """Return the first of the given names."""
    return mention.given.partition(" ")[0]


def part_of(mention: Mention, word: str) -> Span:
    """Return where *word* stands in a mention."""
    start = mention.span.start + mention.name.index(word)
    return Span(start, start + len(word))


def places(doc: Document, forms: Iterable[str]) -> Places:
    """Return where the surnames *forms* stand in the story's names, in order."""
    return sorted(
        (part_of_last(mention, form), form)
        for form in set(forms)
        for mention in by_surname(doc).get(form, ())
    )


def part_of_last(mention: Mention, word: str) -> Span:
    """Return where *word* stands last in a mention."""
    start = mention.span.start + mention.name.rindex(word)
    return Span(start, start + len(word))


@layer
def by_surname(doc: Document) -> Mapping[str, Sequence[Mention]]:
    """Return the story's names by surname, those that have none by the whole."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in names(doc):
        found[surname(mention) or mention.name].append(mention)
    return found


def alike(
    forms: Mapping[str, int], distinct: Callable[[str, str], bool]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each form with the rarer ones that are nearly it."""
    rest = sorted(forms, key=lambda form: (-forms[form], form)) if few(forms) else []
    while len(rest) > 1:
        form = rest.pop(0)
        others = [o for o in rest if near(form, o) and not distinct(form, o)]
        if others:
            yield form, others
            rest = [other for other in rest if other not in others]


def distinct_surnames(a: str, b: str) -> bool:
    """Return whether two surnames are two for sure."""
    return derived(a, b) or derived(b, a)


def distinct_given(a: str, b: str) -> bool:
    """Return whether two given names are two for sure: both are well known."""
    return a in GIVEN and b in GIVEN


def derived(a: str, b: str) -> bool:
    """Return whether *b* is a word made of the name *a*: a plural, a people."""
    return b.startswith(a) and b[len(a) :].lower() in DERIVED


def near(a: str, b: str) -> bool:
    """Return whether two names begin alike and differ in one slip, or two if long.

    A slip is a letter too many, too few or wrong, or two letters changed about; in four
    letters only the last, as too many short names differ in one.
    """
    short = min(len(a), len(b))
    if a[0] != b[0] or short < SHORTEST or abs(len(a) - len(b)) > 2:
        return False
    x, y = plain(a), plain(b)
    if short == SHORTEST:
        slipped = one_slip(x, y) and sorted(x) == sorted(y)
    else:
        slipped = one_slip(x, y) or (short >= LONG and two_slips(x, y))
    return slipped and not (JOINED.match(a) or JOINED.match(b))


def plain(name: str) -> str:
    """Return a name in small letters without accents."""
    name = name.replace("’", "'")
    if name.isascii():
        return name.lower()
    return "".join(c for c in normalize("NFD", name.lower()) if not combining(c))


def one_slip(a: str, b: str) -> bool:
    """Return whether two words differ in one slip, no more and no less."""
    if a == b:
        return False
    pairs = enumerate(zip(a, b, strict=False))
    i = next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))
    x, y = a[i:], b[i:]
    swapped = x[:2] == y[1::-1] and x[2:] == y[2:]
    return swapped or x[1:] == y[1:] or x[1:] == y or x == y[1:]


def two_slips(a: str, b: str) -> bool:
    """Return whether two words differ in two slips, of two letters at most each."""
    return len(set(a) ^ set(b)) <= 2 * 2 and distance(a, b) == 2


def distance(a: str, b: str) -> int:
    """Return the optimal string alignment distance (Damerau 1964) of two words."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
