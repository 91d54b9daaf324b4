"""Flag the stretches of a web page that stand around a story."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.document import cut as cut_out
from newslint.layers import page_furniture, paragraphs
from newslint.model import Hit
from newslint.rule import Check


def check(*, least: int = 1, cut: bool = False) -> Check:
    """Flag each stretch of at least ``least`` lines that looks like page furniture.

    With ``cut`` it is taken out.

    The message may use ``{count}``, the number of its lines.
    """

    def look(doc: Document) -> Iterator[Hit]:
        found = page_furniture(doc)
        spans = iter(paragraphs(doc)) if found else iter(())
        line = next(spans, None)
        for stretch in found:
            count = 0
            while line and line.start < stretch.end:
                count += line.start >= stretch.start
                line = next(spans, None)
            if count >= least:
                edits = (cut_out(doc.text, stretch),) if cut else ()
                yield Hit(stretch, {"count": str(count)}, edits)

    return look
