"""JSON with places: where in the source every string stands, and every character."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newslint.files import InputError
from newslint.model import Span
from newslint.origin import Piece, Spelling

DEEPEST = 100  # levels of objects and lists in one another

STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.S)
RUN = re.compile(
    r"(?P<plain>[^\\]++)|(?P<newline>\\r\\n|\\[rn])"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\."
)
HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair, without the other


class Quoted(str):
    """A string of JSON, and where in the source the inside of its quotes stands."""

    __slots__ = ("end", "start")
    start: int
    end: int


def load(source: str) -> Any:
    """Return what *source* says: plain values, but strings are `Quoted`.

    Of a key that an object has twice the last counts, as it does for most readers.
    Raises InputError, with line and column, for what is not JSON.
    """
    try:
        value = json.loads(source, object_pairs_hook=tuple)
    except json.JSONDecodeError as error:
        what = error.msg[0].lower() + error.msg[1:]
        raise InputError(
            f"not JSON at line {error.lineno}, column {error.colno}: {what}; mend it"
        ) from None
    except RecursionError:
        raise too_deep() from None
    except ValueError:  # a limit of Python's own
        raise InputError("JSON with a number of thousands of digits; mend it") from None
    return placed(value, STRING.finditer(source), DEEPEST)


def too_deep() -> InputError:
    """Return what to say of JSON with too many levels."""
    return InputError(f"JSON more than {DEEPEST} levels deep; flatten it")


def placed(value: Any, strings: Iterator[re.Match[str]], depth: int) -> Any:
    """Return *value* with its strings' places, and its tuples of pairs as objects.

    *strings* are those of the source, keys too, from the first in *value* on.
    """
    if isinstance(value, str):
        quoted = Quoted(value)
        quoted.start, quoted.end = next(strings).span(1)
        return quoted
    if not isinstance(value, (list, tuple)):
        return value
    if not depth:
        raise too_deep()
    if isinstance(value, list):
        return [placed(item, strings, depth - 1) for item in value]
    found: dict[str, Any] = {}
    for key, item in value:
        next(strings)
        found[key] = placed(item, strings, depth - 1)
    return found


def spell(source: str, quoted: Quoted) -> Iterator[Piece]:
    """Yield the text of a string, with every line end as a newline.

    Half of a surrogate pair is no character; the replacement character stands for it.
    """
    for m in RUN.finditer(source, quoted.start, quoted.end):
        if m.lastgroup == "plain":
            yield Piece(m[0], *m.span())
        elif m.lastgroup == "newline":
            yield Piece("\n", *m.span())
        else:
            yield Piece(HALF.sub("\ufffd", json.loads(f'"{m[0]}"')), *m.span())


def spelling(source: str) -> Spelling:
    """Return how strings of *source* are spelled: in ASCII if all of it is."""
    ascii_only = source.isascii()

    def read(span: Span) -> str:
        inside = source[span.start : span.end]
        try:
            return str(json.loads(f'"{inside}"'))
        except ValueError:  # more than one string
            return inside

    def write(_: Span, text: str) -> str:
        return json.dumps(text, ensure_ascii=ascii_only)[1:-1]

    return Spelling(read, write)
