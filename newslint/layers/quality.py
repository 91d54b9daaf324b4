"""Quality: what filters of text collections measure of a document.

Rae et al. (2021), “Scaling Language Models: Methods, Analysis & Insights from Training
Gopher”, appendix A; Penedo et al. (2024), “The FineWeb Datasets”. Otherwise than
there, lines lose their blanks at both ends, and curly quotation marks and brackets may
stand behind a full stop: else clean news fails by the space at the end of its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise

from newslint.document import Document, layer
from newslint.layers.words import LETTERS, vocabulary

ENDS = re.compile(r"[.!?…:;][\"'”’»)\]*_]*\Z")
SYMBOL = re.compile(r"#|\.\.\.|…")
BULLET = re.compile(r"[-*•●▪‣◦·–—]\s*(?!\d)")
ELLIPSIS = re.compile(r"(?:\.\.\.|…)[\"'”’)\]]*\Z")
STOP_WORDS = frozenset("the be to of and that have with".split())
SHORT = 30  # characters of a short line
RUN = 5  # words that come again


@layer
def tokens(doc: Document) -> list[str]:
    """Return what stands between blanks, in small letters."""
    return doc.text.lower().split()


@layer
def lines(doc: Document) -> list[str]:
    """Return the lines that are not empty, without the blanks around them."""
    return [line for part in doc.text.split("\n") if (line := part.strip())]


def count(doc: Document) -> float:
    """Return the number of words."""
    return len(tokens(doc))


def word_length(doc: Document) -> float:
    """Return the mean number of letters in a word."""
    found = LETTERS.findall(doc.text)
    return sum(map(len, found)) / max(1, len(found))


def symbols(doc: Document) -> float:
    """Return how many hash signs and ellipses there are for a word."""
    return len(SYMBOL.findall(doc.text)) / max(1, len(tokens(doc)))


def wordless(doc: Document) -> float:
    """Return the share of words without a letter."""
    found = tokens(doc)
    bare = sum(not (word.isalpha() or any(map(str.isalpha, word))) for word in found)
    return bare / max(1, len(found))


def stop_words(doc: Document) -> float:
    """Return how many of eight English words, of which all prose has some, it has."""
    return len(STOP_WORDS & vocabulary(doc))


def repeated(doc: Document) -> float:
    """Return the share of characters in runs of five words that have come before."""
    found = tokens(doc)
    seen: set[tuple[str, ...]] = set()
    covered = reach = 0
    for i, run in enumerate(zip(*(found[n:] for n in range(RUN)), strict=False)):
        if run in seen:
            covered += sum(map(len, found[max(i, reach) : i + RUN]))
            reach = i + RUN
        seen.add(run)
    return covered / max(1, sum(map(len, found)))


def commonest(doc: Document) -> float:
    """Return the share of characters that the commonest two words running make up."""
    found = tokens(doc)
    pairs = Counter(pairwise(found))
    most = max(
        (times * (len(a) + len(b)) for (a, b), times in pairs.items() if times > 1),
        default=0,
    )
    return min(1.0, most / max(1, sum(map(len, found))))


def repeated_lines(doc: Document) -> float:
    """Return the share of characters in lines that have come before."""
    counts = Counter(lines(doc))
    again = sum(len(line) * (times - 1) for line, times in counts.items())
    return again / max(1, sum(map(len, lines(doc))))


def ended_lines(doc: Document) -> float:
    """Return the share of lines that end as sentences do."""
    return share(doc, lambda line: ENDS.search(line) is not None)


def short_lines(doc: Document) -> float:
    """Return the share of lines of at most thirty characters."""
    return share(doc, lambda line: len(line) <= SHORT)


def bullets(doc: Document) -> float:
    """Return the share of lines that begin with a bullet."""
    return share(doc, lambda line: BULLET.match(line) is not None)


def broken_lines(doc: Document) -> float:
    """Return the share of lines that end in an ellipsis."""
    return share(doc, lambda line: ELLIPSIS.search(line) is not None)


def share(doc: Document, fits: Callable[[str], bool]) -> float:
    """Return the share of lines that fit."""
    return sum(map(fits, lines(doc))) / max(1, len(lines(doc)))


MEASURES: Mapping[str, Callable[[Document], float]] = {
    "words": count,
    "word length": word_length,
    "symbols": symbols,
    "wordless": wordless,
    "stop words": stop_words,
    "repeated runs": repeated,
    "commonest pair": commonest,
    "repeated lines": repeated_lines,
    "ended lines": ended_lines,
    "short lines": short_lines,
    "bullets": bullets,
    "broken lines": broken_lines,
}
