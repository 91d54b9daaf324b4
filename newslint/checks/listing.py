"""Flag a page that lists articles, where an article should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.document import Document
from newslint.layers.quality import lines, tokens
from newslint.model import Hit, Span
from newslint.rule import Check

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}})"
# What stands under each headline of a list, and under one of an article.
STAMP = re.compile(
    r"(?i)\W*(?:"
    r"(?:by:? [^|]{3,60}\| ?)?[^|]{0,30}\|? ?(?:last )?(?:updated|published|posted)"
    rf"(?: on| at)?:? ?(?:\w+day,? )?{DAY}.{{0,40}}"
    rf"|(?:\w+day,? )?{DAY}(?:[ ,|–-]*(?:at )?\d{{1,2}}[:.]\d\d.{{0,12}})?"
    r"|(?:an?|\d{1,2}) (?:minute|min|hour|hr|day|week|month)s? ago"
    r"|(?:read|see|view) (?:more|full story|the full (?:story|article))"
    r"|continue reading|(?:full|more) story"
    r")\W*"
)
TEASER = 60  # words, and rarely more
LIVE = re.compile(r"\blive\b|\bupdates\b|\btimeline\b|\bblog\b", re.IGNORECASE)


def check(*, least: int = 5, share: float = 0.15) -> Check:
    """Flag the start of a text of which many lines say when an article appeared.

    So many are ``least`` lines and a ``share`` of all: dates and ages of articles, and
    invitations to read on. What its metadata call live or a blog is left alone. The
    message may use ``{count}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        count = sum(STAMP.fullmatch(line) is not None for line in lines(doc))
        # Under the dates of a diary there is more than a teaser.
        few = len(lines(doc)) <= count / share and len(tokens(doc)) <= TEASER * count
        if count >= least and few:
            told = " ".join(
                doc.meta.get(key, "") for key in ("headline", "url", "type")
            )
            if not LIVE.search(told.replace("-", " ")):
                yield Hit(Span(0, 0), {"count": str(count)})

    return look
