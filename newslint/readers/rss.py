"""RSS: the items of a feed, of version 2.0, 1.0 or before."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import xml
from newslint.document import Document
from newslint.elements import (
    HTML,
    Image,
    Part,
    hypertext,
    plain,
    record,
    said,
    with_images,
)
from newslint.html import MARKUP
from newslint.parts import story
from newslint.timestamps import iso
from newslint.xml import Element

SUFFIXES = (".rss", ".xml")
SIGN = r"<(?:rss|(?:\w+:)?RDF)[\s/>]"


def read(source: str, path: str) -> Iterator[Document]:
    """Yield a document for every item of the feed.

    Text is HTML once its XML is read, as it is to those who show feeds. Raises
    InputError for what is not XML.
    """
    feed = xml.parse(source)
    general = channel(source, feed.one("channel"))
    for item in feed.inside("item"):
        images: list[Image] = []
        parts = list(copy(source, item, images))
        meta = general | metadata(source, item)
        doc = with_images(story(source, path, parts, meta, MARKUP), images)
        yield record(doc, item)


def copy(source: str, item: Element, images: list[Image]) -> Iterator[Part]:
    """Yield the parts of an item, and note its images.

    Its description is its text if there is no other, else what stands above it.
    """
    full = item.one("content:encoded")
    for name, part in (
        ("title", "headline"),
        ("description", "deck" if full.content else ""),
        ("dc:creator", "byline"),
        ("description", "" if full.content else "body"),
        ("content:encoded", "body"),
    ):
        for each in item.all(name) if part else ():
            parts, bare = hypertext(source, xml.pieces(each), HTML, part)
            images += bare
            yield from parts
    for each in item.inside("media:title", "media:description", "media:credit"):
        yield plain(each, "credit" if each.name == "media:credit" else "caption")


def text(source: str, element: Element) -> str:
    """Return the text of an element that holds HTML, in one line."""
    return said(hypertext(source, xml.pieces(element))[0])


def channel(source: str, element: Element) -> dict[str, str]:
    """Return what a channel says of all its items."""
    return {
        "language": element.said("language"),
        "source": text(source, element.one("title")),
    }


def metadata(source: str, item: Element) -> dict[str, str]:
    """Return what an item says of itself."""
    full = item.one("content:encoded")
    writers = [*item.all("dc:creator"), *item.all("author")]
    captions = [*item.inside("media:description"), *item.inside("media:title")]
    found = {
        "headline": text(source, item.one("title")),
        "deck": text(source, item.one("description")) if full.content else "",
        "byline": ", ".join(filter(None, (text(source, each) for each in writers))),
        "published": iso(item.said("pubDate") or item.said("dc:date")),
        "updated": iso(item.said("atom:updated")),
        "language": item.said("dc:language"),
        "captions": "\n".join(text(source, each) for each in captions),
        "credits": "\n".join(each.said() for each in item.inside("media:credit")),
        "keywords": ", ".join(text(source, each) for each in item.all("category")),
        "type": "" if full.content else "elsewhere",  # a description is a teaser
        "url": item.said("link"),
        "id": item.said("guid"),
    }
    return {key: value for key, value in found.items() if value}
