"""Flag what occurs too often, or not often enough, as Vale's occurrence does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.document import Document
from newslint.model import Hit
from newslint.rule import Check
from newslint.vale import dialect, scopes
from newslint.vale.reported import reported

FIRST = re.compile(r"\S+")


def check(
    token: str,
    *,
    max: int = 0,
    min: int = 0,
    ignorecase: bool = False,
    scope: str | Sequence[str] = "text",
    limit: int = 0,
) -> Check:
    """Flag a stretch of ``scope`` that has more than ``max`` of ``token``, a pattern.

    Or fewer than ``min``. Where there is any, the first is flagged, else the first
    word. ``ignorecase`` and ``limit`` are as in ``existence``: the keys are Vale's. The
    message may use ``{count}``.
    """
    scopes.check(scope)
    wanted = f"(?:{dialect.translate(token)})"

    def look(doc: Document) -> Iterator[Hit]:
        compiled = dialect.compiled(wanted, ignorecase=ignorecase)
        for stretch in scopes.stretches(doc, scope):
            found = dialect.find(compiled, stretch.text)
            if not (0 < max < len(found) or len(found) < min):
                continue
            shown = [m for m in found if m[0].strip(" *@\t\n")] if found else []
            m = shown[0] if shown else None if found else FIRST.search(stretch.text)
            if m and (span := stretch.place(*m.span())):
                yield Hit(span, {"match": m[0], "count": str(len(found))})

    return lambda doc: reported(look(doc), limit)
