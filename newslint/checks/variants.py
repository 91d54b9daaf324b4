"""Note which form is used, where a word or an abbreviation has several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from newslint.document import Document
from newslint.layers import lowered, vocabulary
from newslint.layers.lines import lines_of
from newslint.layers.sentences import sentence_at
from newslint.layers.words import LETTERS
from newslint.model import Fact, Span, meets_any
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_words

Row: TypeAlias = Sequence[str]
Rows: TypeAlias = Sequence[Row] | Callable[[], Sequence[Row]]

# What may not touch a form: letters, and the punctuation of addresses and handles.
BEFORE = re.compile(r".?[\w’'@#/\\]\Z|\w\.\Z", re.DOTALL)
AFTER = re.compile(r"[\w@/\\]|\.\w")


ENDINGS = "-ize", "-ise"


class Place(NamedTuple):
    """Where a form stands: which column of which row it is."""

    span: Span
    row: Row
    column: int


def triggers(forms: Rows, **_: object) -> Triggers | None:
    """Return the words of a short list; a table is looked up faster than triggers."""
    return (
        None if callable(forms) else of_words(form for row in forms for form in row[:2])
    )


@triggered_by(triggers)
def check(
    forms: Rows,
    *,
    names: Sequence[str] = (),
    marks: str = "=~",
    alone: bool = False,
    case: bool = False,
    unless: str = r"(?!)",
) -> Check:
    """Hold a document, story or batch to one column of the rows of ``forms``.

    A row is two forms, then (or not) the word that they are forms of and marks. Rows of
    one word are judged together. Of rows with marks those count that have one of
    ``marks``. ``names`` says what the columns are called; without it, and in rows
    marked ``~``, every form stands for itself, and in rows marked ``z`` for its ending.

    With ``alone`` only the forms are noted that no other variety has: ``A`` among the
    marks says so of the first, ``B`` of the second.

    Words with a capital may be names and are left alone, unless ``case`` is set: then
    forms are found only as they are written. So are forms in a passage that matches the
    pattern ``unless``. The message may use ``{quote}``, ``{right}``, ``{value}``,
    ``{usual}`` and ``{where}``.
    """
    find = finder(forms, marks, case=case)

    def look(doc: Document) -> Iterator[Fact]:
        found = list(find(doc))
        passages = re.finditer(unless, doc.text) if found else ()
        spared = [Span(*m.span()) for m in passages]
        for span, row, column in found:
            if alone and "AB"[column] not in row[3]:
                continue
            if not meets_any(span, spared):
                called = columns(row, names)
                cure = with_stop(doc, span, row[1 - column])
                word = row[2] if len(row) > 2 else row[0]
                yield Fact(span, word, called[column], {called[1 - column]: cure})

    return look


def columns(row: Row, names: Sequence[str]) -> Sequence[str]:
    """Return what the two forms of a row stand for."""
    marks = "".join(row[3:])
    if "z" in marks:
        return ENDINGS
    return row if not names or "~" in marks else names


def finder(
    forms: Rows, marks: str, *, case: bool = False
) -> Callable[[Document], Iterator[Place]]:
    """Return what finds, in a document, the forms of the rows with one of *marks*."""

    wanted = frozenset(marks)

    def find(doc: Document) -> Iterator[Place]:
        row_of, by_part = index(forms() if callable(forms) else forms)
        text = doc.text if case else lowered(doc)
        present = {form: form for form in row_of.keys() & vocabulary(doc)}
        for part in by_part.keys() & vocabulary(doc):
            present.update(dict.fromkeys(by_part[part], part))
        for form, part in present.items():
            row = row_of[form]
            if len(row) > 3 and wanted.isdisjoint(row[3]):
                continue
            for span in places(text, form, lines_of(doc, part)):
                if case or doc.text[span.start] == form[0]:
                    yield Place(span, row, 0 if row[0] == form else 1)

    return find


Index: TypeAlias = tuple[Mapping[str, Row], Mapping[str, list[str]]]

# Several rules use one table; the rows are kept with their index, so ids stay theirs.
_indexes: dict[int, tuple[Sequence[Row], Index]] = {}


def index(rows: Sequence[Row]) -> Index:
    """Return `indexed` of *rows*, made once for a table."""
    if id(rows) not in _indexes:
        _indexes[id(rows)] = rows, indexed(rows)
    return _indexes[id(rows)][1]


def indexed(rows: Sequence[Row]) -> Index:
    """Return the row of every form, and by a part of theirs the forms of several."""
    row_of = {form: row for row in rows for form in row[:2]}
    by_part: dict[str, list[str]] = defaultdict(list)
    for form in row_of:
        if not (form.isalpha() and form.islower()):
            by_part[max(LETTERS.findall(form.lower()), key=len)].append(form)
    return row_of, by_part


def places(text: str, form: str, lines: Iterable[Span]) -> Iterator[Span]:
    """Yield where *form* stands alone in these lines of *text*."""
    for start, stop in lines:
        at = text.find(form, start, stop)
        while at >= 0:
            end = at + len(form)
            if not (BEFORE.match(text, max(0, at - 2), at) or AFTER.match(text, end)):
                yield Span(at, end)
            at = text.find(form, end, stop)


def with_stop(doc: Document, span: Span, form: str) -> str:
    """Return *form* with or without its last point, as its new place asks.

    The point of an abbreviation is also the full stop of the sentence that it ends.
    """
    if form[-1] == "." and doc.text.startswith(".", span.end):
        return form[:-1]
    if doc.text[span.end - 1] == "." != form[-1]:
        return form + "." * (sentence_at(doc, span.start).end == span.end)
    return form
