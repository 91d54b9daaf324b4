"""Lines: which of them hold a word, so that the others need not be searched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate, chain

from newslint.document import Document, layer
from newslint.layers.words import lines_of_words, lowered
from newslint.model import Span

MANY = 0.5  # of all lines; to search more of them one by one takes longer than the text


@layer
def starts(doc: Document) -> list[int]:
    """Return the offset in the text of every line, and of the end of the last."""
    begin = [0, *accumulate(len(line) + 1 for line in doc.text.split("\n"))]
    return [*begin[:-1], len(doc.text)]


def lines_with(
    doc: Document, words: Collection[str], pieces: Collection[str]
) -> list[Span] | None:
    """Return the lines with one of *words* or *pieces*, or None if they are many.

    Each has its line end; those that follow on each other are one span.
    """
    begin = starts(doc)
    most = MANY * (len(begin) - 1)
    of_words = lines_of_words(doc)
    found = [of_words[word] for word in words if word in of_words]
    if any(len(numbers) > most for numbers in found):
        return None
    every = set(chain.from_iterable(found))
    for piece in pieces:
        every.update(with_piece(lowered(doc), piece, begin))
        if len(every) > most:
            return None
    return None if len(every) > most else list(joined(sorted(every), begin))


def with_piece(text: str, piece: str, begin: list[int]) -> Iterator[int]:
    """Yield the numbers of the lines of *text* that hold *piece*."""
    at = text.find(piece)
    while at >= 0:
        number = bisect_right(begin, at) - 1
        yield number
        at = text.find(piece, begin[number + 1])


def joined(numbers: list[int], begin: list[int]) -> Iterator[Span]:
    """Yield the lines of these numbers, those that follow on each other as one."""
    first = last = -2
    for number in numbers:
        if number != last + 1:
            if last >= 0:
                yield Span(begin[first], begin[last + 1])
            first = number
        last = number
    if last >= 0:
        yield Span(begin[first], begin[last + 1])
