"""Atom: the entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import xml
from newslint.document import Document
from newslint.elements import (
    HTML,
    Image,
    Part,
    either,
    hypertext,
    marked,
    plain,
    record,
    with_images,
)
from newslint.html import MARKUP
from newslint.parts import story
from newslint.readers.rss import text
from newslint.timestamps import iso
from newslint.xml import Element

SUFFIXES = (".atom", ".xml")
SIGN = r"<(?:\w+:)?(?:feed|entry)[\s/>]"


def read(source: str, path: str) -> Iterator[Document]:
    """Yield a document for every entry. Raises InputError for what is not XML."""
    feed = xml.parse(source)
    alone = feed.name == "atom:entry"
    general = common(source, feed)
    for entry in [feed] if alone else feed.all("atom:entry"):
        images: list[Image] = []
        parts = list(copy(source, entry, images))
        meta = general | metadata(source, entry)
        doc = with_images(story(source, path, parts, meta, MARKUP), images)
        yield doc if alone else record(doc, entry)


def copy(source: str, entry: Element, images: list[Image]) -> Iterator[Part]:
    """Yield the parts of an entry, and note its images.

    Its summary is its text if there is no content, else what stands above it.
    """
    full = entry.one("atom:content")
    for name, part in (
        ("atom:title", "headline"),
        ("atom:summary", "deck" if full.content else "body"),
        ("atom:content", "body"),
    ):
        for each in entry.all(name):
            yield from construct(source, each, part, images)
        if name == "atom:title":
            for writer in entry.all("atom:author", "atom:name"):
                yield plain(writer, "byline")


def construct(
    source: str, element: Element, part: str, images: list[Image]
) -> Iterator[Part]:
    """Yield the parts of a text: plain, HTML or XHTML, as its type says."""
    kind = element["type"]
    if kind in ("html", "text/html"):
        parts, bare = hypertext(source, xml.pieces(element), HTML, part)
        images += bare
        yield from parts
    elif kind.endswith(("xhtml", "xml")):
        yield from marked(element, HTML, part)
    elif kind in ("", "text") or kind.startswith("text/"):
        yield from marked(element, {}, part)
    elif "/" not in kind:  # nothing that Atom knows
        yield from either(source, element, part)


def common(source: str, feed: Element) -> dict[str, str]:
    """Return what a feed says of all its entries."""
    return {
        "byline": writers(feed),
        "language": feed["xml:lang"],
        "source": worded(source, feed.one("atom:title")),
        "rights": worded(source, feed.one("atom:rights")),
    }


def metadata(source: str, entry: Element) -> dict[str, str]:
    """Return what an entry says of itself."""
    published = iso(entry.said("atom:published") or entry.said("atom:issued"))
    updated = iso(entry.said("atom:updated") or entry.said("atom:modified"))
    full, links = entry.one("atom:content"), list(entry.all("atom:link"))
    shown = [each["href"] for each in links if each["rel"] in ("", "alternate")]
    found = {
        "headline": worded(source, entry.one("atom:title")),
        "deck": worded(source, entry.one("atom:summary")) if full.content else "",
        "byline": writers(entry),
        "published": published or updated,
        "updated": updated if published and updated != published else "",
        "language": entry["xml:lang"],
        "keywords": ", ".join(
            each["label"] or each["term"] for each in entry.all("atom:category")
        ),
        "type": "" if full.content else "elsewhere",  # a summary is a teaser
        "url": next(iter(shown), ""),
        "id": entry.said("atom:id"),
        "rights": worded(source, entry.one("atom:rights")),
    }
    return {key: value for key, value in found.items() if value}


def writers(element: Element) -> str:
    """Return the names of the authors of a feed or an entry."""
    names = (each.said("atom:name") for each in element.all("atom:author"))
    return ", ".join(filter(None, names))


def worded(source: str, element: Element) -> str:
    """Return a text in one line, whichever its type."""
    html = element["type"] in ("html", "text/html")
    return text(source, element) if html else element.said()
