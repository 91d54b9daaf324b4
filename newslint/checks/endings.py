"""Note which of two endings words have that may have either."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newslint.checks.variants import Row, finder
from newslint.document import Document
from newslint.layers import quoted
from newslint.model import Fact
from newslint.rule import Check


def check(
    forms: Callable[[], Sequence[Row]], *, names: Sequence[str], marks: str
) -> Check:
    """Hold a document, story or batch to one ending, whichever words have it.

    ``forms`` is a table of spellings, of which those with one of the ``marks`` differ
    in their endings alone; ``names`` are the endings. A word that stands in both
    spellings is left to the comparison of the two. The message may use ``{quote}``,
    ``{right}``, ``{value}``, ``{usual}`` and ``{where}``.
    """
    find = finder(forms, marks)

    def look(doc: Document) -> Iterator[Fact]:
        found = [place for place in find(doc) if not quoted(doc, place.span.start)]
        rivals = {(place.row[2], 1 - place.column) for place in found}
        for span, row, column in found:
            if (row[2], column) not in rivals:
                cures = {names[1 - column]: row[1 - column]}
                yield Fact(span, "/".join(names), names[column], cures)

    return look
