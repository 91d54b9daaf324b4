"""Sentences, by the punctuation of news: abbreviations, initials, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from newslint.document import Document, layer
from newslint.layers.paragraphs import paragraphs
from newslint.model import Span

# A stop, whatever closes after it, white space, and what a sentence may begin with.
BREAK = re.compile(
    r"[.!?…]+[\"”’'»)\]]*(?P<gap>\s+)(?=[\"“‘'«(\[]*(?P<next>[^\W_]+(?:['’.-][^\W_]+)*))"
)
LAST_WORD = re.compile(r"[^\s(\[\"“‘'—–]+$")

# Never the end of a sentence when a capital or a figure follows: titles before names.
TITLES = frozenset(
    "mr mrs ms dr prof rev hon gov sen rep reps sens gen lt lt col sgt cpl capt maj cmdr "
    "adm pvt pfc sr fr msgr supt insp det pres amb atty st ft mt vs v no nos fig figs "
    "vol pp approx est ca cf viz rs".split()
)
# May end a sentence: only a usual sentence opener after them says so.
MAYBE = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs "
    "fri sat sun inc corp co ltd bros llc plc jr dept univ assn ave blvd rd sq etc al "
    "ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo "
    "mont neb nev okla ore pa tenn tex vt va wash wis wyo ala n.c s.c n.d s.d w.va n.h "
    "n.j n.m n.y r.i d.c b.c a.m p.m a.d e.g i.e u.s u.k u.n e.u ph.d m.d b.a m.a".split()
)
OPENERS = frozenset(
    "a an the he she it they we you i this that these those there his her its their our "
    "my but and so in on at for from with by as if when while after before since "
    "although though however meanwhile what who why how where no not some many most "
    "all both one now then here also".split()
)
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")


@layer
def sentences(doc: Document) -> list[Span]:
    """Return the sentences, paragraph by paragraph, without the space between them."""
    return [span for block in paragraphs(doc) for span in split(doc.text, block)]


def split(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of ``text[block]``."""
    start = block.start
    for m in BREAK.finditer(text, block.start, block.end):
        if ends(text[start : m.start()], m[0][: m.start("gap") - m.start()], m["next"]):
            yield Span(start, m.start("gap"))
            start = m.end("gap")
    if start < block.end:
        yield Span(start, block.end)


def ends(before: str, stop: str, after: str) -> bool:
    """Return whether *stop* ends the sentence *before*, given the next word."""
    if after[0].islower():
        return False
    if stop[0] != "." or stop.startswith("..") or len(stop) > 1:
        return True
    last = LAST_WORD.search(before[-40:])
    word = last[0].lower() if last else ""
    opens = after.lower() in OPENERS and after != "I" and len(after) > 1 or after == "A"
    if word in TITLES:
        return False
    if word in MAYBE:
        return opens
    if INITIALS.fullmatch(word):
        return opens
    return True


def sentence_at(doc: Document, offset: int) -> Span:
    """Return the sentence that text *offset* falls in, or the last one before it."""
    spans = sentences(doc)
    i = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[max(i, 0)] if spans else Span(0, len(doc.text))
