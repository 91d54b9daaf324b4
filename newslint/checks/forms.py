"""Flag metadata whose values are not of the form that every schema wants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from newslint import timestamps
from newslint.document import Document
from newslint.layers import dates, language
from newslint.model import Hit, Span
from newslint.rule import Check

ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")  # RFC 3986
LONGEST = 60  # characters of a value that is told


def check() -> Check:
    """Flag the start of a story for each key of its metadata that cannot be read.

    Dates and times (``published``, ``updated``, ``embargo``) begin with a day of the
    calendar as ISO 8601 has it, or are those of e-mail (RFC 5322); ``url`` is an
    address with a scheme (RFC 3986), ``language`` a tag of BCP 47 or the name of a
    language. What is missing is left alone. The message may use ``{key}``, ``{value}``
    and ``{form}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        for key, (form, is_right) in FORMS.items():
            value = doc.meta.get(key, "").strip()
            if value and not is_right(value):
                told = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
                yield Hit(Span(0, 0), {"key": key, "value": told, "form": form})

    return look


def is_time(value: str) -> bool:
    """Return whether a value is a day of the calendar, or a time of one."""
    return dates.iso(timestamps.iso(value)) is not None


def is_address(value: str) -> bool:
    """Return whether a value is an address with a scheme."""
    return ADDRESS.fullmatch(value) is not None


TIME = ("a date of ISO 8601, as in 2019-01-09", is_time)
FORMS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    **dict.fromkeys(("published", "updated", "embargo"), TIME),
    "url": ("an address with its scheme, as in https://", is_address),
    "language": ("a language tag, as in en or en-GB", language.is_known),
}
