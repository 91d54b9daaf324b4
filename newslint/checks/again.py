"""Flag a sentence or a paragraph that the story has had before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from newslint.checks.match import fold
from newslint.document import Document
from newslint.document import cut as cut_out
from newslint.layers import paragraphs, quoted, sentences, whole_page
from newslint.layers.blocks import is_stated
from newslint.layers.words import tokens, words_of
from newslint.model import Hit, Span
from newslint.rule import Check

UNITS = {"sentence": sentences, "paragraph": paragraphs}


def check(
    unit: Literal["sentence", "paragraph"],
    *,
    least: int = 7,
    unless: str = r"(?!)",
    most: int = 0,
    cut: bool = False,
) -> Check:
    """Flag each ``unit`` whose words, in order, stood in an earlier one.

    ``least`` is how many words make it worth a flag, ``unless`` a pattern for those
    that may come back. Sentences inside quotations, and those of a paragraph that is
    itself repeated, are left alone, and so are parts that the format states and web
    pages copied whole: there comments quote one another and teasers quote the story.
    With ``cut`` the later one is taken out. The message may use ``{line}``, where it
    stood, and with ``most``, which limits the flags in one document, ``{more}``.
    """
    exempt = re.compile(unless)

    def look(doc: Document) -> Iterator[Hit]:
        return fold(() if whole_page(doc) else hits(doc), most)

    def hits(doc: Document) -> Iterator[Hit]:
        again = repeated(doc, "paragraph", least) if unit == "sentence" else {}
        for span, first in repeated(doc, unit, least).items():
            if unit == "sentence" and (quoted(doc, span.start) or inside(span, again)):
                continue
            if not exempt.search(doc[span]):
                line = doc.position(doc.locate(first).start).line
                edits = (cut_out(doc.text, span),) if cut else ()
                yield Hit(span, {"line": str(line)}, edits)

    return look


def of_sentences(doc: Document) -> Iterator[list[str]]:
    """Yield the words of every sentence, in lower case."""
    return words_of(doc, sentences(doc))


WORDS: Mapping[str, Callable[[Document], Iterable[list[str]]]] = {
    "sentence": of_sentences,
    "paragraph": tokens,
}


def repeated(doc: Document, unit: str, least: int) -> Mapping[Span, Span]:
    """Map each repeated unit to the one it repeats."""
    first: dict[int, Span] = {}  # of a unit, by the hash of its words: there are many
    found: dict[Span, Span] = {}
    for span, words in zip(UNITS[unit](doc), WORDS[unit](doc), strict=True):
        if len(words) < least or is_stated(doc, span.start):
            continue  # or a field of its own, as an abstract that is the lead again
        earlier = first.setdefault(hash(tuple(words)), span)
        if earlier != span:
            found[span] = earlier
    return found


def inside(span: Span, others: Mapping[Span, Span]) -> bool:
    """Return whether *span* lies in one of *others*."""
    return any(a <= span.start and span.end <= b for a, b in others)
