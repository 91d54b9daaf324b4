"""Flag a paragraph by how many signs of one kind it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from newslint import patterns
from newslint.document import Document
from newslint.document import cut as cut_out
from newslint.layers import paragraphs
from newslint.model import Hit
from newslint.rule import Check, Triggers, triggered_by
from newslint.triggers import of_pattern

if TYPE_CHECKING:
    import regex


def triggers(cues: Sequence[str], **_: object) -> Triggers | None:
    """Return the words of which the text must hold one."""
    return of_pattern("|".join(f"(?:{cue})" for cue in cues))


@triggered_by(triggers)
def check(
    cues: Sequence[str], *, least: int = 2, last: int = 0, cut: bool = False
) -> Check:
    """Flag a paragraph in which ``least`` different ``cues`` (patterns) are found.

    ``last`` limits the search to that many paragraphs at the end of the story; 0 means
    all. With ``cut`` the paragraph is taken out. Capitals and small letters are the
    same. The message may use ``{count}``.
    """

    @cache
    def compiled() -> list[regex.Pattern[str]]:
        return [patterns.compiled(cue, re.IGNORECASE) for cue in cues]

    def look(doc: Document) -> Iterator[Hit]:
        for span in paragraphs(doc)[-last:]:
            text = doc[span]
            count = sum(bool(cue.search(text, timeout=3)) for cue in compiled())
            if count >= least:
                edits = (cut_out(doc.text, span),) if cut else ()
                yield Hit(span, {"count": str(count)}, edits)

    return look
