"""Stories as the editor has them: text that changes, and places in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lsprotocol import types

from newslint.lsp import positions
from newslint.model import Edit, Span

LANGUAGES = {"plaintext": ".txt", "text": ".txt", "markdown": ".md", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Story:
    """One state of one story. ``encoding`` is what columns are counted in.

    ``suffix`` says how to read it if its path does not.
    """

    uri: str
    path: str
    text: str
    version: int | None
    encoding: str
    suffix: str = ""
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", positions.starts(self.text))

    def place(self, offset: int) -> types.Position:
        """Return the place of the character at *offset*."""
        return positions.position(self.text, self.starts, offset, self.encoding)

    def range(self, span: Span) -> types.Range:
        """Return where *span* is."""
        return types.Range(self.place(span.start), self.place(span.end))

    def span(self, range: types.Range) -> Span:
        """Return what *range* covers."""
        start, end = (
            positions.offset(self.text, self.starts, place, self.encoding)
            for place in (range.start, range.end)
        )
        return Span(start, max(start, end))

    def text_edits(self, edits: Sequence[Edit]) -> list[types.TextEdit]:
        """Return *edits* as the editor makes them."""
        return [types.TextEdit(self.range(edit.span), edit.text) for edit in edits]


def opened(item: types.TextDocumentItem, encoding: str) -> Story:
    """Return the story that the editor has opened."""
    suffix = LANGUAGES.get(item.language_id, "")
    path = path_of(item.uri)
    return Story(item.uri, path, item.text, item.version, encoding, suffix)


def changed(
    story: Story,
    changes: Sequence[types.TextDocumentContentChangeEvent],
    version: int | None,
) -> Story:
    """Return the story after *changes*, each of which is made on what the last left."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = story.span(change.range)
            text = story.text[:start] + change.text + story.text[end:]
        else:
            text = change.text
        story = replace(story, text=text)
    return replace(story, version=version)


def path_of(uri: str) -> str:
    """Return the path of a file, or a name for what is none, as an untitled story."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return url2pathname(parts.path) or uri
    share = f"//{parts.netloc}" if parts.netloc not in ("", "localhost") else ""
    return url2pathname(share + parts.path)


def uri_of(path: str) -> str:
    """Return the address of a file."""
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 (keeps links)
