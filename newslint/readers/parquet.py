"""Parquet: a record a row, read batch by batch, each judged by itself.

A file of columns has no lines: the line of a finding is its row, from 1, and its column
is that in the text of the cell. No fix is made. Needs pyarrow, the extra ``corpus``.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from newslint.containers import seekable
from newslint.document import Document
from newslint.fields import ABOVE, NAMES, Fault, Faults, known, record, without_text
from newslint.files import FormatError, InputError
from newslint.model import Position
from newslint.origin import Base, Piece, Spelling, lines

SUFFIXES = (".parquet",)
BATCH = 256  # rows that are in memory at once


class Cell(str):
    """The text of a cell, and where it begins in the source."""

    __slots__ = ("start",)
    start: int


def read(source: str, path: str) -> Iterator[Document]:
    """Raise InputError: a file of columns is no text."""
    raise InputError("Parquet is not read as text; name the file")


def stream(
    file: BinaryIO,
    path: str,
    *,
    fields: Mapping[str, str],
    encoding: str | None,
    limit: int,
    fault: Fault | None = None,
) -> Iterator[Document]:
    """Yield the document of every row. Raises InputError.

    What is wrong with rows is told to *fault* as it is met, if there is one.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ImportError:
        needed = "pip install 'newslint[corpus]'"
        raise InputError(f"needs pyarrow to be read; {needed}") from None
    try:
        table = pq.ParquetFile(seekable(file, limit))
        names = wanted(table.schema_arrow.names, fields)
        batches = table.iter_batches(BATCH, columns=names)
        rows = (row for batch in batches for row in batch.to_pylist())
        yield from records(rows, path, fields, Faults(fault))
    except (pa.ArrowException, OSError, ValueError) as error:
        what = str(error).partition("\n")[0]
        raise InputError(f"broken: no whole Parquet file ({what})") from None


def wanted(names: Iterable[str], fields: Mapping[str, str]) -> list[str]:
    """Return the columns that mean something. Raises FormatError without a text."""
    meant = {name for each in NAMES.values() for name in each}
    meant |= {path.partition(".")[0] for path in fields.values()} | {*fields.values()}
    found = [name for name in names if name in meant]
    if not any(name in found for name in text_names(fields)):
        raise FormatError(without_text(fields))
    return found


def text_names(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns that may hold the text."""
    path = fields.get("text", "")
    return (path, path.partition(".")[0]) if path else NAMES["text"]


def records(
    rows: Iterable[Mapping[str, Any]],
    path: str,
    fields: Mapping[str, str],
    faults: Faults,
) -> Iterator[Document]:
    """Yield the document of every row; what is wrong with others comes at the end."""
    base = Base()
    for number, values in enumerate(rows, 1):
        try:
            doc = document(known(values, fields), number, path, base)
        except InputError as error:
            kept = json.dumps(values, ensure_ascii=False, default=str)
            faults.add(f"row {number}", error, kept)
        else:
            yield doc
            base = Base(base.offset + len(doc.source) + 1)
    faults.told()


def document(values: Mapping[str, Any], row: int, path: str, base: Base) -> Document:
    """Return the document of a row; its source are the texts of its cells, joined."""
    starts: list[int] = []
    cells: dict[str, Any] = {}
    source = ""
    for name in (*ABOVE, "text"):
        if isinstance(values.get(name), str):
            starts.append(len(source))
            cells[name] = Cell(values[name])
            cells[name].start = len(source)
            source += values[name] + "\n"

    def places(offset: int) -> Position:
        return Position(row, offset - starts[bisect_right(starts, offset) - 1] + 1)

    shut = Spelling(lambda span: source[span.start : span.end], lambda _, __: None)
    spell = partial(spelt, source)
    doc = record(source, path, {**values, **cells}, spell, shut, fields={}, base=base)
    return doc.replaced(origin=doc.origin and doc.origin._replace(places=places))


def spelt(source: str, cell: Cell) -> Iterator[Piece]:
    """Yield the text of a cell."""
    inside = source[: cell.start + len(cell)]
    return lines(inside, cell.start)
