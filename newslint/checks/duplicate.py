"""Flag a text that another has already, or has half of."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Literal

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Beside
from newslint.stories import ALIKE, LONGEST, copy, runs_in, share


def check(kind: Literal["same", "near", "passage"]) -> Beside:
    """Flag the start of a text that shares half of its words with an earlier one.

    Either may have half of its words from the other; texts of fewer than 40 words are
    left alone. ``kind`` says which texts are flagged: those with the ``same`` words;
    others (``near``); or those that share so many in a ``passage`` alone, a paragraph
    of hundreds of words, as galleries are. The message may use ``{other}``,
    ``{percent}``, the share of the text that stands in the other, and ``{theirs}``, the
    share of the other.
    """

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        earlier = (sister for sister in sisters if sister.path < doc.path)
        for sister in earlier:
            shared = shares(doc, sister)
            if max(shared) >= ALIKE and kind == kind_of(doc, sister):
                mine, theirs = (str(round(100 * each)) for each in shared)
                words = {"other": sister.path, "percent": mine, "theirs": theirs}
                yield Hit(Span(0, 0), words)
                return

    return look


def kind_of(doc: Document, other: Document) -> str:
    """Return how two texts are alike."""
    if copy(doc) == copy(other):
        return "same"
    return "near" if max(shares(doc, other, LONGEST)) >= ALIKE else "passage"


def shares(
    doc: Document, other: Document, longest: int | None = None
) -> tuple[float, float]:
    """Return how much of each text stands in the other, from 0 to 1.

    Of a paragraph the first *longest* words count.
    """
    mine = array("I", runs_in(doc, longest))
    theirs = array("I", runs_in(other, longest))
    if not mine or not theirs:
        return 0, 0
    return share(mine, frozenset(theirs)), share(theirs, frozenset(mine))
