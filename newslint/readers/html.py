"""HTML pages: the text between the tags, and what the page says of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

from newslint.document import Document
from newslint.html import (
    BLOCKS,
    MARKUP,
    Token,
    bare_images,
    collapse,
    pieces,
    tokens,
    undescribed,
)
from newslint.model import Block, Span
from newslint.origin import Origin, compose
from newslint.page import Element, elements, metadata, said

SUFFIXES = (".html", ".htm", ".xhtml")

LEAST = 0.5  # of the prose on a page, in the element that is its article
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
# What elements of an article say of their part; some say so on any page.
ANYWHERE = {
    **dict.fromkeys(("button", "form", "nav", "select"), "furniture"),
    "figcaption": "caption",
}
PARTS = {
    **ANYWHERE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subhead"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    **dict.fromkeys(("td", "th"), "table"),
}
CLASSES = {"byline": "byline", "wp-caption-text": "caption"}


def read(source: str, path: str, *, whole: bool = True) -> Iterator[Document]:
    """Yield the one document, its paragraphs parted by blank lines.

    Where the article of the page is found, what stands around it is given as furniture,
    or left out if the page is not to be read as a *whole*. Metadata come from JSON-LD,
    from elements and from ``<meta>``. They also say which images have no alternative
    text, see `undescribed`.
    """
    page = list(tokens(source, xml=path.lower().endswith(".xhtml")))
    found = elements(page)
    story = article(page, found)
    meta = metadata(page, found, story)
    head = heading(page, found, meta.get("headline", ""))
    if head and story:
        story = range(min(story.start, head.first), max(story.stop, head.last + 1))
    shown = page if whole or not story else page[story.start : story.stop]
    text, origin = compose(source, collapse(pieces(shown)), MARKUP)
    parts = stated(text, origin, list(turns(page, found, story, head)))
    meta |= undescribed(origin, bare_images(shown))
    yield Document(text, path, meta, origin, tuple(parts))


def article(page: Sequence[Token], found: Sequence[Element]) -> range:
    """Return which tokens are those of the article, or none if that is not told.

    It is the ``<article>``, or what is marked as ``articleBody``, or the ``<main>``
    that holds most of the prose: of the words in ``<p>``.
    """
    sums = [0, *accumulate(prose(page))]
    bodies = [
        e
        for e in found
        if e.tag.text == "article" or "articleBody" in e.words("itemprop")
    ]
    mains = [e for e in found if e.tag.text == "main" or "main" in e.words("role")]
    for kind in (bodies, mains):
        best = max(kind, key=lambda e: sums[e.last] - sums[e.first], default=None)
        if best and sums[best.last] - sums[best.first] > LEAST * sums[-1]:
            return range(best.first, best.last + 1)
    return range(0)


def prose(page: Sequence[Token]) -> Iterator[int]:
    """Yield for every token how many characters of prose it holds."""
    inside = False
    for token in page:
        if token.kind in ("open", "close") and token.text in BLOCKS:
            inside = token.text == "p" and token.kind == "open"
        yield len(token.text) if inside and token.kind == "text" else 0


def heading(
    page: Sequence[Token], found: Sequence[Element], headline: str
) -> Element | None:
    """Return the heading that is the *headline*, or the only one of the first rank.

    The name of the site may follow the headline.
    """
    first = [element for element in found if element.tag.text == "h1"]
    second = [element for element in found if element.tag.text == "h2"]
    if not headline:
        return first[0] if len(first) == 1 else None
    said_by = ((element, said(page, element)) for element in (*first, *second))
    return next((e for e, text in said_by if text and headline.startswith(text)), None)


def turns(
    page: Sequence[Token],
    found: Iterable[Element],
    story: range,
    head: Element | None,
) -> Iterator[tuple[int, str]]:
    """Yield from which place in the source on what part stands, in order."""
    names = PARTS if story else ANYWHERE
    open_ = [(len(page), "furniture" if story else "body")]
    yield 0, open_[-1][1]
    whole = [Element(page[story.start], story.start, story.stop - 1)] if story else []
    for element in sorted((*whole, *found), key=lambda e: (e.first, -e.last)):
        part = part_of(element, names)
        if element in whole:
            part = "body"
        elif element == head:
            part = "headline"
        elif not part or (story and element.first not in story):
            continue
        while open_[-1][0] <= element.first:
            end, _ = open_.pop()
            yield page[end].end, open_[-1][1]
        if open_[-1][1] == "furniture" and element not in whole:
            part = "furniture"
        open_.append((min(element.last, open_[-1][0]), part))
        yield element.tag.start, part
    while len(open_) > 1:
        end, _ = open_.pop()
        yield page[end].end, open_[-1][1]


def part_of(element: Element, names: Mapping[str, str]) -> str:
    """Return the part that an element says its copy plays, or nothing."""
    if part := names.get(element.tag.text):
        return part
    block = element.tag.text in BLOCKS
    classes = element.words("class") if block else ()
    return next(filter(None, map(CLASSES.get, classes)), "")


def stated(
    text: str, origin: Origin, turns: Sequence[tuple[int, str]]
) -> Iterator[Block]:
    """Yield the paragraphs of *text* in runs of one part, if any is not of the body."""
    starts = [start for start, _ in turns]
    told = [
        (turns[bisect_right(starts, origin.locate(m.start())) - 1][1], Span(*m.span()))
        for m in PARAGRAPH.finditer(text)
    ]
    if all(part == "body" for part, _ in told):
        return
    for part, run in groupby(told, itemgetter(0)):
        spans = [span for _, span in run]
        yield Block(Span(spans[0].start, spans[-1].end), part)
