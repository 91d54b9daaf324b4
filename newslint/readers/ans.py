"""Arc ANS: stories of Arc XP, whose elements are text, headers, lists, quotes, images.

See https://github.com/washingtonpost/ans-schema. Texts are HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from newslint import html
from newslint.document import Document
from newslint.elements import HTML, Image, Part, hypertext, with_images
from newslint.files import FormatError
from newslint.json import Quoted, load, spell, spelling
from newslint.origin import Piece
from newslint.parts import story
from newslint.readers.ninjs import TAG
from newslint.timestamps import is_later, iso

SUFFIXES = (".json", ".ans")
SIGN = (
    r'[\[{](?=.*?"(?:content_elements|canonical_website|additional_properties)"\s*:|'
    r'.*?"version"\s*:\s*"0\.\d+\.\d+")'
)

Element: TypeAlias = dict[str, Any]
Told: TypeAlias = tuple[str, Quoted | list[Quoted]]  # a part, and its text or names

# Where metadata stand; the first that is given counts.
META = {
    "deck": ("subheadlines.basic", "description.basic"),
    "place": ("location",),
    "published": ("first_publish_date", "publish_date", "display_date", "created_date"),
    "updated": ("last_updated_date",),
    "language": ("language",),
    "source": ("source.name", "distributor.name"),
    "slug": ("slug",),
    "note": ("editor_note",),
    "status": ("workflow.status_code", "status"),
    "section": ("taxonomy.primary_section.name", "taxonomy.primary_site.name"),
    "url": ("canonical_url", "website_url"),
    "id": ("_id",),
    "version": ("revision.revision_id",),
    "type": ("subtype", "type"),
    "label": ("label.basic.text",),
}
HOLDERS = ("results", "collection", "story_list")  # of stories


def read(source: str, path: str) -> Iterator[Document]:
    """Yield every story. Raises InputError for what is not JSON, FormatError for none.

    The description is read only where there is no sub-headline, and of the texts for
    single channels (a headline for mobiles) those that differ from the usual one. Code
    and what is embedded from elsewhere is not read.
    """
    found = list(stories(load(source)))
    if not found:
        raise FormatError("holds no ANS story with content_elements; leave it out")
    spelled = spelling(source)
    for item in found:
        parts = list(told(item))
        copy, bare = pieces(source, parts)
        meta = metadata(item, parts)
        doc = story(source, path, copy, meta, html.MARKUP, spelled)
        yield with_images(doc, bare)


def stories(value: Any) -> Iterator[Element]:
    """Yield the stories in *value*: itself, or those that it lists."""
    if isinstance(value, list):
        for inner in value:
            yield from stories(inner)
    elif isinstance(value, dict):
        inside = [one for one in listed(value, "content_elements") if is_story(one)]
        if value.get("type") in HOLDERS or inside:
            yield from stories(inside)
        elif "headlines" in value or "content_elements" in value:
            yield value


def is_story(element: Element) -> bool:
    """Return whether an element is a story of its own."""
    return element.get("type") in ("story", *HOLDERS)


def told(item: Element) -> Iterator[Told]:
    """Yield the parts of a story, in reading order."""
    yield from distinct("headline", at(item, "headlines"))
    deck = at(item, "subheadlines") or at(item, "description")
    yield from distinct("deck", deck)
    if names := signed(item, "by"):
        yield "byline", names
    yield from elements(item)
    promoted = at(item, "promo_items")
    for element in promoted.values() if isinstance(promoted, dict) else ():
        if isinstance(element, dict):
            yield from picture(element)


def distinct(part: str, texts: Any) -> Iterator[Told]:
    """Yield the texts of an object, the basic one first, none of them twice."""
    found = texts if isinstance(texts, dict) else {}
    seen: set[str] = set()
    for text in (found.get("basic"), *found.values()):
        if isinstance(text, Quoted) and text.strip() and text not in seen:
            seen.add(text)
            yield part, text


def elements(holder: Element) -> Iterator[Told]:
    """Yield the parts that the elements of a story, or of one of them, are."""
    for element in listed(holder, "content_elements"):
        yield from ELEMENTS.get(str(element.get("type")), elements)(element)


def only(part: str, *names: str) -> Callable[[Element], Iterator[Told]]:
    """Return what yields the texts of an element under *names* as *part*."""

    def texts(element: Element) -> Iterator[Told]:
        for name in names:
            text = at(element, name)
            if isinstance(text, Quoted):
                yield part, text

    return texts


def points(element: Element) -> Iterator[Told]:
    """Yield the items of a list, and of the lists in it."""
    for item in listed(element, "items"):
        yield from points(item)
        yield from only("list", "content")(item)


def quote(element: Element) -> Iterator[Told]:
    """Yield a quotation and whose it is; a pull quote stands beside the copy."""
    pulled = element.get("subtype") == "pullquote"
    for part, text in elements(element):
        yield "interstitial" if pulled else part, text
    yield from only("interstitial" if pulled else "body", "citation.content")(element)


def picture(element: Element) -> Iterator[Told]:
    """Yield the caption and the credit of an image or video, or of those it holds."""
    own = ("description.basic",) if element.get("type") != "image" else ()
    yield from only("caption", "caption", *own)(element)
    names = [*signed(element, "by"), *signed(element, "affiliation")]
    if names:
        yield "credit", names
    for inner in listed(element, "content_elements"):
        yield from picture(inner)


def table(element: Element) -> Iterator[Told]:
    """Yield the cells of a table."""
    rows = element.get("rows")
    for row in (element.get("header"), *(rows if isinstance(rows, list) else ())):
        for cell in row if isinstance(row, list) else ():
            if isinstance(cell, dict):
                yield from only("table", "content")(cell)


def links(element: Element) -> Iterator[Told]:
    """Yield the title of a list of links and what they say."""
    yield from only("interstitial", "title")(element)
    for item in listed(element, "items"):
        yield from only("interstitial", "content")(item)


def nothing(_: Element) -> Iterator[Told]:
    """Yield nothing: what is embedded, or no copy."""
    return iter(())


# What elements are; those that are not here hold others.
ELEMENTS: dict[str, Callable[[Element], Iterator[Told]]] = {
    "text": only("body", "content"),
    "raw_html": only("body", "content"),
    "header": only("subhead", "content"),
    "correction": only("note", "text"),
    "interstitial_link": only("interstitial", "content"),
    "list": points,
    "quote": quote,
    "image": picture,
    "video": picture,
    "audio": picture,
    "gallery": picture,
    "table": table,
    "link_list": links,
    "code": nothing,
    "custom_embed": nothing,
    "reference": nothing,
}


def pieces(source: str, parts: Iterable[Told]) -> tuple[list[Part], list[Image]]:
    """Return what parts are made of, and the images without a text in them."""
    made: list[Part] = []
    bare: list[Image] = []
    for name, text in parts:
        if isinstance(text, list):
            made.append(Part(name, list(row(source, text))))
        elif name == "body" or TAG.search(text):
            names = HTML if name == "body" else {}
            more, images = hypertext(source, spell(source, text), names, name)
            made += more
            bare += images
        else:
            made.append(Part(name, list(spell(source, text))))
    return made, bare


def row(source: str, names: Iterable[Quoted]) -> Iterator[Piece]:
    """Yield names in a row."""
    for i, name in enumerate(names):
        if i:
            yield Piece(", ", 0, 0)
        yield from spell(source, name)


def at(value: Any, place: str) -> Any:
    """Return what stands at a place such as ``headlines.basic``, or None."""
    for name in place.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def listed(element: Element, name: str) -> list[Element]:
    """Return the objects in a list."""
    inner = element.get(name)
    return [
        one
        for one in (inner if isinstance(inner, list) else ())
        if isinstance(one, dict)
    ]


def signed(element: Element, role: str) -> list[Quoted]:
    """Return the names of those to whom an element is credited in a *role*."""
    given = at(element, "credits")
    people = listed(given, role) if isinstance(given, dict) else []
    names = (one.get("name") or one.get("byline") for one in people)
    return [name for name in names if isinstance(name, Quoted) and name.strip()]


def metadata(item: Element, parts: Iterable[Told]) -> dict[str, str]:
    """Return what a story says of itself."""
    meta = {key: first(item, places) for key, places in META.items()}
    told: dict[str, list[str]] = {}
    for part, text in parts:
        words = ", ".join(text) if isinstance(text, list) else plain(text)
        told.setdefault(part, []).append(" ".join(words.split()))
    meta |= {key: iso(meta[key]) for key in ("published", "updated")}
    if not is_later(meta["updated"], meta["published"]):
        meta["updated"] = ""
    meta["headline"] = "".join(told.get("headline", [])[:1])
    meta["deck"] = "".join(told.get("deck", [])[:1])
    meta["byline"] = "".join(told.get("byline", []))
    meta["captions"] = "\n".join(told.get("caption", []))
    meta["credits"] = "\n".join(told.get("credit", []))
    taxonomy = at(item, "taxonomy") if isinstance(at(item, "taxonomy"), dict) else {}
    tags = [tag.get("text") for tag in listed(taxonomy, "tags")]
    keys = taxonomy.get("keywords") or taxonomy.get("seo_keywords") or tags
    meta["keywords"] = ", ".join(key for key in keys if isinstance(key, str))
    return meta


def first(item: Element, places: Iterable[str]) -> str:
    """Return the first text or number at one of *places*."""
    found = (at(item, place) for place in places)
    return next(
        (str(one).strip() for one in found if isinstance(one, (str, int)) and one), ""
    )


def plain(text: str) -> str:
    """Return text without markup."""
    page = html.collapse(html.pieces(list(html.tokens(text))))
    return "".join(piece.text for piece in page)
