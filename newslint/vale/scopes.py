"""Vale's scopes: the stretches of a story that a rule of a Vale style looks at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from newslint.document import Document
from newslint.layers import paragraphs, quotations, sentences
from newslint.model import Span
from newslint.vale.elements import NAMES, elements

Scope: TypeAlias = str | Sequence[str]

SIZES = frozenset("text summary paragraph sentence raw".split())
QUOTES = frozenset(("blockquote", "quote"))
ELEMENTS = NAMES - QUOTES
FINER = frozenset(("item", "header", "cell", "row"))  # read as what they are part of
# What readers leave out of a text, so that there is nothing to leave out again.
ABSENT = frozenset(("code", "pre", "comment", "script", "style", "tt"))
SUFFIXES = {
    **{name: (f".{name}",) for name in "rst adoc org xml dita mdx tex typ".split()},
    **dict.fromkeys(("md", "markdown"), (".md", ".markdown")),
    **dict.fromkeys(("html", "htm"), (".html", ".htm")),
    "txt": (".txt", ""),
}


class ScopeError(ValueError):
    """A scope that newslint has nothing to lay over."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text for a rule to look at, and where it is from.

    ``start`` is its offset in the document's text; with ``runs`` it is the source, and
    they say what in the text belongs to it. What begins in a hole is left alone.
    """

    text: str
    start: int = 0
    holes: tuple[Span, ...] = ()
    runs: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def place(self, start: int, end: int) -> Span | None:
        """Return the document's span of ``text[start:end]``; None if in a hole."""
        span = Span(self._place(start), self._place(end))
        if any(hole.start <= span.start < hole.end for hole in self.holes):
            return None
        return span

    def _place(self, offset: int) -> int:
        if not self.runs:
            return self.start + offset
        i = bisect_right(self.runs, offset, key=lambda run: run[1]) - 1
        text, source = self.runs[max(i, 0)]
        following = self.runs[i + 1][0] if i + 1 < len(self.runs) else text
        return min(text + max(0, offset - source), max(text, following))


def check(scope: Scope) -> None:
    """Raise ScopeError if newslint does not know what a scope means."""
    for each in several(scope):
        for term in each.split("&"):
            parse(term)


def several(scope: Scope) -> Sequence[str]:
    """Return a scope as a list of them; an empty one is text."""
    return ([scope] if isinstance(scope, str) else scope) or ["text"]


def parse(term: str) -> tuple[bool, frozenset[str]]:
    """Return whether one term of a scope is negated, and its words."""
    bare = term.strip()
    words = frozenset(bare.removeprefix("~").split("."))
    known = SIZES | ELEMENTS | QUOTES | FINER | SUFFIXES.keys()
    negated = bare.startswith("~")
    if unknown := words - known - (ABSENT if negated else frozenset()):
        raise ScopeError(f"scope {min(unknown)!r}")
    return negated, words


def stretches(doc: Document, scope: Scope) -> Iterator[Stretch]:
    """Yield what a rule of this scope looks at; of a list of scopes, all in turn."""
    for each in several(scope):
        terms = [parse(term) for term in each.split("&")]
        wanted = [words for negated, words in terms if not negated]
        unwanted = [words for negated, words in terms if negated]
        if any("raw" in words for words in wanted):
            yield source(doc)
            continue
        holes = tuple(span for words in unwanted for span in spans(doc, words) or ())
        found = spans(doc, wanted[0] if wanted else frozenset({"text"}))
        for words in wanted[1:]:
            found = inside(found, spans(doc, words))
        for span in found:
            if not any(inner(span, hole) for hole in holes):
                yield Stretch(doc[span], span.start, holes)


def source(doc: Document) -> Stretch:
    """Return the whole source."""
    if doc.origin is None or doc.source == doc.text:
        return Stretch(doc.source)
    return Stretch(doc.source, runs=doc.origin.runs)


def spans(doc: Document, words: frozenset[str]) -> list[Span]:
    """Return the spans that one term of a scope stands for."""
    suffix = Path(doc.path).suffix.lower()
    if any(suffix not in SUFFIXES[word] for word in words & SUFFIXES.keys()):
        return []
    found = sized(doc, words)
    if kinds := words & ELEMENTS:
        mine = [span for span, names in elements(doc) if kinds <= names]
        found = inside(found, mine) if "sentence" in words else mine
    if words & QUOTES:
        marked = [span for span, names in elements(doc) if "blockquote" in names]
        quoted = marked or quotations(doc)
        return inside(found, quoted) if kinds else quoted
    return found


def sized(doc: Document, words: frozenset[str]) -> list[Span]:
    """Return the story in pieces of the size that *words* name: whole by default."""
    if "sentence" in words:
        return sentences(doc)
    if "paragraph" in words:
        return paragraphs(doc)
    return [] if words & ABSENT else [Span(0, len(doc.text))]


def inside(found: Sequence[Span], around: Sequence[Span]) -> list[Span]:
    """Return those of *found* that lie within one of *around*, or it if it is less."""
    return [
        min(span, other, key=lambda each: each.end - each.start)
        for span in found
        for other in around
        if inner(span, other) or inner(other, span)
    ]


def inner(span: Span, other: Span) -> bool:
    """Return whether *span* lies within *other*."""
    return other.start <= span.start and span.end <= other.end
