"""Flag a text that another has already, or has half of."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Beside
from newslint.stories import ALIKE, copy, runs_in, share


def check(*, same: bool = False) -> Beside:
    """Flag the start of a text that shares half of its words with an earlier one.

    Either may have half of its words from the other; texts of fewer than 40 words are
    left alone. With ``same`` a text is flagged that has the same words, and without it
    one that has not. The message may use ``{other}``, ``{percent}``, the share of the
    text that stands in the other, and ``{theirs}``, the share of the other.
    """

    def look(doc: Document, /, sisters: Sequence[Document] = ()) -> Iterator[Hit]:
        for sister in sisters:
            if sister.path < doc.path and (shared := likeness(doc, sister)):
                if (copy(doc) == copy(sister)) == same:
                    mine, theirs = (str(round(100 * each)) for each in shared)
                    words = {"other": sister.path, "percent": mine, "theirs": theirs}
                    yield Hit(Span(0, 0), words)
                return

    return look


def likeness(doc: Document, other: Document) -> tuple[float, float] | None:
    """Return how much of each text stands in the other, if it is enough of one."""
    mine, theirs = array("I", runs_in(doc)), array("I", runs_in(other))
    if not mine or not theirs:
        return None
    both = share(mine, frozenset(theirs)), share(theirs, frozenset(mine))
    return both if max(both) >= ALIKE else None
