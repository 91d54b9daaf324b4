"""Lines: which of them hold a word, so that the others need not be searched."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView, Sequence
from itertools import accumulate, chain

from newslint.document import Document, layer
from newslint.layers.words import lines_of_words, lowered, runs
from newslint.model import Span

Pair = tuple[str, str]

MANY = 0.5  # of a text; to search more of it line by line takes longer than all of it


@layer
def starts(doc: Document) -> Sequence[int]:
    """Return the offset in the text of every line, and of the end of the last."""
    begin = array("Q", [0])
    begin.extend(accumulate(len(line) + 1 for line in doc.text.split("\n")))
    begin[-1] = len(doc.text)
    return begin


def few_lines(doc: Document, found: Iterable[Sequence[int]]) -> list[Span] | None:
    """Return the lines of these numbers, or None if they are much of the text.

    Each has its line end; those that follow on each other are one span.
    """
    lines = list(joined(sorted(set(chain.from_iterable(found))), starts(doc)))
    much = sum(end - start for start, end in lines) > MANY * len(doc.text)
    return None if much else lines


def lines_of_piece(doc: Document, piece: str) -> list[int]:
    """Return the numbers of the lines that hold *piece*."""
    return list(with_piece(lowered(doc), piece, starts(doc)))


def lines_of_pairs(doc: Document, pairs: KeysView[Pair]) -> dict[Pair, list[int]]:
    """Return the numbers of the lines that hold each of *pairs*, words in a row.

    Where one is at the end of a line the pair is on the line of the other.
    """
    found: dict[Pair, list[int]] = defaultdict(list)
    last = ""
    for number, run in enumerate(runs(doc)):
        for pair in pairs & zip([last, *run], run, strict=False):
            found[pair].append(number)
        last = run[-1] if run else last
    return found


def lines_of(doc: Document, word: str) -> Iterator[Span]:
    """Yield the lines, as `few_lines` does, that hold the run of letters *word*."""
    return joined(lines_of_words(doc).get(word, ()), starts(doc))


def with_piece(text: str, piece: str, begin: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the lines of *text* that hold *piece*."""
    at = text.find(piece)
    while at >= 0:
        number = bisect_right(begin, at) - 1
        yield number
        at = text.find(piece, begin[number + 1])


def joined(numbers: Iterable[int], begin: Sequence[int]) -> Iterator[Span]:
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
