"""JSON that is none of the news formats: a record, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from newslint.document import Document
from newslint.fields import known, record, without_text
from newslint.files import FormatError
from newslint.json import load, spell, spelling

SUFFIXES = (".json",)


def read(
    source: str, path: str, fields: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """Yield the document of every record: of the outermost objects that have a text.

    *fields* says what the house calls the text and the metadata. Raises InputError for
    what is not JSON, and FormatError if no object has a text.
    """
    found = list(records(load(source), fields or {}))
    if not found:
        raise FormatError(without_text(fields or {}))
    spelled = spelling(source)
    for values in found:
        yield record(
            source, path, values, partial(spell, source), spelled, fields=fields or {}
        )


def records(value: Any, fields: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
    """Yield the outermost objects in *value* that have a text."""
    if isinstance(value, dict):
        if isinstance(known(value, fields).get("text"), str):
            yield value
            return
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from records(item, fields)
