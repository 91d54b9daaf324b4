"""What can be counted in a text: words, sentences, syllables, and readability."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import sqrt

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
# Vowels side by side that are two syllables, and endings that are none.
TWO = re.compile(
    r"i(?:a(?!l?$|n\b)|o(?!n|us)|u)|e[ao](?=t[ei])|[aeiou]ing$|[^gq]ua(?=l)|eo$"
)
SILENT = re.compile(
    r"(?<=[^aeiouylr])e$|(?<=[aeiouy]r)e$|(?<=[aeiouyl]l)e$|(?<=[^aeiouytd])ed$"
    r"|(?<=[^aeiouyscxzgh])es$|(?<=[^aeiouy])e(?=ly$|ment|ful|less|ness)"
)
ENDINGS = ("es", "ed", "ing")
LONG = 6  # letters; longer words are long
MANY = 2  # syllables; a word of more is one of many


def syllables(word: str) -> int:
    """Return how many syllables an English word has, by its letters.

    Groups of vowels count, but for silent endings: right for nine words in ten.
    """
    word = word.lower()
    count = len(VOWELS.findall(word)) + len(TWO.findall(word))
    return max(1, count - len(SILENT.findall(word)))


def count(text: str, sentences: int, paragraphs: int) -> dict[str, float]:
    """Return what a formula may use, by name; nothing for a text without words."""
    words = WORD.findall(text)
    if not words:
        return {}
    lengths = [syllables(word) for word in words]
    pairs = list(zip(words, lengths, strict=True))
    counts = {
        "words": len(words),
        "sentences": max(1, sentences),
        "paragraphs": max(1, paragraphs),
        "characters": sum(char.isalnum() for word in words for char in word),
        "syllables": sum(lengths),
        "long_words": sum(len(word) > LONG for word in words),
        "polysyllabic_words": sum(length > MANY for length in lengths),
        "complex_words": sum(
            length - word.endswith(ENDINGS) > MANY for word, length in pairs
        ),
    }
    return {**counts, **grades(counts)}


def grades(n: Mapping[str, float]) -> dict[str, float]:
    """Return the readability of a text of these counts, by the usual formulas.

    Kincaid and others (1975), Gunning (1952), McLaughlin (1969), Senter and Smith
    (1967), Coleman and Liau (1975), Björnsson (1968).
    """
    words, per = n["words"], n["words"] / n["sentences"]
    letters, beats = n["characters"] / words, n["syllables"] / words
    return {
        "flesch_kincaid": 0.39 * per + 11.8 * beats - 15.59,
        "flesch_reading_ease": 206.835 - 1.015 * per - 84.6 * beats,
        "gunning_fog": 0.4 * (per + 100 * n["complex_words"] / words),
        "smog": 1.043 * sqrt(30 * n["polysyllabic_words"] / n["sentences"]) + 3.1291,
        "automated_readability": 4.71 * letters + 0.5 * per - 21.43,
        "coleman_liau": 5.88 * letters - 29.6 / per - 15.8,
        "lix": per + 100 * n["long_words"] / words,
    }


def names() -> set[str]:
    """Return the names of all that is counted."""
    return {*count("A word.", 1, 1), *parts([]), "result"}


def parts(kinds: Sequence[str]) -> dict[str, float]:
    """Return how many headings, lists and quotations a story of these parts has."""
    return {
        "heading_h1": kinds.count("headline"),
        "heading_h2": kinds.count("subhead"),
        **dict.fromkeys((f"heading_h{level}" for level in range(3, 7)), 0),
        "list": kinds.count("list"),
        "blockquote": 0,
        "pre": 0,
    }
