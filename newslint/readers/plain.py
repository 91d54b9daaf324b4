"""Plain text: one file, one story."""

from collections.abc import Iterator

from newslint.document import Document
from newslint.origin import compose, lines

SUFFIXES = (".txt", ".text", "")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document; its lines end in ``\\n`` whatever the file has."""
    if "\r" not in source:
        yield Document(source, path)
        return
    text, origin = compose(source, lines(source))
    yield Document(text, path, origin=origin)
