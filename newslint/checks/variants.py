"""Note which form is used, where a word or an abbreviation has several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newslint.checks.swap import like
from newslint.document import Document
from newslint.layers import vocabulary
from newslint.layers.words import LETTERS
from newslint.model import Fact, Span
from newslint.rule import Check

Rows = Sequence[Sequence[str]]


def check(
    forms: Rows | Callable[[], Rows],
    *,
    names: Sequence[str] = (),
    together: str = "",
    case: bool = False,
    unless: str = r"(?!)",
) -> Check:
    """Hold a document, story or batch to one form of each row of ``forms``.

    ``names`` says what the columns are called; without it every form stands for
    itself. Rows are judged one by one unless ``together`` names what they all show:
    then the column that is used most wins for all. Set ``case`` where capitals matter.
    ``unless`` is a pattern for what may not stand around: it is tried on the words
    from one before to one after. Capitalised words inside a sentence are taken for
    names and left alone unless ``case`` is set. The message may use ``{quote}``,
    ``{right}``, ``{value}``, ``{usual}`` and ``{where}``.
    """
    exempt = re.compile(unless)

    def look(doc: Document) -> Iterator[Fact]:
        columns = known(doc)
        if not columns:
            return
        any_of = "|".join(map(re.escape, sorted(columns, key=len, reverse=True)))
        find = re.compile(rf"(?<![\w’'@#/.-])(?:{any_of})(?![\w@/-]|\.\w|['’]\w\w)", 0 if case else re.I)
        for m in find.finditer(doc.text):
            row, column = columns[m[0] if case else m[0].lower()]
            if not case and is_name(doc.text, m.start(), m[0]):
                continue
            if exempt.search(around(doc.text, *m.span())):
                continue
            cures = {
                value(names, row, i): form if case else like(m[0], form)
                for i, form in enumerate(row)
                if i != column
            }
            yield Fact(Span(*m.span()), together or row[0], value(names, row, column), cures)

    table: dict[str, tuple[Sequence[str], int]] = {}
    parts: dict[str, list[str]] = {}

    def known(doc: Document) -> dict[str, tuple[Sequence[str], int]]:
        """Return the forms that this document may hold, with their row and column."""
        if not table:
            for row in forms() if callable(forms) else forms:
                for column, form in enumerate(row):
                    form = form if case else form.lower()
                    table[form] = row, column
                    part = max(LETTERS.findall(form.lower()), key=len)
                    parts.setdefault(part, []).append(form)
        present = parts.keys() & vocabulary(doc)
        return {form: table[form] for part in present for form in parts[part]}

    return look


def value(names: Sequence[str], row: Sequence[str], column: int) -> str:
    return names[column] if names else row[column]


def is_name(text: str, start: int, word: str) -> bool:
    """Return whether *word* looks like (a part of) a name: a capital mid-sentence."""
    if not word[0].isupper():
        return False
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    if before and before[-1] not in ".!?:\n":
        return True
    return re.match(r"\S+ [A-Z]", text[start : start + 60]) is not None


def around(text: str, start: int, end: int) -> str:
    """Return the text from one word before to one word after."""
    before = text.rfind(" ", max(0, start - 25), max(0, start - 1)) + 1
    after = text.find(" ", end + 1, end + 25)
    return text[before if before else max(0, start - 25) : after if after > 0 else end + 25]
