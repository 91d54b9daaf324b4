"""Quotations: other people's words."""

from __future__ import annotations

import re
from bisect import bisect_right

from newslint.document import Document, layer
from newslint.layers.paragraphs import paragraphs
from newslint.model import Span, meets_any

# The mark first, as a set of characters is found fastest; then what stands about it.
MARK = re.compile(
    r"[\"“”„«»`'‘’](?:(?P<double>(?<=[\"“”„«»])|(?<=`)`|(?<=')')"
    r"|(?P<opening>(?<=['‘])(?<![^\W_].)(?=[^\W_]))"
    r"|(?P<closing>(?<=['’])(?<=[\w.,!?…—–].)(?![^\W_])))"
)
OPENING = ("“", "„", "«", "``")
CLOSES = {'"': ('"', "”", "''"), "“": ("”", '"'), "„": ("“", "”"), "«": ("»",)}
CLOSES |= {"``": ("''", '"', "”"), "''": ("''",)}
# 'Tis no quotation; nor are the '90s, or rock 'n' roll.
ELISION = re.compile(r"['‘](?:\d\ds?\b|(?:tis|twas|em|cause|til|n|bout|round)\b)", re.I)
# What a page shows of a post elsewhere: “… — Jane Smith (@jane) January 9, 2019”, or
# “Jane Smith (@jane) Well …”; broadcasters add “Report” or “Skip Twitter post”.
HANDLE = r"\s\(@\w{1,15}\)"
SIGNED = re.compile(
    rf"[—–-]\s?[^—–\n()]{{1,60}}{HANDLE}(?:\s[A-Z][a-z]+\s\d{{1,2}},\s\d{{4}})?(?:\sReport)?"
    r"\W{0,3}\Z"
)
HEADED = re.compile(
    rf"(?:[A-Z][\w.’'-]*\s){{0,4}}[A-Z][\w.’'-]*{HANDLE}\s(?=[A-Z\"“.@#])"
    r"|Skip\s\w+\spost\sby\s@"
)


@layer
def quotations(doc: Document) -> list[Span]:
    """Return what stands in quotation marks, the marks included; none inside another.

    A quotation left open at the end of a paragraph goes on if the next paragraph opens
    with a mark, as newspapers set long quotations; otherwise it ends with its
    paragraph. Single marks count if they close in the same paragraph, or if one opens
    it that is no apostrophe. A paragraph with the signature of a post (``— Jane Smith
    (@jane)``) is one, without marks.
    """
    posts = embedded(doc)
    marked = [span for span in in_marks(doc) if not meets_any(span, posts)]
    return sorted(marked + posts)


def embedded(doc: Document) -> list[Span]:
    """Return the paragraphs that are posts, shown with the name of who wrote them."""
    if "@" not in doc.text:
        return []
    return [
        block
        for block in paragraphs(doc)
        if doc.text.find("@", *block) >= 0
        and (SIGNED.search(doc.text, *block) or HEADED.match(doc.text, *block))
    ]


def in_marks(doc: Document) -> list[Span]:
    """Return what stands in quotation marks."""
    found: list[Span] = []
    open_at: int | None = None
    reach = 0
    for block in paragraphs(doc):
        if open_at is not None and not doc.text.startswith(
            ('"', *OPENING), block.start
        ):
            found.append(Span(open_at, reach))
            open_at = None
        open_at = scan(found, doc.text, block, open_at)
        reach = block.end
    if open_at is not None:
        found.append(Span(open_at, reach))
    return found


def scan(found: list[Span], text: str, block: Span, open_at: int | None) -> int | None:
    """Add the quotations in one paragraph to *found*; return where one is left open.

    *open_at* is where the one began that goes on here, after a mark of its own.
    """
    continued = open_at is not None
    single_at: int | None = None
    for m in MARK.finditer(text, block.start, block.end):
        at = m.start()
        if m["double"] is not None:
            if not (continued and at == block.start):
                open_at = double(found, text, m, open_at)
        elif open_at is None:
            single_at = single(found, text, m, single_at)
    if open_at is None and single_at == block.start and text[block.start] == "‘":
        enclose(found, Span(block.start, block.end))
    return open_at


def double(
    found: list[Span], text: str, m: re.Match[str], open_at: int | None
) -> int | None:
    """Open or close a quotation in double marks; return where one is open."""
    mark, (at, end) = m[0], m.span()
    before, after = text[at - 1 : at] if at else "", text[end : end + 1]
    apart = not before.strip() or before in "([{—–-/‘'"
    if open_at is None:
        straight = mark in ('"', "''") and (apart or not joined(before, after))
        return at if mark in OPENING or straight else None
    opened = next((k for k in CLOSES if text.startswith(k, open_at)), '"')
    if mark == '"' == opened and not before.strip() and after.isalnum():
        found.append(
            Span(open_at, open_at + len(text[open_at:at].rstrip()))
        )  # it was never closed
        return at
    turned = mark == "“" and before.strip() and not after.strip()
    if mark in CLOSES[opened] or turned:
        found.append(Span(open_at, end))
        return None
    return open_at


def joined(before: str, after: str) -> bool:
    """Return whether a mark ends a word: a sign for inches, or one left over."""
    return before.isalnum() or not after.strip()


def single(
    found: list[Span], text: str, m: re.Match[str], open_at: int | None
) -> int | None:
    """Open or close a quotation in single marks; return where one is open."""
    at = m.start()
    if m["opening"] is not None:
        return open_at if ELISION.match(text, at) else at
    if open_at is not None and (text[open_at], m[0]) in (("‘", "’"), ("'", "'")):
        enclose(found, Span(open_at, at + 1))
        return None
    return open_at


def enclose(found: list[Span], span: Span) -> None:
    """Add a quotation in place of those inside it."""
    while found and found[-1].start > span.start:
        found.pop()
    found.append(span)


@layer
def _starts(doc: Document) -> list[int]:
    return [span.start for span in quotations(doc)]


def quoted(doc: Document, offset: int) -> bool:
    """Return whether text *offset* falls inside a quotation."""
    i = bisect_right(_starts(doc), offset) - 1
    return i >= 0 and offset < quotations(doc)[i].end
