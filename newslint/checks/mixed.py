"""Flag the form that a story uses less, where it uses two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.checks.match import matches
from newslint.document import Document
from newslint.model import Hit, Span
from newslint.rule import Check


def check(forms: Mapping[str, str], *, unless: str | None = None) -> Check:
    """Flag the first place of each of ``forms`` that another outnumbers.

    ``forms`` maps a name to a pattern, written as for ``match``, and so is ``unless``.
    Of forms equally frequent the one that comes first is left alone. The message may
    use ``{form}``, ``{count}``, ``{usual}`` and ``{match}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        found = {
            name: [Span(*m.span()) for m in matches(doc.text, pattern, unless)]
            for name, pattern in forms.items()
        }
        seen = {name: spans for name, spans in found.items() if spans}
        if len(seen) < 2:
            return
        usual = max(seen, key=lambda name: (len(seen[name]), -seen[name][0].start))
        for name, spans in seen.items():
            if name != usual:
                count = str(len(spans))
                words = {"form": name, "count": count, "usual": usual}
                yield Hit(spans[0], {**words, "match": doc[spans[0]]})

    return look
