"""JSON Lines: a record a line, read line by line, each judged by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import BinaryIO

from newslint.document import Document
from newslint.fields import Fault, Faults, record
from newslint.files import FormatError, InputError
from newslint.json import load, spell, spelling
from newslint.lines import Line, numbered, streamed
from newslint.origin import Base

SUFFIXES = (".jsonl", ".ndjson")


def read(
    source: str, path: str, fields: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """Yield the document of every line.

    *fields* says what the house calls the text and the metadata. Raises InputError,
    after the last line, for those that hold no JSON or no text.
    """
    lines = numbered(re.findall(r"[^\n]*\n|[^\n]+", source))
    yield from records(lines, path, fields or {}, Faults())


def stream(
    file: BinaryIO,
    path: str,
    *,
    fields: Mapping[str, str],
    encoding: str | None,
    limit: int,
    fault: Fault | None = None,
) -> Iterator[Document]:
    """Yield the same of a file of any size; a line may have *limit* bytes.

    What is wrong with lines is told to *fault* as it is met, if there is one.
    """
    faults = Faults(fault)
    lines = streamed(file, encoding, limit, faults)
    yield from records(lines, path, fields, faults)


def records(
    lines: Iterable[Line], path: str, fields: Mapping[str, str], faults: Faults
) -> Iterator[Document]:
    """Yield the document of every line; what is wrong with others comes at the end."""
    count = 0
    for base, line in lines:
        if not line.strip():
            continue
        try:
            yield document(line.rstrip(), path, fields, base)
            count += 1
        except InputError as error:
            what = str(error).replace(" at line 1, column", " at column")
            faults.add(f"line {base.lines + 1}", what, line)
    faults.told(InputError if count else FormatError)


def document(line: str, path: str, fields: Mapping[str, str], base: Base) -> Document:
    """Return the document that a line is. Raises InputError."""
    values = load(line)
    if not isinstance(values, dict):
        raise InputError("no object with fields; mend it")
    return record(
        line,
        path,
        values,
        partial(spell, line),
        spelling(line),
        fields=fields,
        base=base,
    )
