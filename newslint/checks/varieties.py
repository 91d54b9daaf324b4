"""Note words that only one variety of English spells as the story does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from newslint.checks.variants import Place, Row, finder
from newslint.document import Document
from newslint.layers import quoted
from newslint.model import Fact
from newslint.rule import Check

SURE, HELPS = ("A", "B"), ("a", "")


def check(
    forms: Callable[[], Sequence[Row]], *, names: Sequence[str], least: int = 2
) -> Check:
    """Hold a story to one variety of English, where its words tell which it is.

    ``forms`` is a table of spellings in two varieties, ``names`` are theirs; marks say
    which form is of that variety alone (``A`` the first, ``B`` the second) or helps to
    tell (``a``). The variety that has more such words outside quotations is the
    story's, if they are at least ``least`` different words and one is sure. A word that
    only helps is never noted against it, and one that stands in both spellings is left
    to the comparison of the two. The message may use ``{quote}``, ``{right}``,
    ``{usual}`` and ``{where}``.
    """
    find = finder(forms, "AaB")

    def look(doc: Document) -> Iterator[Fact]:
        told = sorted(place for place in find(doc) if tells(doc, place))
        rivals = {(place.row[2], 1 - place.column) for place in told}
        told = [place for place in told if (place.row[2], place.column) not in rivals]
        leader = leading(told, least)
        for span, row, column in told:
            if leader is not None and (column == leader or SURE[column] in row[3]):
                cures = {names[1 - column]: row[1 - column]}
                yield Fact(span, "variety", names[column], cures)

    return look


def tells(doc: Document, place: Place) -> bool:
    """Return whether the form tells anything of the writer's variety, surely or not."""
    span, row, column = place
    return bool({SURE[column], HELPS[column]} & set(row[3])) and not quoted(
        doc, span.start
    )


def leading(told: Sequence[Place], least: int) -> int | None:
    """Return the column that most places show, if what they show is enough."""
    ranked = Counter(place.column for place in told).most_common()
    if len(ranked) < 2:
        return None
    leader = ranked[0][0]
    rows = {place.row for place in told if place.column == leader}
    sure = any(SURE[leader] in row[3] for row in rows)
    return leader if sure and len({row[2] for row in rows}) >= least else None
