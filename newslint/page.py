"""Pages: their elements, and what a page says of itself.

Linked data are those of https://schema.org (NewsArticle and its kin, in JSON-LD or as
``itemprop``); ``og:`` and ``article:`` names are those of https://ogp.me.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import Any, NamedTuple

from newslint import html
from newslint.html import Token, attributes
from newslint.timestamps import iso

# What pages call what metadata holds; the first of the names that a page uses counts.
META = {
    "headline": ("headline", "og:title", "twitter:title", "dc.title", "title"),
    "deck": ("description", "og:description", "twitter:description"),
    "byline": ("author", "byl", "parsely-author", "dc.creator"),
    "dateline": ("dateline",),
    "place": ("locationcreated", "contentlocation"),
    "published": (
        *("datepublished", "article:published_time", "parsely-pub-date"),
        *("dc.date.issued", "pubdate", "date", "time"),
    ),
    "updated": ("datemodified", "article:modified_time", "og:updated_time", "lastmod"),
    "language": ("inlanguage", "lang", "content-language", "og:locale"),
    "source": ("publisher", "og:site_name", "dc.publisher"),
    "status": ("creativeworkstatus",),
    "captions": ("figcaption", "image.caption"),
    "credits": ("credit", "image.credittext", "image.copyrightholder"),
    "keywords": ("keywords", "news_keywords", "parsely-tags", "article:tag"),
    "section": ("articlesection", "article:section", "parsely-section"),
    "url": ("canonical", "og:url", "url", "mainentityofpage"),
    "id": ("identifier", "parsely-post-id", "dc.identifier"),
    "version": ("version",),
    "type": ("@type", "og:type"),
}
TIMES = ("published", "updated")
SEVERAL = ("article:tag", "author")  # a ``<meta>`` for each
HEADS = ("html", "link", "meta", "title")
NAMED_BY = ("property", "name", "itemprop", "http-equiv")
ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)\b")  # a type of schema.org
CREDIT = re.compile(r"(?:[a-z]+[_-]{1,2})?credits?|copyrightHolder")
INNER = ("@graph", "mainEntity")  # where JSON-LD has the article
VOID = frozenset("area br col embed hr img input link meta source track wbr".split())


class Element(NamedTuple):
    """An element of a page: the tag it begins with, and where in the page it ends."""

    tag: Token
    first: int
    last: int

    def words(self, attribute: str) -> Sequence[str]:
        """Return the words of an attribute."""
        known = attribute in self.tag.attributes.lower()
        return attributes(self.tag).get(attribute, "").split() if known else ()


def elements(page: Sequence[Token]) -> list[Element]:
    """Return the elements that are closed, in the order in which they begin."""
    open_: dict[str, list[int]] = {}
    found: list[Element] = []
    for i, token in enumerate(page):
        if token.kind == "open" and token.text not in VOID:
            open_.setdefault(token.text, []).append(i)
        elif token.kind == "close" and open_.get(token.text):
            first = open_[token.text].pop()
            found.append(Element(page[first], first, i))
    return sorted(found, key=lambda element: element.first)


def said(page: Sequence[Token], element: Element) -> str:
    """Return the copy in an element, in one line."""
    copy = html.collapse(html.pieces(page[element.first : element.last]))
    return " ".join("".join(piece.text for piece in copy).split())


def metadata(
    page: Sequence[Token], found: Sequence[Element], article: range
) -> dict[str, str]:
    """Return what a page says of itself, by the keys of `META`.

    *found* are its elements, *article* is where the story stands in it: outside of it a
    time may be that of another. JSON-LD comes before elements and ``<meta>``, and these
    before ``<title>``.
    """
    told = {**heads(page), **marked(page, found, article), **linked(page)}
    given = {
        key: next(filter(None, map(told.get, names)), "") for key, names in META.items()
    }
    given |= {key: iso(given[key]) for key in TIMES}
    given["language"] = given["language"].replace("_", "-")
    return {key: text for key, text in given.items() if text}


def heads(page: Sequence[Token]) -> dict[str, str]:
    """Return what ``<html>``, ``<title>``, ``<meta>`` and ``<link>`` say."""
    told: dict[str, str] = {}
    for i, token in enumerate(page):
        if token.kind != "open" or token.text not in HEADS:
            continue
        for name, text in stated(token, page[i + 1 : i + 2]):
            said_before = told.get(name)
            if said_before and text and name in SEVERAL:
                told[name] += f", {text}"
            elif not said_before:
                told[name] = text
    return told


def stated(token: Token, after: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield what a tag of the head says by its name; *after* it stands a title."""
    given = attributes(token)
    if token.text == "title":
        yield "title", " ".join(unescape(after[0].text if after else "").split())
    elif token.text == "html":
        yield "lang", given.get("lang", "")
    elif token.text == "meta":
        name = next(filter(None, map(given.get, NAMED_BY)), "").lower()
        yield name, " ".join(given.get("content", "").split())
    elif given.get("rel", "").lower() == "canonical":
        yield "canonical", given.get("href", "").strip()


def marked(
    page: Sequence[Token], found: Sequence[Element], article: range
) -> dict[str, str]:
    """Return what elements are marked as: times, captions, credits."""
    told: dict[str, list[str]] = {"figcaption": [], "credit": []}
    for element in found:
        tag = element.tag
        if tag.text == "time":
            given = attributes(tag)
            name = given.get("itemprop", "pubdate" if "pubdate" in given else "time")
            if name != "time" or element.first in article:
                when = given.get("datetime") or said(page, element)
                told.setdefault(name.lower(), [when])
        elif tag.text == "figcaption":
            told["figcaption"].append(said(page, element))
        if CREDIT.search(tag.attributes) and any(
            CREDIT.fullmatch(word)
            for word in (*element.words("class"), *element.words("itemprop"))
        ):
            told["credit"].append(said(page, element))
    return {name: "\n".join(filter(None, texts)) for name, texts in told.items()}


def linked(page: Sequence[Token]) -> dict[str, str]:
    """Return the article that JSON-LD describes: its texts by their names.

    Of several descriptions the first counts that is one of an article.
    """
    nodes = [
        node
        for token, content in pairwise(page)
        if (token.kind, token.text) == ("open", "script")
        and "ld+json" in token.attributes.lower()
        for node in described(content.text)
        if isinstance(node.get("headline"), str)
    ]
    articles = (node for node in nodes if ARTICLE.search(worded(node.get("@type"))))
    node = next(articles, nodes[0] if nodes else {})
    told = {key.lower(): worded(value) for key, value in node.items()}
    images = node.get("image")
    for image in images if isinstance(images, list) else [images]:
        for key, value in image.items() if isinstance(image, dict) else ():
            told.setdefault(f"image.{key.lower()}", worded(value))
    return {key: text for key, text in told.items() if text}


def described(text: str) -> Iterator[dict[str, Any]]:
    """Yield the things that JSON-LD describes."""
    try:
        todo = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while todo:
        node = todo.pop(0)
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict):
            yield node
            todo += filter(None, map(node.get, INNER))


def worded(value: Any) -> str:
    """Return a JSON-LD value as text: itself, its name, or the names of its items."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(worded, value)))
    if isinstance(value, dict):
        value = value.get("name") or value.get("value") or value.get("@id")
    return " ".join(str(value).split()) if isinstance(value, (str, int)) else ""
