"""The outline of a story: its paragraphs, each with the part that it plays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from lsprotocol import types
from lsprotocol.types import SymbolKind

from newslint.app import Linter
from newslint.layers import blocks
from newslint.lsp.lint import documents
from newslint.lsp.stories import Story
from newslint.model import Span

LONGEST = 60  # characters of a paragraph in the outline
KINDS = {"headline": SymbolKind.Class, "deck": SymbolKind.Class}
KINDS |= {"lead": SymbolKind.Method, "subhead": SymbolKind.Namespace}


class Part(TypedDict):
    """A paragraph, its part, and where in the source it is, in code points."""

    part: str
    text: str
    start: int
    end: int


def parts(linter: Linter, story: Story) -> Iterator[Part]:
    """Yield the paragraphs of a story. Raises InputError."""
    for doc in documents(linter, story):
        for span, part in blocks(doc):
            start, end = doc.locate(span)
            yield Part(part=part, text=doc[span], start=start, end=end)


def symbols(linter: Linter, story: Story) -> list[types.DocumentSymbol]:
    """Return the outline of a story. Raises InputError."""
    return [symbol(part, story) for part in parts(linter, story)]


def symbol(part: Part, story: Story) -> types.DocumentSymbol:
    """Return one paragraph of the outline."""
    where = story.range(Span(part["start"], part["end"]))
    text = " ".join(part["text"].split())
    return types.DocumentSymbol(
        name=text[:LONGEST] or part["part"],
        detail=part["part"],
        kind=KINDS.get(part["part"], SymbolKind.String),
        range=where,
        selection_range=where,
    )


def flat(found: list[types.DocumentSymbol], uri: str) -> list[types.SymbolInformation]:
    """Return an outline for editors that know no other than a flat list."""
    return [
        types.SymbolInformation(types.Location(uri, each.range), each.name, each.kind)
        for each in found
    ]
