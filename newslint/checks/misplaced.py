"""Flag a part of the story that stands where it does not belong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.document import Document
from newslint.layers import blocks, whole_page
from newslint.model import Hit
from newslint.rule import PARTS, Check


def check(
    part: str,
    *,
    after: Collection[str] = (),
    before: Collection[str] = (),
    tail: int = 0,
    unless: str = r"(?!)",
) -> Check:
    """Flag a block of ``part`` that comes below one of ``after``.

    With ``before`` one of those parts must follow it too. In the last ``tail`` blocks
    of the story it may stand, and right under a subhead: that is a box of its own. A
    part that the format itself states is nowhere misplaced. Several in one text are
    those of an index or a round-up, and left alone, as are web pages copied whole.
    ``unless`` is a pattern for blocks that another rule speaks of. The message may use
    ``{part}`` and ``{after}``, the nearest of those parts above.
    """
    for name in (part, *after, *before):
        if name not in PARTS:
            raise ValueError(f"no part is called {name!r}")
    others = re.compile(unless)

    def look(doc: Document) -> Iterator[Hit]:
        misplaced_blocks = misplaced(doc, part, after, before, tail)
        stated = [span for span, name in doc.given if name == part]
        found = [
            hit
            for hit in misplaced_blocks
            if not others.search(doc[hit.span]) and not any(map(hit.span.meets, stated))
        ]
        if len(found) == 1 and not whole_page(doc):
            yield from found

    return look


def misplaced(
    doc: Document,
    part: str,
    after: Collection[str],
    before: Collection[str],
    tail: int,
) -> Iterator[Hit]:
    """Yield each block of *part* that stands where it should not."""
    parts = [block.part for block in blocks(doc)]
    above = ""
    for i, block in enumerate(blocks(doc)):
        if block.part == part and above and i < len(parts) - tail:
            boxed = parts[i - 1] == "subhead"
            if not boxed and (not before or not set(before).isdisjoint(parts[i + 1 :])):
                yield Hit(block.span, {"part": part, "after": above})
        if block.part in after:
            above = block.part
