"""NewsML 1: news items of the IPTC, made of components in one another."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import xml
from newslint.document import Document
from newslint.elements import Part, either, line, marked, plain
from newslint.files import InputError
from newslint.html import MARKUP
from newslint.parts import story
from newslint.readers import nitf
from newslint.timestamps import is_later, iso, later
from newslint.xml import Element

SUFFIXES = (".xml", ".newsml")
SIGN = r"<(?:\w+:)?NewsML[\s/>]"

LINES = {
    "HeadLine": "headline",
    "SubHeadLine": "deck",
    "ByLine": "byline",
    "DateLine": "dateline",
    "CreditLine": "credit",
}
PICTURED = ("photo", "picture", "graphic", "logo", "video")
ROLES = {
    "caption": "caption",
    "contact": "sign-off",
    "headline": "headline",
    "subheadline": "deck",
    "summary": "deck",
    "abstract": "deck",
}


def read(source: str, path: str) -> Iterator[Document]:
    """Yield a document for every news item. Raises InputError for what is not XML.

    An item in several languages has one for each.
    """
    root = xml.parse(source)
    items = list(root.inside("NewsItem"))
    if not items:
        raise InputError("NewsML without a NewsItem holds no copy; leave it out")
    for item in items:
        for component in languages(item.one("NewsComponent")):
            meta = metadata(item, component)
            yield story(source, path, parts(source, component), meta, MARKUP)


def languages(component: Element) -> list[Element]:
    """Return the components that say the same in several languages, or the one."""
    inner = [each for each in component.all("NewsComponent") if tongue(each)]
    several = {tongue(each) for each in inner}
    whole = len(inner) == len(list(component.all("NewsComponent")))
    return inner if whole and len(several) > 1 else [component]


def tongue(component: Element) -> str:
    """Return the language that a component is in, as it says itself."""
    given = component.one("DescriptiveMetadata", "Language")["FormalName"]
    return given or component["xml:lang"]


def parts(source: str, component: Element, around: str = "body") -> Iterator[Part]:
    """Yield the parts of a component and of those in it."""
    todo = [(component, around)]
    while todo:
        component, part = todo.pop()
        kind = component.one("Role")["FormalName"].lower()
        part = ROLES.get(kind, part)
        lines = component.one("NewsLines")
        for name, plays in LINES.items():
            if plays != "credit":
                plays = "caption" if kind in PICTURED else plays
                yield from (plain(each, plays) for each in lines.all(name))
        for item in component.all("ContentItem"):
            if "css" not in item.one("Format")["FormalName"].lower():
                yield from content(source, item.one("DataContent"), part)
        for each in lines.all("CreditLine"):
            yield plain(each, "credit")
        inner = list(component.all("NewsComponent"))
        todo += [(each, part) for each in reversed(inner)]


def content(source: str, data: Element, part: str) -> Iterator[Part]:
    """Yield the parts of content: NITF, XHTML, HTML as text, or plain text."""
    inner = list(data.children)
    if any(each.name == "nitf" for each in inner):
        for each in inner:
            yield from nitf.parts(each)
    elif inner:
        yield from marked(data, nitf.CONTENT, part)
    else:
        yield from either(source, data, part)


def metadata(item: Element, component: Element) -> dict[str, str]:
    """Return what an item and its component say of the story."""
    name, manage = item.one("Identification"), item.one("NewsManagement")
    first = manage.said("FirstCreated")
    revised = manage.said("ThisRevisionCreated")
    status = manage.one("Status")["FormalName"].lower()
    held = "embargo" in status
    embargo = iso(manage.said("StatusWillChange", "DateAndTime")) if held else ""
    published = later(iso(first), embargo)  # not before it may be
    found = [*components(component), *components(item.one("NewsComponent"))]

    def first_of(*path: str) -> Element:
        return next((e for each in found for e in each.all(*path)), Element(""))

    lines = {key: line(first_of("NewsLines", key)) for key in (*LINES, "SlugLine")}
    about = first_of("DescriptiveMetadata")
    places = {
        each["FormalName"]: each["Value"] for each in about.all("Location", "Property")
    }
    return {
        "headline": lines["HeadLine"],
        "deck": lines["SubHeadLine"],
        "byline": lines["ByLine"],
        "dateline": lines["DateLine"],
        "place": places.get("City", ""),
        "dateline-date": iso(about.said("DateLineDate")),
        "published": published,
        "updated": iso(revised) if is_later(revised, published) else "",
        "embargo": embargo,
        "language": tongue(component)
        or about.one("Language")["FormalName"]
        or item["xml:lang"],
        "source": first_of("AdministrativeMetadata", "Source", "Party")["FormalName"]
        or first_of("AdministrativeMetadata", "Provider", "Party")["FormalName"],
        "slug": lines["SlugLine"] or line(name.one("NameLabel")),
        "note": "\n".join(filter(None, map(line, manage.all("Instruction")))),
        "status": status,
        "credits": lines["CreditLine"],
        "id": name.said("NewsIdentifier", "PublicIdentifier"),
        "version": name.said("NewsIdentifier", "RevisionId"),
        "type": manage.one("NewsItemType")["FormalName"],
        "rights": line(first_of("NewsLines", "CopyrightLine")),
    }


def components(component: Element) -> Iterator[Element]:
    """Yield a component and all that are in it."""
    todo = [component]
    while todo:
        each = todo.pop()
        yield each
        todo += reversed(list(each.all("NewsComponent")))
