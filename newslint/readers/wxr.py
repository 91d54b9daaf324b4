"""WXR: what WordPress exports, a feed of posts, pages and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint import xml
from newslint.document import Document
from newslint.elements import HTML, Image, Part, hypertext, record, with_images
from newslint.html import MARKUP
from newslint.parts import story
from newslint.readers import gutenberg, rss
from newslint.timestamps import iso
from newslint.xml import Element

SUFFIXES = (".xml", ".wxr")
SIGN = r"<rss[^>]*wordpress\.org/export/"
# Items that are settings of the site.
SETTINGS = (
    *("custom_css", "customize_changeset", "nav_menu_item", "oembed_cache"),
    *("user_request", "wp_global_styles"),
)
NEVER = "0000-00-00"  # a draft’s time of publication


def read(source: str, path: str) -> Iterator[Document]:
    """Yield a document for every item but the settings of the site.

    What readers had to say is none. Raises InputError for what is not XML.
    """
    feed = xml.parse(source)
    channel = feed.one("channel")
    general = rss.channel(source, channel)
    writers = {
        each.said("wp:author_login"): each.said("wp:author_display_name")
        for each in channel.all("wp:author")
    }
    for item in channel.all("item"):
        if item.said("wp:post_type") in SETTINGS:
            continue
        images: list[Image] = []
        parts = list(copy(source, item, images))
        meta = general | metadata(source, item, writers)
        doc = with_images(story(source, path, parts, meta, MARKUP), images)
        yield record(doc, item)


def copy(source: str, item: Element, images: list[Image]) -> Iterator[Part]:
    """Yield the parts of an item, and note its images."""
    picture = item.said("wp:post_type") == "attachment"
    for name, part in (
        ("title", "headline"),
        ("excerpt:encoded", "caption" if picture else "deck"),
        ("content:encoded", "caption" if picture else "body"),
    ):
        for each in item.all(name):
            parts, bare = hypertext(
                source,
                xml.pieces(each),
                gutenberg.NAMES if name == "content:encoded" else HTML,
                part,
                gutenberg.tokens,
            )
            images += bare
            yield from parts


def metadata(source: str, item: Element, writers: Mapping[str, str]) -> dict[str, str]:
    """Return what an item says of itself, with the names of those who may write."""
    login = item.said("dc:creator")
    published, updated = date(item, "wp:post_date"), date(item, "wp:post_modified")
    sorts = {
        sort: ", ".join(
            rss.text(source, each)
            for each in item.all("category")
            if each["domain"] == sort
        )
        for sort in ("category", "post_tag")
    }
    return rss.metadata(source, item) | {
        "deck": rss.text(source, item.one("excerpt:encoded")),
        "byline": writers.get(login) or login,
        "published": published or iso(item.said("pubDate")),
        "updated": updated if updated != published else "",
        "slug": item.said("wp:post_name"),
        "status": item.said("wp:status"),
        "section": sorts["category"],
        "keywords": sorts["post_tag"],
        "type": item.said("wp:post_type"),
    }


def date(item: Element, name: str) -> str:
    """Return a time that an item states, with its zone if that is known."""
    universal, local = item.said(f"{name}_gmt"), item.said(name)
    if universal and not universal.startswith(NEVER):
        return iso(f"{universal}+00:00")
    return "" if local.startswith(NEVER) else iso(local)
