"""NewsML-G2: news items of the IPTC, alone, in a message or in a package."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import xml
from newslint.document import Document
from newslint.elements import HTML, Part, either, line, marked, plain
from newslint.files import InputError
from newslint.html import MARKUP
from newslint.parts import story
from newslint.readers import nitf
from newslint.timestamps import is_later, is_time, iso, later
from newslint.xml import Element

SUFFIXES = (".xml", ".g2")
SIGN = (
    r"<(?:\w+:)?(?:newsMessage|contentSet|"
    r"(?:news|package|concept|knowledge|catalog|planning)Item)[\s/>]"
)
ITEMS = ("newsItem", "packageItem")
LINES = {"headline": "headline", "by": "byline", "dateline": "dateline"}
POINTERS = ("headline", "title", "description")
PICTURED = ("picture", "photo", "graphic", "video", "animated")


def read(source: str, path: str) -> Iterator[Document]:
    """Yield a document for every news and package item.

    Raises InputError for what is not XML, and where there is no such item: concepts,
    catalogues and plans hold no copy.
    """
    root = xml.parse(source)
    if root.name == "contentSet":
        root = Element("newsItem", content=[root])
    items = [root] if root.name in ITEMS else list(root.inside(*ITEMS))
    if not items:
        raise InputError(
            f"NewsML-G2 without a news item (<{root.name}> holds no copy); leave it out"
        )
    for item in items:
        yield story(source, path, parts(source, item), metadata(item), MARKUP)


def parts(source: str, item: Element) -> Iterator[Part]:
    """Yield the parts of an item, those that stand above the copy first."""
    described = [
        part
        for each in descriptions(item)
        for part in marked(each, HTML, role(item, each))
    ]
    yield from head(item)
    yield from (part for part in described if part.name != "caption")
    for element in item.one("contentSet").children:
        yield from content(source, element)
    for reference in item.one("groupSet").inside("itemRef"):
        for each in reference.children:
            if each.name in POINTERS:
                yield plain(each, "interstitial")
    yield from (part for part in described if part.name == "caption")
    yield from (plain(each, "credit") for each in item.all("contentMeta", "creditline"))
    for note in item.all("itemMeta", "edNote"):
        yield from marked(note, {}, "wire-note")


def head(item: Element) -> Iterator[Part]:
    """Yield headlines, byline and dateline; in another language they are furniture."""
    meta = item.one("contentMeta")
    lines = [each for name in LINES for each in meta.all(name)]
    for each in sorted(lines, key=subordinate):
        yield from marked(each, HTML, plays(item, each))


def plays(item: Element, line: Element) -> str:
    """Return the part that a headline, byline or dateline plays."""
    if foreign(item, line):
        return "furniture"
    if subordinate(line):
        return "deck"
    return "timestamp" if is_time(line.said()) else LINES[line.name]


def foreign(item: Element, line: Element) -> bool:
    """Return whether a line says that it is in another language than its item."""
    own = item["xml:lang"][:2]
    return own != "" and line["xml:lang"][:2] not in ("", own)


def subordinate(headline: Element) -> bool:
    """Return whether a headline is below another, as its role says."""
    return "sub" in headline["role"].lower() or "deck" in headline["role"].lower()


def descriptions(item: Element) -> Iterator[Element]:
    """Yield what describes an item, or a part of it."""
    yield from item.all("contentMeta", "description")
    yield from item.all("partMeta", "description")


def role(item: Element, description: Element) -> str:
    """Return the part that a description plays."""
    if "caption" in description["role"].lower():
        return "caption"
    return "caption" if kind(item).endswith(PICTURED) else "deck"


def kind(item: Element) -> str:
    """Return the class of an item, as ``text`` or ``picture``."""
    return code(item.one("itemMeta", "itemClass"))


def code(element: Element) -> str:
    """Return the code that an element is given, without its scheme."""
    return element["qcode"].rpartition(":")[2]


def content(source: str, element: Element) -> Iterator[Part]:
    """Yield the copy of an item: XML or text inside it; nothing, if it is elsewhere."""
    if element.name == "inlineData" and not element["encoding"]:
        text = element["contenttype"] == "text/plain"
        yield from either(source, element, always=text)
    elif element.name == "inlineXML":
        for inner in element.children:
            yield from inline(source, inner)


def inline(source: str, element: Element) -> Iterator[Part]:
    """Yield the parts of NITF or XHTML; each element of others is a line of a table.

    The body of XHTML may hold HTML as mere text.
    """
    body = next(element.inside("body"), element)
    if element.name == "nitf":
        yield from nitf.parts(element)
    elif not any(body.children):
        yield from either(source, body)
    elif element.name in ("html", "body", "div", "p", "section", "article"):
        yield from marked(element, HTML)
    else:
        inside = {each.name.lower() for each in xml.elements(element)}
        yield from marked(element, dict.fromkeys(inside), "table")


def metadata(item: Element) -> dict[str, str]:
    """Return what an item says of itself, and else what the NITF inside it says."""
    manage, meta = item.one("itemMeta"), item.one("contentMeta")
    headlines = [each for each in meta.all("headline") if not foreign(item, each)]
    above = [line(each) for each in headlines if not subordinate(each)]
    below = [line(each) for each in headlines if subordinate(each)]
    described = [(line(each), role(item, each)) for each in descriptions(item)]
    first = manage.said("firstCreated") or meta.said("contentCreated")
    version = manage.said("versionCreated")
    dateline = line(meta.one("dateline"))
    embargo = iso(manage.said("embargoed"))
    published = later(iso(first or version), embargo)  # not before it may be
    source = meta.one("infoSource"), manage.one("provider")
    known = {
        "headline": next(filter(None, above), ""),
        "deck": next(
            filter(None, [*below, *(t for t, part in described if part == "deck")]), ""
        ),
        "byline": line(meta.one("by")),
        "dateline": dateline,
        "place": named(meta.one("located")),
        "dateline-date": iso(dateline) if is_time(dateline) else "",
        "published": published,
        "updated": iso(version) if first and is_later(version, published) else "",
        "embargo": embargo,
        "language": meta.one("language")["tag"] or item["xml:lang"],
        "source": next(filter(None, map(named, source)), ""),
        "slug": meta.said("slugline"),
        "note": "\n".join(filter(None, map(line, manage.all("edNote")))),
        "status": code(manage.one("pubStatus")),
        "captions": "\n".join(text for text, part in described if part == "caption"),
        "credits": "\n".join(filter(None, map(line, meta.all("creditline")))),
        "keywords": ", ".join(filter(None, map(line, meta.all("keyword")))),
        "id": item["guid"],
        "version": item["version"],
        "type": kind(item) + (" elsewhere" if elsewhere(item) else ""),
        "rights": line(item.one("rightsInfo", "copyrightNotice")),
    }
    inside = item.one("contentSet", "inlineXML", "nitf")
    return nitf.metadata(inside) | {key: text for key, text in known.items() if text}


def elsewhere(item: Element) -> bool:
    """Return whether an item says where its copy is, and has none inside it."""
    return {each.name for each in item.one("contentSet").children} == {"remoteContent"}


def named(element: Element) -> str:
    """Return the name that an element has inside it, or else as it is given."""
    return line(element.one("name")) or element["literal"]
