"""Places: where an unknown word stands as a word of English prose, not as a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from newslint.dictionary.table import Dictionary
from newslint.document import Document
from newslint.layers import lowered
from newslint.layers.lines import joined, starts
from newslint.layers.words import LETTERS, lines_of_words
from newslint.model import Span

# No part of an address, a handle, a compound, a contraction, or of a word with brackets
# in it: [M]anufacturers, eva@example.org, lookin’, Universit&auml;t; and not (sic).
BEFORE = re.compile(r"(?<![\w@#$/\\.’'\-‐‑–&\])_*\u00ad\u200b-\u200d])")
AFTER = re.compile(
    r"(?![\w@/\\\[(*…&_=\u00ad\u200b-\u200d]|(?<=n)['’`](?!s\b)|['’`](?:t\b|\w{3})"
    r"|[\-‐‑][^\W_]|\.[\w.]|[–—](?:\W|\Z)|\W{1,3}sic\b)"
)
LEARNT = 4  # times in a story that make a word the story's own
WINDOW, REACH = 6, 80  # words, and characters, on either side
STRANGERS = 2  # foreign or unknown words about one, of which it is foreign too
WORD = re.compile(r"[^\W\d_]+")
LAST_WORD = re.compile(r"([^\W\d_]+) \Z")
NEXT_WORD = re.compile(r" ([^\W\d_]+)")
# Small words of Spanish, French, German, Italian, Portuguese and Latin.
FOREIGN = frozenset(
    "de la el los las del y en un una por para con que se es su lo como le les des du "
    "et une est dans pour sur au aux der das und ist nicht ein eine zu von mit il di "
    "che della sono em os ao qui sed ut esse dolor sit amet ad te".split()
)


def standing(doc: Document, words: Collection[str]) -> Mapping[str, list[Span]]:
    """Return where each of *words*, in small letters, stands by itself in *doc*.

    Only lines that hold one are read, each once, however many words there are.
    """
    text, of_words = lowered(doc), lines_of_words(doc)
    numbers = set(chain.from_iterable(of_words[w] for w in words if w in of_words))
    lines = joined(sorted(numbers), starts(doc))
    found: dict[str, list[Span]] = {}
    for m in chain.from_iterable(LETTERS.finditer(text, *line) for line in lines):
        if (
            m[0] in words
            and BEFORE.match(text, m.start())
            and AFTER.match(text, m.end())
        ):
            found.setdefault(m[0], []).append(Span(*m.span()))
    return found


def places(doc: Document, found: Sequence[Span], known: Dictionary) -> Iterator[Span]:
    """Yield those places *found* of a word in *doc* where it may be misspelt.

    What a story has again and again it means. What stands in quotation marks of its own
    is spoken of, and half of a word broken in two is no word.
    """
    for span in found if len(found) < LEARNT else ():
        if not spoken_of(doc, span) and not half(doc, span, known):
            yield span


def spoken_of(doc: Document, span: Span) -> bool:
    """Return whether the word at *span* is in quotation marks of its own."""
    before = doc.text[max(0, span.start - 1) : span.start]
    after = doc.text[span.end : span.end + 1]
    return before + after in ('""', "“”", "‘’", "''")


def half(doc: Document, span: Span, known: Dictionary) -> bool:
    """Return whether the word at *span* and a neighbour are one, broken in two."""
    text = lowered(doc)
    word = text[span.start : span.end]
    before = LAST_WORD.search(text, max(0, span.start - 20), span.start)
    after = NEXT_WORD.match(text, span.end)
    return bool(
        (before and before[1] + word in known.counts)
        or (after and word + after[1] in known.counts)
    )


def foreign(doc: Document, span: Span, unknown: Collection[str]) -> bool:
    """Return whether the words about *span* are of another language.

    *unknown* are the words of the text, in small letters, that no dictionary has; the
    word itself does not count. About a word with a capital, which may be part of a
    name, one of them is enough.
    """
    text, itself = doc.text, lowered(doc)[span.start : span.end]
    before = text[max(0, span.start - REACH) : span.start].rpartition("\n\n")[2]
    after = text[span.end : span.end + REACH].partition("\n\n")[0]
    words = (*WORD.findall(before)[-WINDOW:], *WORD.findall(after)[:WINDOW])
    near = {word for word in words if word.lower() != itself}
    if text[span.start].isupper():
        return any(w in FOREIGN or (w.istitle() and w.lower() in unknown) for w in near)
    low = [word for word in near if word.islower()]
    strange = (w in FOREIGN or w in unknown or not w.isascii() for w in low)
    return sum(strange) >= STRANGERS
