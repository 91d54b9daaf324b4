"""Flag ‘a’ before a vowel that is heard, and ‘an’ before a consonant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

# What may begin a sentence stands before a capital article; ‘Serie A opens’ is none.
ARTICLE = re.compile(
    r"(?P<article>(?:a|A(?:(?<=[\n(\"“‘]A)|(?<=[.!?:;—–\"“‘(] A)|(?<=[.!?][\"”’)] A)"
    r"|(?<=\AA)))(?<![\w'’.\-/&@#*].)n?)"  # first what is searched fastest
    r"[ \t]*[ \n\u00a0](?P<mark>[\"“‘'(]?)(?=[^\W_]|[$£€¥])"
)
NEXT = re.compile(
    r"[$£€¥]?(?P<figure>\d[\d,.]*)|(?P<initials>(?:[A-Z]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)(?P<joined>[-‐‑/]|\d)?"
)
# ‘SUD’, ‘LAPD’, ‘NORML’: perhaps spoken, perhaps spelt.
SPEAKABLE = re.compile(r"^[^AEIOU]{1,2}[AEIOUY][^AEIOU]$|^(?=.*[AEIOUY]).{4}|.{6}")
VOWELS, NAMED_WITH_VOWEL, YOU = "aeiouáàâäãåæéèêëíìîïóòôöõøœúùûü", "AEFHILMNORSX", "U"


def check(
    *,
    yoo: Collection[str],
    but: Collection[str],
    silent: Collection[str],
    either: Collection[str],
    spoken: Collection[str],
    spelt: Collection[str],
    others: Collection[str],
) -> Check:
    """Flag an article whose form does not fit the sound of the next word.

    Lists of beginnings: ``yoo`` of words that begin with a vowel letter and are not
    heard so (‘unit’, ‘one’), ``but`` of the exceptions from them (‘unidentified’),
    ``silent`` of those with a silent h, and ``either`` of those that writers differ on.
    ``spoken`` holds initials that are spoken as a word, ``spelt`` those that could be
    and are not; other words in capitals are taken to be spelt out if they cannot be
    spoken. ``others`` holds whole words that are left alone after either article.
    The message may use ``{wrong}``, ``{right}`` and ``{next}``.
    """
    sounds = Sounds(*map(frozenset, (yoo, but, silent, either, spoken, spelt, others)))

    def look(doc: Document) -> Iterator[Hit]:
        for m in ARTICLE.finditer(doc.text):
            word = NEXT.match(doc.text, m.end())
            if not word:
                continue
            vowel = sounds.vowel(word)
            wrong = m["article"]
            if vowel is None or vowel == (len(wrong) == 2):
                continue
            span = Span(m.start(), m.start() + len(wrong))
            right = wrong[0] + "n" if vowel else wrong[0]
            words = {"wrong": wrong, "right": right, "next": word[0]}
            yield Hit(span, words, (Edit(span, right),))

    return look


class Sounds:
    """What the lists say of how a word begins when it is spoken."""

    def __init__(
        self,
        yoo: frozenset[str],
        but: frozenset[str],
        silent: frozenset[str],
        either: frozenset[str],
        spoken: frozenset[str],
        spelt: frozenset[str],
        others: frozenset[str],
    ) -> None:
        self.yoo, self.but, self.silent = map(begins, (yoo, but, silent))
        self.either, self.spoken, self.spelt = begins(either), spoken, spelt
        self.others = others
        self.letters = cache(self._letters)

    def vowel(self, m: re.Match[str]) -> bool | None:
        """Return whether what *m* found begins with a vowel, or None if unsure."""
        if m["figure"]:
            return of_figure(m["figure"].rstrip(".,"), m.string[m.end() : m.end() + 1])
        if m["initials"]:
            return m["initials"][0] in NAMED_WITH_VOWEL
        if len(m["word"]) == 1:
            shown = m["joined"] and m.string[m.end() : m.end() + 1].isalnum()
            return of_letter(m["word"]) if shown else None  # not ‘a n----’
        return self.letters(m["word"], bool(m["joined"]))

    def _letters(self, word: str, joined: bool) -> bool | None:
        small = word.lower()
        if (small in self.others and not joined) or self.either.match(small):
            return None
        if not (word.isupper() or small[1:] == word[1:] or word[:2].isupper()):
            return None  # iPhone, rOpenSci: who knows
        if word[:2].isupper():
            return self.of_initials(word)
        if self.silent.match(small):
            return True
        if small[0] in VOWELS:
            return bool(self.but.match(small)) or not self.yoo.match(small)
        return None if small[0] == "y" and small[1] not in VOWELS else in_words(small)

    def of_initials(self, word: str) -> bool | None:
        """Return how a word in capitals begins: spelt out, unless it can be spoken."""
        if word[0] not in NAMED_WITH_VOWEL:
            return False
        if word[0] in "AEIO":
            return True
        base = word.removesuffix("s").partition("'")[0].partition("’")[0]
        if base in self.spoken:
            return False
        return base in self.spelt or None if SPEAKABLE.search(base) else True


def begins(parts: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for words that begin with one of *parts*; ``$`` ends a word."""
    return re.compile("|".join(sorted(parts)) or r"(?!)")


def of_letter(letter: str) -> bool:
    """Return whether the name of a letter begins with a vowel."""
    return letter.upper() in NAMED_WITH_VOWEL


def in_words(small: str) -> bool | None:
    """Return False for a word that begins with a consonant one can say."""
    return None if not re.search("[aeiouyáéíóúäöüøåàèêî]", small) else False


def of_figure(figure: str, after: str) -> bool | None:
    """Return whether a figure is spoken with a vowel first: 8, 11, 18, 80, 11,000."""
    whole = figure.partition(".")[0]
    groups = whole.split(",")
    if after == ":" or not groups[0]:
        return None
    if len(groups[0]) == 4 and groups[0].startswith(("11", "18")):
        return None if groups[0].startswith("11") else True
    return groups[0].startswith("8") or groups[0] in ("11", "18")
