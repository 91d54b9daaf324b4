"""ninjs 1, 2 and 3: the IPTC's news in JSON, alone, in a list or in what carries it.

Names of properties are taken in any case, as version 3 writes ``versionCreated`` and
the others ``versioncreated``; those of Superdesk (``body_html``, ``guid``) are known.
See https://iptc.org/standards/ninjs/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from newslint import html
from newslint.document import Document
from newslint.elements import HTML, Image, Part, hypertext, with_images
from newslint.files import FormatError
from newslint.json import Quoted, load, spell, spelling
from newslint.parts import story
from newslint.timestamps import is_later, iso, later

SUFFIXES = (".json",)
SIGN = (
    r'[\[{](?=.*?"(?i:versioncreated|pubstatus|headlines?|body_\w+|bodies|byline|'
    r'descriptions?(?:_\w+)?|slugline|copyright\w+|embargoed|eventdetails)"\s*:)'
)

Item: TypeAlias = dict[str, Any]

NAMED = ("uri", "guid", "altids")  # one of them says what an item is
TOLD = re.compile(r"headlines?|body|bodies|description|descriptions|title|type|byline")
# What other records call their text: without a body they are no ninjs.
FOREIGN = frozenset(("text", "content", "article", "articlebody", "story"))
PICTURES = ("picture", "graphic", "video", "audio", "animation", "component")
CREDITS = ("creditline", "credit", "writer", "byline")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[\dA-Fa-f]+|[A-Za-z]\w*);")
HYPERTEXT = re.compile(r"(?i)html|richtext")

# What ninjs calls what metadata holds; the first that is given counts.
META = {
    "byline": ("byline", "by"),
    "place": ("located",),
    "published": ("firstpublished", "firstcreated", "contentcreated", "versioncreated"),
    "updated": ("versioncreated", "contentcreated"),
    "embargo": ("embargoed",),
    "language": ("language",),
    "source": ("source", "copyrightholder"),
    "slug": ("slugline",),
    "note": ("ednote",),
    "status": ("pubstatus",),
    "id": ("uri", "guid"),
    "version": ("version",),
    "type": ("type",),
    "kind": ("representationtype",),
    "title": ("title",),
}
# Lists of what has a name.
LISTS = {"keywords": ("keywords", "subjects", "subject"), "section": ("service",)}
PEOPLE = ("people", "person")


class Rendition(NamedTuple):
    """One of the forms in which an item has a text."""

    role: str
    type: str
    text: Quoted

    @property
    def marked(self) -> bool:
        """Whether the text is HTML: it is said to be, or looks it."""
        if "plain" in self.type:
            return False
        said = HYPERTEXT.search(f"{self.type} {self.role}")
        return bool(said or TAG.search(self.text))


def read(source: str, path: str) -> Iterator[Document]:
    """Yield every item, and after it the stories that are associated with it.

    Of a body's renditions the first in HTML is read, else the first that there is: they
    tell the same. The captions and credits of associated pictures stand after the body;
    their headlines name them and are not read. Raises InputError for what is not JSON,
    FormatError for what holds no item.
    """
    found = list(items(load(source)))
    if not found:
        raise FormatError("holds no ninjs item with a uri and a text; leave it out")
    spelled = spelling(source)
    for item in found:
        for told in stories(item):
            parts, bare = copy(source, told)
            doc = story(source, path, parts, metadata(told), html.MARKUP, spelled)
            yield with_images(doc, bare)


def items(value: Any) -> Iterator[Item]:
    """Yield the outermost items in *value*, their names in lower case."""
    if isinstance(value, dict):
        item = {key.lower(): inner for key, inner in value.items()}
        if any(name in item for name in NAMED) and any(map(TOLD.match, item)):
            if FOREIGN.isdisjoint(item) or renditions(item, "body", "bodies"):
                yield item
            return
        value = item.values()
    elif not isinstance(value, list):
        return
    for inner in value:
        yield from items(inner)


def associated(item: Item) -> Iterator[Item]:
    """Yield the items that go with one."""
    inner = item.get("associations")
    listed = inner.values() if isinstance(inner, dict) else inner
    for other in listed if isinstance(listed, Iterable) else ():
        if isinstance(other, dict):
            yield {key.lower(): value for key, value in other.items()}


def stories(item: Item) -> Iterator[Item]:
    """Yield an item and those associated with it that have bodies of their own."""
    yield item
    for other in associated(item):
        if renditions(other, "body", "bodies") and not pictured(other):
            yield from stories(other)


def pictured(item: Item) -> bool:
    """Return whether an item is a picture or the like, which is described, not told."""
    return item.get("type") in PICTURES


def renditions(item: Item, name: str, plural: str) -> list[Rendition]:
    """Return the forms of a text: ``body_html`` and the like, or those in a list."""
    found = [
        Rendition(key[len(name) + 1 :], "", value)
        for key, value in item.items()
        if key.partition("_")[0] == name and isinstance(value, Quoted)
    ]
    listed = item.get(plural)
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("value"), Quoted):
            given = {key.lower(): str(value) for key, value in one.items()}
            role, kind = given.get("role", ""), given.get("contenttype", "")
            found.append(Rendition(role.lower(), kind.lower(), one["value"]))
    return [one for one in found if one.text.strip()]


def best(forms: Iterable[Rendition]) -> list[Rendition]:
    """Return the form to read: HTML before plain text before XML."""
    return sorted(
        forms, key=lambda form: (form.text.startswith("<?xml"), not form.marked)
    )[:1]


def headlines(item: Item) -> list[Rendition]:
    """Return the headlines that differ, the first first."""
    found = renditions(item, "headline", "headlines")
    found.sort(key=lambda form: form.role not in ("", "main"))
    return list({" ".join(form.text.split()): form for form in found[::-1]}.values())[
        ::-1
    ]


def described(item: Item) -> Iterator[tuple[str, Rendition]]:
    """Yield the parts that an item's descriptions play, and the descriptions."""
    forms = renditions(item, "description", "descriptions")
    credit = [form for form in forms if form.role in CREDITS]
    caption = [form for form in forms if form.role == "caption"]
    rest = [form for form in forms if form not in (*credit, *caption)]
    main = "caption" if pictured(item) else "deck"
    for part, same in ((main, rest), ("caption", caption), ("credit", credit)):
        for form in best(same):
            yield part, form


def forms(item: Item) -> Iterator[tuple[str, Rendition]]:
    """Yield the parts of an item and their texts, in reading order."""
    yield from (("headline", form) for form in headlines(item))
    described_as = list(described(item))
    yield from (pair for pair in described_as if pair[0] == "deck")
    by = item.get("byline") or item.get("by")
    signed = [Rendition("", "", by)] if isinstance(by, Quoted) else []
    if not pictured(item):
        yield from (("byline", form) for form in signed)
        bodies = renditions(item, "body", "bodies")
        yield from (("body", form) for form in best(bodies))
    yield from (pair for pair in described_as if pair[0] != "deck")
    if pictured(item):
        yield from (("credit", form) for form in signed)
    for other in filter(pictured, associated(item)):
        yield from (pair for pair in forms(other) if pair[0] in ("caption", "credit"))


def read_once(item: Item) -> Iterator[tuple[str, Rendition]]:
    """Yield the parts of an item but captions that stand elsewhere in it."""
    parts = list(forms(item))
    captioned = any(part == "caption" for part, _ in parts)
    above = [said(form) for _, form in parts] if captioned else []
    for i, (part, form) in enumerate(parts):
        if part != "caption" or not any(above[i] in text for text in above[:i]):
            yield part, form


def copy(source: str, item: Item) -> tuple[list[Part], list[Image]]:
    """Return the parts of an item, and its images without a text."""
    parts: list[Part] = []
    bare: list[Image] = []
    for part, form in read_once(item):
        content = list(spell(source, form.text))
        if form.marked:
            names = HTML if part == "body" else {}
            more, images = hypertext(source, content, names, part)
            parts += more
            bare += images
        else:
            parts.append(Part(part, content))
    return parts, bare


def metadata(item: Item) -> dict[str, str]:
    """Return what an item says of itself."""
    meta = {key: first(item, names) for key, names in META.items()}
    meta |= {key: ", ".join(named(item, names)) for key, names in LISTS.items()}
    told: dict[str, list[str]] = {}
    for part, form in forms(item):
        if part != "body":
            told.setdefault(part, []).append(said(form))
    meta["headline"] = "".join(told.get("headline", [])[:1])
    meta["deck"] = "".join(told.get("deck", [])[:1])
    meta["captions"] = "\n".join(told.get("caption", []))
    meta["credits"] = "\n".join(told.get("credit", []))
    meta["byline"] = meta["byline"] or ", ".join(named(item, ("authors",)))
    meta["people"] = "; ".join(named(item, PEOPLE))
    if not meta["kind"] and not any(name.startswith("bod") for name in item):
        meta["kind"] = "partial"
    meta["url"] = meta["id"] if meta["id"].startswith("http") else ""
    meta |= {key: iso(meta[key]) for key in ("published", "updated", "embargo")}
    meta["published"] = later(meta["published"], meta["embargo"])  # not before it may
    if not is_later(meta["updated"], meta["published"]):
        meta["updated"] = ""
    return meta


def said(form: Rendition) -> str:
    """Return what a rendition says, in one line and without markup."""
    if not form.marked:
        return " ".join(form.text.split())
    page = html.collapse(html.pieces(list(html.tokens(form.text))))
    return " ".join("".join(piece.text for piece in page).split())


def first(item: Item, names: Iterable[str]) -> str:
    """Return the first of the properties that has a value."""
    given = (item.get(name) for name in names)
    return next((str(one).strip() for one in given if simple(one)), "")


def simple(value: Any) -> bool:
    """Return whether a value is a text or a number, and not empty."""
    return isinstance(value, (str, int)) and value not in ("", True, False)


def named(item: Item, names: Iterable[str]) -> list[str]:
    """Return the names in the first of the lists that has any."""
    for name in names:
        listed = item.get(name)
        found = [
            one.get("name") if isinstance(one, dict) else one
            for one in (listed if isinstance(listed, list) else ())
        ]
        if texts := [str(one) for one in found if simple(one)]:
            return texts
    return []
