"""JSON that is none of the news formats: a record, or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from newslint.document import Document
from newslint.fields import NAMES, known, record, without_text
from newslint.files import FormatError, InputError
from newslint.json import load, spell, spelling

SUFFIXES = (".json",)
TEXT = re.compile(rf'\s*[\[{{].*?"(?:{"|".join(NAMES["text"])})"\s*:', re.S)


def read(
    source: str, path: str, fields: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """Yield the document of every record: of the outermost objects that have a text.

    *fields* says what the house calls the text and the metadata. Raises InputError for
    what is not JSON but names a text, and FormatError if no object has a text.
    """
    try:
        value = load(source)
    except InputError as error:
        if TEXT.match(source):
            raise
        raise FormatError(*error.args) from None
    found = list(records(value, fields or {}))
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
