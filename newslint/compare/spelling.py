"""Spelling: the same word or number written another way, and marks set another way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newslint.compare.change import Change, Place, place
from newslint.compare.pair import Pair
from newslint.document import Document
from newslint.model import Span

MARKS = str.maketrans("’‘“”‐‑—–", "''\"\"----")
POSSESSIVE = re.compile(r"['’]s?$")


def changes(pairs: Iterable[Pair]) -> Iterator[Change]:
    """Yield the words that agree but for their spelling, each form once."""
    first: dict[tuple[str, str], tuple[Place, Place]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        for i, j in pair.matches:
            a, b = pair.old.tokens[i].span, pair.new.tokens[j].span
            a, b = pointed(pair.old.doc, a), pointed(pair.new.doc, b)
            forms = plain(pair.old.doc[a]), plain(pair.new.doc[b])
            if forms[0] != forms[1] and forms[0].lower() != forms[1].lower():
                counts[forms] += 1
                first.setdefault(
                    forms, (place(pair.old.doc, a), place(pair.new.doc, b))
                )
    for (old, new), (was, now) in first.items():
        times = f", {counts[old, new]} times" if counts[old, new] > 1 else ""
        message = f"‘{old}’ is now ‘{new}’{times}"
        yield Change("spelling", "form", message, was, now)


def pointed(doc: Document, span: Span) -> Span:
    """Return the span of a word, with the last point if it is an abbreviation."""
    point = "." in doc[span] and doc.text.startswith(".", span.end)
    return Span(span.start, span.end + point)


def plain(form: str) -> str:
    """Return a form with plain marks, and without a possessive."""
    return POSSESSIVE.sub("", form.translate(MARKS).replace("\u00ad", ""))


def style(pairs: Iterable[Pair]) -> Iterator[Change]:
    """Yield what differs in marks alone: each sort of mark once."""
    first: dict[str, tuple[Place, Place]] = {}
    counts: Counter[str] = Counter()
    for pair in pairs:
        for what, a, b in marks(pair):
            counts[what] += 1
            first.setdefault(what, (place(pair.old.doc, a), place(pair.new.doc, b)))
    for what, (was, now) in first.items():
        times = f" in {counts[what]} places" if counts[what] > 1 else ""
        differ = "differs" if what == "punctuation" else "differ"
        yield Change("style", what, f"{what} {differ}{times}", was, now)


def marks(pair: Pair) -> Iterator[tuple[str, Span, Span]]:
    """Yield the sorts of marks that differ between and in words that agree."""
    matches = list(pair.matches)
    for (i, j), (k, m) in pairwise(matches):
        if (k, m) != (i + 1, j + 1):
            continue
        a = Span(pair.old.tokens[i].span.start, pair.old.tokens[k].span.start)
        b = Span(pair.new.tokens[j].span.start, pair.new.tokens[m].span.start)
        one, other = (
            "".join(c for c in text if not c.isalnum())
            for text in (dotted(pair.old.doc[a]), dotted(pair.new.doc[b]))
        )
        if one.replace(".", "") != other.replace(".", ""):
            yield sort(one, other), a, b


def dotted(text: str) -> str:
    """Return *text* with points for the sign of an ellipsis, without spaces."""
    return "".join(text.replace("…", "...").split())


def sort(one: str, other: str) -> str:
    """Say which sort of marks differ."""
    quotes, dashes = set("\"'’‘“”"), set("-–—_")
    differ = set(one) ^ set(other)
    if differ and differ <= quotes:
        return "quotation marks and apostrophes"
    return "dashes" if differ & dashes else "punctuation"
