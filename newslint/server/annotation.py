"""LanguageTool's annotated text: pieces of copy, and of markup between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.document import Document
from newslint.origin import Piece, compose, lines
from newslint.packs import PackError
from newslint.schema import check_kinds, holds
from newslint.server.body import load_json
from newslint.server.problem import RequestError

KEYS = dict.fromkeys(("text", "markup", "interpretAs"), "a string")


def read(data: str, path: str) -> Document:
    """Return the document that annotated text, as JSON, holds. Raises RequestError.

    Its source is all text and markup, one after the other; markup reads as what
    ``interpretAs`` says, or as nothing.
    """
    entries = load_json(data.encode("utf-8", "surrogatepass")).get("annotation")
    if not holds(entries, dict):
        raise RequestError(
            400, "'data' is {'annotation': [{'text' or 'markup': '...'}]}"
        )
    source: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for entry in entries or ():
        own = checked(entry)
        source.append(own)
        pieces += taken(entry, at)
        at += len(own)
    text, origin = compose("".join(source), pieces)
    return Document(text, path, origin=origin)


def checked(entry: dict[str, Any]) -> str:
    """Return what one annotation takes in the source. Raises RequestError."""
    try:
        check_kinds(entry, KEYS)
    except PackError as error:
        raise RequestError(400, f"annotation: {error}") from None
    if ("text" in entry) == ("markup" in entry):
        raise RequestError(400, "an annotation has 'text', or else 'markup'")
    return str(entry["text"] if "text" in entry else entry["markup"])


def taken(entry: dict[str, Any], at: int) -> Iterator[Piece]:
    """Yield what one annotation, whose place in the source is *at*, reads as."""
    if "markup" in entry:
        reads = entry.get("interpretAs", "")
        yield Piece(reads, at, at + len(entry["markup"]))
        return
    for text, start, end in lines(entry["text"]):
        yield Piece(text, at + start, at + end)
