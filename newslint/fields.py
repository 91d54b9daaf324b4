"""Records: which of their fields are the text, the headline and the metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from newslint.document import Document
from newslint.files import FormatError, InputError
from newslint.origin import Base, Piece, Spelling
from newslint.parts import story

TOLD = 20  # faults of records that are told one by one

# What records call what newslint does; the first that a record has counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articleBody", "body_text", "story"),
    "headline": ("headline", "title", "headline_main"),
    "deck": ("deck", "dek", "standfirst", "subtitle", "description", "summary"),
    "byline": ("byline", "author", "authors", "creator"),
    "dateline": ("dateline",),
    "place": ("place", "location"),
    "dateline-date": ("dateline-date", "dateline_date"),
    "published": (
        *("published", "published_at", "publication_date", "pubdate", "datePublished"),
        *("date_published", "publish_date", "pub_date", "date"),
    ),
    "updated": ("updated", "updated_at", "modified", "dateModified", "date_modified"),
    "embargo": ("embargo", "embargoed"),
    "language": ("language", "lang"),
    "source": ("source", "publisher", "source_name"),
    "slug": ("slug", "slugline"),
    "note": ("note", "ednote", "editorsnote"),
    "status": ("status", "pubstatus"),
    "captions": ("captions", "caption"),
    "credits": ("credits", "credit"),
    "keywords": ("keywords", "tags"),
    "section": ("section", "category"),
    "url": ("url", "link", "uri"),
    "id": ("id", "guid", "uuid", "_id"),
    "version": ("version",),
    "type": ("type",),
}
ABOVE = ("headline", "deck", "byline", "dateline")  # the text, in this order

HTML = re.compile(
    r"\s*<(?:p|div|h[1-6]|article|section|figure|ul|blockquote)[\s>]", re.I
)

Spell = Callable[[Any], Iterable[Piece]]
Fault = Callable[[str, str, str], None]  # told where, what is wrong, and the record


def record(
    source: str,
    path: str,
    values: Mapping[str, Any],
    spell: Spell,
    spelling: Spelling | None = None,
    *,
    fields: Mapping[str, str],
    base: Base | None = None,
) -> Document:
    """Return the document that a record is: *values* by the names of its fields.

    *fields* says what the house calls the text and the metadata, a dot between the
    names of fields in one another. *spell* returns the pieces of *source* that a text
    is made of. A text that begins with a tag is HTML. Raises InputError for a record
    without a text.
    """
    found = known(values, fields)
    text = found.pop("text", None)
    if not isinstance(text, str):
        raise InputError(without_text(fields))
    parts: list[tuple[str, Iterable[Piece]]] = [
        (name, spell(found[name])) for name in ABOVE if isinstance(found.get(name), str)
    ]
    markup = ""
    if HTML.match(text):
        from newslint import elements, html

        markup = html.MARKUP
        parts += elements.hypertext(source, spell(text))[0]
    else:
        parts.append(("body", spell(text)))
    meta = {name: plain(value) for name, value in found.items()}
    doc = story(source, path, parts, meta, markup, spelling)
    return doc.replaced(origin=doc.origin._replace(base=base)) if doc.origin else doc


def known(values: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """Return a record's values by the names that newslint has for them."""
    found: dict[str, Any] = {}
    for name, candidates in {**NAMES, **{key: (key,) for key in fields}}.items():
        for path in (fields[name],) if name in fields else candidates:
            value = values.get(path)
            if value is None and "." in path:
                value = deep(values, path)
            if value not in (None, ""):
                found[name] = value
                break
    return found


def deep(values: Any, path: str) -> Any:
    """Return what a path leads to, a dot between the names of fields, or None."""
    for name in path.split("."):
        if not isinstance(values, Mapping):
            return None
        values = values.get(name)
    return values


def plain(value: Any) -> str:
    """Return a value as metadata are written: the items of a list after commas."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(plain, value)))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value)
    return ""


def without_text(fields: Mapping[str, str]) -> str:
    """Say that a record has no text, and how to name it."""
    tried = ", ".join([fields["text"]] if "text" in fields else NAMES["text"])
    return f'no text in {tried}; set fields = {{ text = "NAME" }} to what holds it'


class Faults:
    """The faults of a file's records: the first are told, the others counted.

    One who wants to know of *each* is told at once, and there is no more to tell.
    """

    def __init__(self, each: Fault | None = None) -> None:
        self.each = each
        self.first: dict[str, str] = {}
        self.count: Counter[str] = Counter()

    def add(self, where: str, error: InputError | str, record: str = "") -> None:
        """Note what is wrong with the *record* at a place."""
        if self.each:
            self.each(where, str(error), record)
        fault = str(error) if len(self.first) < TOLD else "faults of other kinds"
        self.first.setdefault(fault, where)
        self.count[fault] += 1

    def told(self, kind: type[InputError] = InputError) -> None:
        """Raise the error that tells them, if there are any."""
        if self.each and not issubclass(kind, FormatError):
            return
        lines = []
        for fault, where in self.first.items():
            more = self.count[fault] - 1
            lines.append(f"{where}{f' and {more} more' if more else ''}: {fault}")
        if lines:
            raise kind(*lines)
