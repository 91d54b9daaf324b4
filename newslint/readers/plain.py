"""Plain text: one file, one story."""

from collections.abc import Iterator

from newslint.document import LINE_END, Document, Origin

SUFFIXES = (".txt", ".text", "")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document; its lines end in ``\\n`` whatever the file has."""
    if "\r" not in source:
        yield Document(source, path)
        return
    pieces: list[str] = []
    runs = [(0, 0)]
    length = cursor = 0
    for m in LINE_END.finditer(source):
        line = source[cursor : m.start()]
        pieces += [line, "\n"]
        length += len(line)
        # The "\n" of the text is the last character of the line end in the source.
        runs += [(length, m.end() - 1), (length + 1, m.end())]
        length, cursor = length + 1, m.end()
    pieces.append(source[cursor:])
    yield Document("".join(pieces), path, origin=Origin(source, tuple(runs)))
