"""Flag words that have run together: chartof, andknowingly, policiesCarry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from newslint.dictionary import table
from newslint.dictionary.glued import CAMEL, THE, parted
from newslint.dictionary.places import foreign, places, standing
from newslint.dictionary.table import Dictionary
from newslint.document import Document
from newslint.layers import vocabulary
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

NO_GLUE = frozenset(["mailto"])  # of addresses on the web


def check(words: Path) -> Check:
    """Flag each word that ``words``, a table, lacks, and that is two words or three.

    One of them is a very common small word, which runs on to a common one; or the
    second has a capital. The message may use ``{wrong}`` and ``{right}``.
    """

    def look(doc: Document) -> Iterator[Hit]:
        known = table.load(words)
        strange = known.unknown(vocabulary(doc))
        found = {word for word in strange - NO_GLUE if parted(word, known)}
        found |= {word for word in strange if word.startswith(THE.lower())}
        found |= {m[0].lower() for m in CAMEL.finditer(doc.text)} & strange
        for _, spans in sorted(standing(doc, found).items()):
            yield from hits(doc, spans, known, strange)

    return look


def hits(
    doc: Document, spans: Sequence[Span], known: Dictionary, strange: Set[str]
) -> Iterator[Hit]:
    """Yield those of the *spans* of one word where it is several words."""
    for span in places(doc, spans, known):
        written = doc[span]
        right = " ".join(parted(written, known))
        if right and not foreign(doc, span, strange):
            yield Hit(span, {"wrong": written, "right": right}, (Edit(span, right),))
