"""NITF: a story as the IPTC's News Industry Text Format marks it up."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import xml
from newslint.document import Document
from newslint.elements import HTML, Names, Part, line, marked, plain
from newslint.html import MARKUP
from newslint.parts import story
from newslint.timestamps import is_later, is_time, iso, later
from newslint.xml import Element

SUFFIXES = (".xml", ".nitf", ".ntf")
SIGN = r"<(?:\w+:)?nitf[\s/>]"

# What elements are, beside those that NITF has from HTML.
CONTENT: Names = {
    **HTML,
    **dict.fromkeys(("hl1", "hl2"), "subhead"),
    **dict.fromkeys(("block", "bq", "byttl", "media"), None),
    **dict.fromkeys(("media-metadata", "media-object", "media-reference"), ""),
    "abstract": "deck",
    "byline": "byline",
    "credit": "credit",
    "dateline": "dateline",
    "datasource": "credit",
    "distributor": "",  # metadata, as are rights and series
    "media-caption": "caption",
    "media-producer": "credit",
    "note": "note",
    "rights": "",
    "series": "",
    "tagline": "sign-off",
}


def read(source: str, path: str) -> Iterator[Document]:
    """Yield the one document. Raises InputError for what is not XML."""
    nitf = xml.parse(source)
    yield story(source, path, parts(nitf), metadata(nitf), MARKUP)


def parts(nitf: Element) -> Iterator[Part]:
    """Yield the parts of a story: what ``body`` holds, below a headline."""
    body = nitf.one("body")
    heads = list(body.all("body.head", "hedline", "hl1"))
    for headline in heads or nitf.all("head", "title"):
        yield plain(headline, "headline")
    for child in body.all("body.head", "*"):
        yield from above(child)
    for child in body.children:
        if child.name != "body.head":
            yield from marked(child, CONTENT)


def above(child: Element) -> Iterator[Part]:
    """Yield the parts in an element of ``body.head``, but for the headline."""
    if child.name == "hedline":
        yield from (plain(deck, "deck") for deck in child.all("hl2"))
    elif child.name == "dateline" and is_time(child.said()):
        yield plain(child, "timestamp")
    elif child["type"] == "npa":  # a note that is not for publication
        yield from marked(child, {**CONTENT, "note": "wire-note"})
    else:
        yield from marked(child, CONTENT)


def metadata(nitf: Element) -> dict[str, str]:
    """Return what the head of a story says of it, and the parts that are metadata."""
    head, body = nitf.one("head"), nitf.one("body", "body.head")
    data, dateline = head.one("docdata"), body.one("dateline")
    issued = data.one("date.issue")["norm"] or head.one("pubdata")["date.publication"]
    release = iso(data.one("date.release")["norm"])
    published = later(iso(issued), release)  # not before it may be
    content = nitf.one("body", "body.content")
    return {
        "headline": line(body.one("hedline", "hl1")) or line(head.one("title"), {}),
        "deck": line(body.one("hedline", "hl2")) or line(body.one("abstract")),
        "byline": line(body.one("byline"), CONTENT),
        "dateline": line(dateline),
        "place": line(dateline.one("location")) or data.one("evloc")["city"],
        "dateline-date": iso(dateline.one("story.date")["norm"]),
        "published": published,
        "embargo": release if is_later(release, issued) else "",
        "language": language(nitf, content),
        "source": (
            line(body.one("distributor"))
            or data.one("doc.copyright")["holder"]
            or data.one("doc-id")["regsrc"]
        ),
        "slug": data.one("du-key")["key"] or data.one("fixture")["fix-id"],
        "note": "\n".join(filter(None, (note["info"] for note in data.all("ed-msg")))),
        "status": data["management-status"],
        "captions": said(content, "media-caption"),
        "credits": said(content, "media-producer"),
        "keywords": ", ".join(
            filter(None, (key["key"] for key in data.all("key-list", "keyword")))
        ),
        "section": head.one("pubdata")["position.section"],
        "url": head.one("pubdata")["ex-ref"],
        "id": data.one("doc-id")["id-string"],
        "version": data.one("du-key")["version"],
        "type": head.one("tobject")["tobject.type"],
    }


def language(nitf: Element, content: Element) -> str:
    """Return the language of the first element that names one."""
    first = content.one("p")
    given = (node["xml:lang"] for node in (nitf, nitf.one("body"), content, first))
    return next(filter(None, given), "") or nitf["baselang"]


def said(content: Element, name: str) -> str:
    """Return the text of every element of a name, one a line."""
    return "\n".join(filter(None, map(line, content.inside(name))))
