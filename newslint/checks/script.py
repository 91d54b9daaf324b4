"""Flag a paragraph in another script than the rest of its story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from newslint import patterns
from newslint.document import Document
from newslint.layers import paragraphs, quoted
from newslint.model import Hit
from newslint.rule import Check

if TYPE_CHECKING:
    import regex

BEYOND = "\u0370"  # the first letter that is not of the scripts of western Europe
# The letters of each, by Unicode's script property; Japanese mixes three.
SCRIPTS = {
    name: rf"[\p{{{name}}}\p{{Hiragana}}\p{{Katakana}}]"
    if name == "Han"
    else rf"\p{{{name}}}"
    for name in (
        "Latin Cyrillic Greek Arabic Hebrew Han Hangul Devanagari Bengali Gurmukhi "
        "Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Myanmar Khmer "
        "Georgian Armenian Ethiopic"
    ).split()
}


@cache
def counters() -> dict[str, regex.Pattern[str]]:
    """Return, by script, a pattern that finds its letters."""
    return {name: patterns.compiled(letters) for name, letters in SCRIPTS.items()}


def check(*, least: int = 20) -> Check:
    """Flag each paragraph with ``least`` letters or more, most of another script.

    The story's script is the one that most of its letters are of; quotations are left
    alone. The message may use ``{script}``, the paragraph's.
    """

    def look(doc: Document) -> Iterator[Hit]:
        if not any(char >= BEYOND and char.isalpha() for char in set(doc.text)):
            return
        usual = script(doc.text)
        for span in paragraphs(doc):
            found = script(doc[span], least)
            if found and usual and found != usual and not quoted(doc, span.start):
                yield Hit(span, {"script": found})

    return look


def script(text: str, least: int = 1) -> str | None:
    """Return the script that more than half of the letters are of, if enough are."""
    chars = Counter(text)
    different = "".join(chars)
    letters = sum(chars[char] for char in different if char.isalpha())
    for name, letter in counters().items():
        count = sum(map(chars.__getitem__, letter.findall(different)))
        if count >= least and 2 * count > letters:
            return name
    return None
