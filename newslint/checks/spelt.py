"""Flag the spellings of one column of a table and offer those of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from newslint.checks.variants import Rows, finder
from newslint.document import Document
from newslint.model import Edit, Hit
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_words


def triggers(forms: Rows, **_: object) -> Triggers | None:
    """Return the words of a short list; a table is looked up faster than triggers."""
    return (
        None if callable(forms) else of_words(form for row in forms for form in row[:2])
    )


@triggered_by(triggers)
def check(
    forms: Rows,
    *,
    right: Literal["first", "second"],
    marks: str = "=",
    allow: Sequence[str] = (),
) -> Check:
    """Flag each word that ``forms`` has in its other column than the ``right`` one.

    A row is two forms, the word that they are forms of, and marks; rows count that have
    one of ``marks``. Words with a capital may be names and are left alone, and so are
    all forms of a word that ``allow`` lists. The message may use ``{wrong}`` and
    ``{right}``.
    """
    find = finder(forms, marks)
    column = ("first", "second").index(right)
    allowed = frozenset(allow)

    def look(doc: Document) -> Iterator[Hit]:
        for span, row, found in find(doc):
            if found != column and allowed.isdisjoint(row[:3]):
                words = {"wrong": doc[span], "right": row[column]}
                yield Hit(span, words, (Edit(span, row[column]),))

    return look
