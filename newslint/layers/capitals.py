"""Runs of words with a capital, from which names are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.layers.given_names import GIVEN
from newslint.layers.name_words import DAYS_AND_MONTHS, OPENERS, PARTICLES
from newslint.layers.paragraphs import hard_wrapped
from newslint.model import Span

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
PARTICLE = f"(?:{'|'.join(sorted(PARTICLES))})"
WORD = (
    rf"(?:(?:al|el|ul|as|ad|ar|at|ash|az)[-‐‑]|d['’])?{UPPER}"
    r"(?:\w|(?:['’](?![sS]\b)|[-‐‑])(?=\w))*"
)
SHORTENED = (
    r"(?:Mrs?|Ms|Dr|Gens?|Sens?|Reps?|Gov|Lt|Col|Sgt|Cpl|Pvt|St|Jr|Sr|Prof|Rev|Hon|Maj|"
    r"Capt|Cmdr|Adm|Messrs|Supt|Det|Insp|Fr|Msgr|Brig)\."
)
POINTED = rf"(?:{UPPER}\.-?)+"
PIECE = rf"(?:{SHORTENED}|{POINTED}|{WORD})"


@cache
def pattern(*, wrapped: bool) -> re.Pattern[str]:
    """Return what finds runs, which go on in the next line if lines are *wrapped*."""
    gap = r"(?:[ \u00a0]|\n(?=\S))" if wrapped else "[ \u00a0]"
    return re.compile(
        rf"(?<![\w@#/&.’'-]){PIECE}"
        rf"(?:{gap}(?:(?:{PARTICLE}{gap}){{1,3}})?{PIECE}|\s&\s{WORD}|,\s[JS]r\b\.?)*"
    )


# No word of four small letters, and no stop: headlines, labels, the lines of a list.
TITLE_CASE = re.compile(
    r"^(?![a-zß-öø-ÿ])(?!.*(?<![\w’'-])(?!(?:amid|from|into|over|than|that|upon|with)\b)"
    r"[a-zß-öø-ÿ]{4})(?!.*[.!?][”’\"']?$).*\S.*$",
    re.M,
)
CONTRACTED = re.compile(r"(?<=.)(?:n['’]t|['’](?:m|ve|re|ll|d))$")
ALWAYS = frozenset("the a an i if when but and he she it they we in on at for".split())
ALONE = frozenset(word.capitalize() for word in ALWAYS) | {"I"}
BEFORE_SENTENCE = frozenset(".!?:…")


class Word(NamedTuple):
    """One word of a run, and where it stands."""

    text: str
    start: int
    end: int
    acronym: bool


class Run(NamedTuple):
    """Words with a capital, and the particles and ampersands between them.

    ``opening`` says whether the run began a sentence or a line.
    """

    words: tuple[Word, ...]
    opening: bool


def runs(doc: Document) -> Iterator[Run]:
    """Yield the runs of capitals in the text.

    What begins a sentence and is no name is left out, as are days and months.
    """
    for m in pattern(wrapped=hard_wrapped(doc)).finditer(doc.text):
        if m[0] not in ALONE:
            yield from split(doc.text, m)


def split(text: str, m: re.Match[str]) -> Iterator[Run]:
    """Yield what is left of a run without openers, days and months."""
    words: list[Word] = []
    opening = opens(text, m.start())
    end = m.start() - 1
    for written in m[0].split():
        start, end = end + 1, end + 1 + len(written)  # gaps are one character
        written = written.rstrip(",")
        word = Word(written, start, start + len(written), is_acronym(written))
        lowered = written.lower()
        if "'" in lowered or "’" in lowered:
            lowered = CONTRACTED.sub("", lowered)
        if lowered in DAYS_AND_MONTHS and not (words and words[-1].text in GIVEN):
            if words:
                yield Run(tuple(words), opening)
            words, opening = [], False
        elif words or not opener(text, word, lowered, opening=opening):
            words.append(word)
        else:
            opening = False
    if words:
        yield Run(tuple(words), opening)


def opener(text: str, word: Word, lowered: str, *, opening: bool) -> bool:
    """Return whether a first word is no name: “After”, but not “Will” in Will Smith."""
    if lowered in ALWAYS:
        return True
    if not opening or lowered not in OPENERS:
        return False
    follows = text[word.end : word.end + 2]
    return not (word.text in GIVEN and follows[:1] == " " and follows[1:].isupper())


def is_acronym(word: str) -> bool:
    """Return whether a word is several capitals alone: UN, U.S."""
    if not (word[-1].isupper() or word[-1] == "."):
        return False
    letters = word.replace(".", "").replace("-", "")
    return len(letters) > 1 and letters.isupper()


def opens(text: str, start: int) -> bool:
    """Return whether a sentence or a line begins at *start*, marks aside."""
    before = text[max(0, start - 4) : start].rstrip(" \"“‘'(\u00a0")
    return not before or before[-1] == "\n" or before[-1] in BEFORE_SENTENCE


@layer
def title_case(doc: Document) -> list[Span]:
    """Return the lines that are set like headlines, with capitals to most words."""
    return [Span(*m.span()) for m in TITLE_CASE.finditer(doc.text)]
