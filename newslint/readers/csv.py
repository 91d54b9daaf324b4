"""CSV: a record a row, read row by row, each judged by itself.

The first row names the fields. Cells are parted by what the first row has most of:
commas, semicolons, tabs or bars. See RFC 4180.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, islice
from typing import BinaryIO

from newslint.document import Document
from newslint.fields import Fault, Faults, known, record, without_text
from newslint.files import FormatError, InputError
from newslint.lines import Line, numbered, streamed
from newslint.model import Span
from newslint.origin import Base, Piece, Spelling

SUFFIXES = (".csv", ".tsv")
DELIMITERS = ",;\t|"
RUN = re.compile(r'[^"\r\n]+|(?P<quote>"")|(?P<newline>\r\n?|\n)|"')
LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Cell(str):
    """The text of a cell, and where in its row the inside of its quotes stands."""

    __slots__ = ("end", "open", "quoted", "start")
    start: int
    end: int
    quoted: bool
    open: bool  # the row ends inside its quotes


def read(
    source: str, path: str, fields: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """Yield the document of every row.

    *fields* says what the house calls the text and the metadata. Raises InputError,
    after the last row, for those without a text, and FormatError if there is no column
    for it.
    """
    yield from records(numbered(LINE.findall(source)), path, fields or {}, Faults())


def stream(
    file: BinaryIO,
    path: str,
    *,
    fields: Mapping[str, str],
    encoding: str | None,
    limit: int,
    fault: Fault | None = None,
) -> Iterator[Document]:
    """Yield the same of a file of any size; a row may have *limit* bytes.

    What is wrong with rows is told to *fault* as it is met, if there is one.
    """
    faults = Faults(fault)
    lines = streamed(file, encoding, limit, faults)
    yield from records(lines, path, fields, faults, limit)


def records(
    lines: Iterable[Line],
    path: str,
    fields: Mapping[str, str],
    faults: Faults,
    limit: int = 50_000_000,
) -> Iterator[Document]:
    """Yield the document of every row; what is wrong with others comes at the end."""
    header, delimiter, table = opened(lines, limit)
    names = [str(cell).strip() for cell in cells(header, delimiter)]
    if "text" not in known(dict.fromkeys(names, "-"), fields):
        raise FormatError(without_text(fields))
    for base, row in table:
        found = cells(row, delimiter)
        values = dict(zip(names, found, strict=False))
        if not any(found):
            continue
        try:
            if found[-1].open:
                raise InputError("a quotation mark is never closed; mend it")
            spelled = spelling(row, found, delimiter)
            spell = partial(spelt, row)
            yield record(row, path, values, spell, spelled, fields=fields, base=base)
        except InputError as error:
            faults.add(f"line {base.lines + 1}", error, row)
    faults.told()


def opened(
    lines: Iterable[Line], limit: int = 50_000_000
) -> tuple[str, str, Iterator[Line]]:
    """Return the first row, what parts its cells, and the rows after it."""
    lines = iter(lines)
    head = list(islice(lines, 1))
    delimiter = max(DELIMITERS, key=head[0][1].count) if head else ","
    table = rows(chain(head, lines), delimiter, limit)
    return next(table, (Base(), ""))[1], delimiter, table


def rows(lines: Iterable[Line], delimiter: str, limit: int) -> Iterator[Line]:
    """Join the lines that a quoted cell goes on over, up to *limit* characters."""
    start, parts, size = Base(), list[str](), 0
    for base, line in lines:
        odd = line.count('"') % 2 == 1
        if not parts:
            start, size = base, 0
            odd = odd and cells(line, delimiter)[-1].open
        parts.append(line)
        size += len(line)
        if odd == (len(parts) > 1) or size > limit:
            yield start, "".join(parts)
            parts = []
    if parts:
        yield start, "".join(parts)


def cells(row: str, delimiter: str) -> list[Cell]:
    """Return the cells of a row."""
    found: list[Cell] = []
    at, stop = 0, len(row.rstrip("\r\n"))
    while at <= stop:
        m = pattern(delimiter).match(row, at, stop)
        assert m  # it matches nothing, too
        inside = m["quoted"]
        name = "bare" if inside is None else "quoted"
        cell = Cell(m[name].replace('""', '"') if inside is not None else m[name])
        cell.start, cell.end = m.span(name)
        cell.quoted, cell.open = inside is not None, m["closed"] == ""
        found.append(cell)
        at = m.end() + 1
    return found


@cache
def pattern(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of a cell, quoted or bare."""
    rest = rf"[^{re.escape(delimiter)}]*+"
    return re.compile(
        rf'"(?P<quoted>(?:[^"]++|"")*+)(?P<closed>"?){rest}|(?P<bare>{rest})'
    )


def spelt(row: str, cell: Cell) -> Iterator[Piece]:
    """Yield the text of a cell: two quotation marks in quotes are one."""
    for m in RUN.finditer(row, cell.start, cell.end):
        single = m["quote"] and cell.quoted
        text = '"' if single else "\n" if m["newline"] else m[0]
        yield Piece(text, *m.span())


def spelling(row: str, found: Sequence[Cell], delimiter: str) -> Spelling:
    """Return how the cells of a row are spelled; what needs quotes goes in quotes."""

    def read(span: Span) -> str:
        inside = row[span.start : span.end]
        return inside.replace('""', '"') if quoted(span) else inside

    def write(span: Span, text: str) -> str | None:
        if quoted(span):
            return text.replace('"', '""')
        return None if set(text) & {*delimiter, *'"\r\n'} else text

    def quoted(span: Span) -> bool:
        return any(c.quoted and c.start <= span.start <= c.end for c in found)

    return Spelling(read, write)
