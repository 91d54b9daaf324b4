"""XML: its elements, and the place in the source of every character of their text.

expat reads it, from the standard library. Nothing outside the file is looked at, and
entities that the file declares may neither be made of others nor make it much longer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import Any, NoReturn
from xml.parsers import expat

from newslint.files import InputError
from newslint.origin import LINE_END, Piece

# Namespaces by the prefix that is usual for them; names in those of the formats that
# hold the copy have none.
PREFIXES = {
    uri: prefix
    for prefix, uris in {
        "": (
            "http://iptc.org/std/nar/2006-10-01/",
            "http://iptc.org/std/NITF/2006-10-18/",
            "http://www.w3.org/1999/xhtml",
            "http://purl.org/rss/1.0/",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://backend.userland.com/rss2",
        ),
        "atom": ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
        "content": ("http://purl.org/rss/1.0/modules/content/",),
        "dc": ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"),
        "itunes": ("http://www.itunes.com/dtds/podcast-1.0.dtd",),
        "media": ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss"),
        "rdf": ("http://www.w3.org/1999/02/22-rdf-syntax-ns#",),
        "xml": ("http://www.w3.org/XML/1998/namespace",),
    }.items()
    for uri in uris
}
WORDPRESS = re.compile(r"https?://wordpress\.org/export/[\d.]+/(excerpt/)?")
REFERENCE = re.compile(r"&([^#;&<\s]+);")
SLACK = 100_000  # characters by which entities may make a text longer than its file


@dataclass(slots=True)
class Element:
    """An element: its name, as ``dc:creator``, and what is in it, in order.

    It stands in ``source[start:end]``, and begins on ``line``. The pieces among the
    content are the text between tags, references resolved.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    start: int = 0
    line: int = 1
    content: list[Element | Piece] = field(default_factory=list)
    end: int = 0

    def __getitem__(self, attribute: str) -> str:
        """Return an attribute’s value, or nothing if there is none."""
        return " ".join(self.attributes.get(attribute, "").split())

    @property
    def children(self) -> Iterator[Element]:
        """The elements right inside this one."""
        return (node for node in self.content if isinstance(node, Element))

    def all(self, *path: str) -> Iterator[Element]:
        """Yield what *path* leads to: children by name, children of those, and so on.

        A star stands for any name.
        """
        name, *rest = path
        for child in self.children:
            if name in (child.name, "*"):
                if rest:
                    yield from child.all(*rest)
                else:
                    yield child

    def one(self, *path: str) -> Element:
        """Return the first that *path* leads to, or an empty element."""
        return next(self.all(*path), Element(""))

    def inside(self, *names: str) -> Iterator[Element]:
        """Yield all elements of these names at any depth, in order; none in another."""
        todo: list[Element] = list(self.children)[::-1]
        while todo:
            element = todo.pop()
            if element.name in names:
                yield element
            else:
                todo += list(element.children)[::-1]

    def said(self, *path: str) -> str:
        """Return the text of the first that *path* leads to, in one line, or nothing.

        Without a path that of the element itself.
        """
        element = self.one(*path) if path else self
        return " ".join("".join(piece.text for piece in pieces(element)).split())


def pieces(element: Element) -> Iterator[Piece]:
    """Yield all text in an element."""
    return (node for node in walk(element) if isinstance(node, Piece))


def elements(element: Element) -> Iterator[Element]:
    """Yield all elements in an element, in order."""
    return (node for node in walk(element) if isinstance(node, Element))


def walk(element: Element) -> Iterator[Element | Piece | str]:
    """Yield what an element holds, at any depth, and names where elements end."""
    todo: list[Element | Piece | str] = [*reversed(element.content)]
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, Element):
            todo.append(node.name)
            todo += reversed(node.content)


def parse(source: str) -> Element:
    """Return the root element. Raises InputError, with the place of what is wrong."""
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.namespace_prefixes = True
    document = Element("")
    handlers = Handlers(source, reader, [document])
    reader.UseForeignDTD(True)  # an entity that is not declared is none to fail at
    reader.DefaultHandler = ignore  # or else expat would put in what entities say
    reader.StartElementHandler = handlers.start
    reader.EndElementHandler = handlers.end
    reader.CharacterDataHandler = handlers.text
    reader.StartCdataSectionHandler = handlers.raw
    reader.EndCdataSectionHandler = handlers.cooked
    reader.EntityDeclHandler = handlers.declared
    reader.SkippedEntityHandler = handlers.entity
    reader.ExternalEntityRefHandler = handlers.external
    try:
        reader.Parse(source, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, str(error))
        what = f"not well-formed XML ({what})"
        raise refusal(what, error.lineno, error.offset) from None
    return next(document.children)


def refusal(what: str, line: int, column: int) -> InputError:
    """Return the error that says what is wrong on a line, after so many characters."""
    return InputError(f"{what} at line {line}, column {column + 1}; mend it")


def ignore(_: str) -> None:
    """Take no notice of comments, declarations and the like."""


class Handlers:
    """What is done with what expat finds: elements are built, places counted."""

    def __init__(self, source: str, reader: expat.XMLParserType, open_: list[Element]):
        self.source, self.reader, self.open = source, reader, open_
        self.lines = [0, *(m.end() for m in LINE_END.finditer(source))]
        self.names: dict[str, str] = {}
        self.entities: dict[str, str] = {}
        self.used: Counter[str] | None = None
        self.added = 0
        self.in_cdata = False

    def place(self) -> int:
        """Return where in the source what was found begins."""
        line = self.lines[self.reader.CurrentLineNumber - 1]
        return line + self.reader.CurrentColumnNumber

    def refuse(self, what: str) -> NoReturn:
        """Raise InputError for what was found."""
        raise refusal(
            what, self.reader.CurrentLineNumber, self.reader.CurrentColumnNumber
        )

    def named(self, name: str) -> str:
        """Return a name with the usual prefix."""
        if name not in self.names:
            self.names[name] = prefixed(name)
        return self.names[name]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        given = {self.named(key): value for key, value in attributes.items()}
        line = self.reader.CurrentLineNumber
        element = Element(self.named(name), given, self.place(), line)
        self.open[-1].content.append(element)
        self.open.append(element)

    def end(self, _: str) -> None:
        """End an element."""
        end = self.place()  # for an empty element where it ends, not its tag’s start
        if self.source.startswith("</", end):
            end = self.source.index(">", end) + 1
        self.open.pop().end = end

    def raw(self) -> None:
        """Begin a CDATA section."""
        self.in_cdata = True

    def cooked(self) -> None:
        """End it."""
        self.in_cdata = False

    def text(self, data: str) -> None:
        """Add text: a line or a part of one, a line’s end, or what a reference says."""
        start = self.place()
        end = start + len(data)
        if not self.in_cdata and self.source[start] == "&":
            end = self.source.index(";", start) + 1
        elif data == "\n" and self.source.startswith("\r\n", start):
            end = start + 2
        self.open[-1].content.append(Piece(data, start, end))

    def declared(self, name: str, parameter: bool, value: str | None, *_: Any) -> None:
        """Note an entity that the file declares."""
        if parameter or value is None:
            return
        if REFERENCE.search(value):
            self.refuse(f"entity ‘{name}’ is made of others, and is not expanded")
        if self.used is None:
            self.used = Counter(REFERENCE.findall(self.source))
        self.added += self.used[name] * len(value)
        if self.added > len(self.source) + SLACK:
            self.refuse(f"entity ‘{name}’ makes the text too long")
        self.entities.setdefault(name, value)

    def entity(self, name: str, parameter: bool) -> None:
        """Add what an entity says: one declared here, or one that HTML knows."""
        value = self.entities.get(name, html5.get(f"{name};"))
        if parameter:
            return
        if value is None or "<" in value:
            self.refuse(f"entity ‘{name}’ holds markup or is not declared in the file")
        text = unescape(value)
        start = self.place()
        end = start + len(name) + len("&;")
        # What is as long as its reference would be taken character by character.
        whole = 1 if len(text) == end - start else len(text)
        self.open[-1].content += [
            Piece(text[:whole], start, end),
            Piece(text[whole:], end, end),
        ]

    def external(self, context: str | None, *_: Any) -> int:
        """Refuse what is in another file."""
        name = (context or "").rpartition("\f")[2]
        self.refuse(f"entity ‘{name}’ is in another file, which is not read")


def prefixed(name: str) -> str:
    """Return a name, as expat tells it, with the prefix that is usual for it."""
    uri, _, rest = name.rpartition(" ")
    if not uri:
        return name
    local, written = rest, ""
    if " " in uri:  # the file has a prefix of its own
        uri, _, local = uri.rpartition(" ")
        written = rest
    if m := WORDPRESS.fullmatch(uri):
        written = "excerpt" if m[1] else "wp"
    prefix = PREFIXES.get(uri, written)
    return f"{prefix}:{local}" if prefix else local
