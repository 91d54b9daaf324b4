"""The headline: what it says, and where in the text it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.layers.blocks import blocks
from newslint.model import Span

HEAD = 6  # blocks, within which the headline stands
# What page titles add: “Talks go on - BBC News”, “Talks go on | Politics”.
SITE = re.compile(r" [|»–—-] (?:[A-ZÀ-Þ][\w.&’']*(?: |$)){1,4}$| ?[|»].*$")


class Stretch(NamedTuple):
    """The text of a part, and its place: the start, if the document lacks it."""

    text: str
    span: Span

    def place(self, inside: Span) -> Span:
        """Return where in the document a stretch of the headline stands."""
        if self.span.start == self.span.end:
            return self.span
        return Span(self.span.start + inside.start, self.span.start + inside.end)


@layer
def headline(doc: Document) -> Stretch | None:
    """Return the headline that the metadata give, or else the text, if either does.

    The name of the site after it is left out.
    """
    top = blocks(doc)[:HEAD]
    stated = " ".join(doc.meta.get("headline", "").split())
    if stated:
        same = (block.span for block in top if alike(doc[block.span], stated))
        bare = SITE.sub("", stated) or stated
        return Stretch(bare, next(same, Span(0, 0)))
    spans = (block.span for block in top if block.part == "headline")
    return next((Stretch(doc[span], span) for span in spans), None)


def alike(text: str, stated: str) -> bool:
    """Return whether a block is the headline stated, site’s name or not."""
    return text == stated or (text != "" and text == SITE.sub("", stated))
