"""Words: where they are, and which there are."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import pairwise

from newslint.document import Document, layer
from newslint.layers.paragraphs import paragraphs
from newslint.model import Span

# Marks that join: apostrophes, stops, hyphens (soft ones too) and combining accents.
WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑\u00ad][^\W_]+|[\u0300-\u036f]+[^\W_]*)*")
# \w holds the figures of fractions and footnotes too, which part words: 5½years.
LETTERS = re.compile(r"[^\W\d_¹²³¼-¾⁰⁴-⁹₀-₉⅐-ↂↅ-↋①-⒛⓪-⓿❶-➓]+")


@layer
def words(doc: Document) -> list[Span]:
    """Return every word; ``U.N``, ``hard-line`` and ``Kim's`` are one word each."""
    return [Span(*m.span()) for m in WORD.finditer(doc.text)]


@layer
def lowered(doc: Document) -> str:
    """Return the text in lower case, letter for letter: offsets are the text's."""
    return doc.text.replace("İ", "i").lower()  # else two characters


@layer
def runs(doc: Document) -> list[list[str]]:
    """Return the runs of letters in every line, in lower case."""
    one: dict[str, str] = {}  # of each text, as a long document has it many times
    found = map(LETTERS.findall, lowered(doc).split("\n"))
    return [list(map(one.setdefault, run, run)) for run in found]


@layer
def lines_of_words(doc: Document) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the lines that hold each run of letters, in lower case."""
    found: dict[str, array[int]] = defaultdict(partial(array, "I"))
    for number, run in enumerate(runs(doc)):
        for word in set(run):
            found[word].append(number)
    return found


def vocabulary(doc: Document) -> Set[str]:
    """Return the runs of letters in the text, in lower case, each once."""
    return lines_of_words(doc).keys()


@layer
def _tokens(doc: Document) -> tuple[list[str], Sequence[int]]:
    """Return the words of the text, and with which of them each paragraph begins."""
    every: list[str] = []
    begin = array("Q", [0])
    for words in words_of(doc, paragraphs(doc)):
        every += words
        begin.append(len(every))
    return every, begin


def tokens(doc: Document) -> Iterator[list[str]]:
    """Yield the words of every paragraph, in lower case."""
    every, begin = _tokens(doc)
    return (every[start:stop] for start, stop in pairwise(begin))


def tokens_of(doc: Document, number: int) -> list[str]:
    """Return the words of the paragraph of that *number*, in lower case."""
    every, begin = _tokens(doc)
    return every[begin[number] : begin[number + 1]]


def words_of(doc: Document, spans: Iterable[Span]) -> Iterator[list[str]]:
    """Yield the words of each span, in lower case; equal ones are one object."""
    text = lowered(doc)
    known: dict[str, str] = {}
    for start, end in spans:
        found = WORD.findall(text, start, end)
        yield list(map(known.setdefault, found, found))


def all_tokens(doc: Document) -> list[str]:
    """Return the words of the text, in lower case."""
    return _tokens(doc)[0]


def places(doc: Document, start: int, stop: int) -> list[Span]:
    """Return where the words numbered from *start* to below *stop* stand."""
    found = (WORD.match(lowered(doc), at) for at in _starts(doc)[start:stop])
    return [Span(*m.span()) for m in found if m]


@layer
def _starts(doc: Document) -> Sequence[int]:
    return array("I", (m.start() for m in WORD.finditer(lowered(doc))))
