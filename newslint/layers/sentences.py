"""Sentences, by the punctuation of news: abbreviations, initials, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document, layer
from newslint.layers.paragraphs import paragraphs
from newslint.model import Span

# A stop, whatever closes after it, white space, and what a sentence may begin with.
BREAK = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…].)[.!?…]*+)(?P<closing>(?:[\"”’'»)\]]|\[\d{1,3}\])*+)(?P<gap>\s++)"
    r"(?=[\"“‘'«(\[$£€@#—–-]*+"
    r"(?P<next>[^\W_]++(?:['’-][^\W_]++)*+)(?P<dot>\.?))"
)
# A stop glued to a capital, where a space or the end of a paragraph was lost.
GLUED = re.compile(
    r"[.?!](?P<closing>[”\"’)]?)(?=[“\"‘]?(?:[A-ZÀ-Þ][a-zß-ÿ’'-]+|A|I)"
    r"[,;:.?!]?[”\"’]?(?:\s|$))"
)
GLUED_TO = re.compile(
    r"(?:^|[\s(“\"‘'—–-])(?P<word>[^\W\d_]*[a-zß-ÿ]{2}|\d{2,4}%?|%)\)?$"
)
DOMAINS = frozenset("com net org co".split())
LAST_WORD = re.compile(r"[^\s(\[\"“‘'—–]+$")
REACH = 40  # characters before a stop that its last word may have

# Abbreviations that end no sentence: before names if they have a capital, and always.
TITLES = frozenset(
    "hon gov sen rep reps sens gen lt col sgt cpl capt maj cmdr adm pvt pfc rev prof "
    "fr msgr supt insp det pres amb atty supt asst assoc".split()
)
ALWAYS = frozenset("mr mrs ms messrs dr vs v e.g i.e cf viz rs".split())
# Those that do so before a figure only.
NUMBERED = frozenset("no nos fig figs p pp vol art sec ch est approx ca".split())
CLOCK = frozenset({"a.m", "p.m"})
AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|"
    r"July|August|(?:Sept|Nov|Dec)ember|October|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Mon|Tues?|"
    r"Wed|Thurs?|Fri|Sat|Sun|[ECMPAI]?[SD]?T|GMT|UTC|BST|Eastern|Central|Mountain|"
    r"Pacific|Christmas|New|Thanksgiving|[AP]M"
)
# Those that may end a sentence: only a usual sentence opener after them says so. These
# and no others are words too when they have no capital.
WORDS_TOO = frozenset(
    "sun sat wed mar miss mass ore ill ind wash ala pa ma mo la me co st mt".split()
)
MAYBE = WORDS_TOO | frozenset(
    "jan feb apr jun jul aug sept sep oct nov dec mon tue tues thu thur thurs fri inc "
    "corp ltd bros llc plc jr sr dept univ assn ave blvd rd ft sq al ariz ark calif "
    "colo conn del fla ga kan ky md mich minn mont neb nev okla penn tenn tex vt va "
    "wis wyo w.va ph.d yahoo jeopardy".split()
)
SHORTENED = TITLES | ALWAYS | NUMBERED | MAYBE
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-ZÀ-Þ]")
OPENERS = frozenset(
    "a an the he she it they we you i this that these those there here his her its our "
    "their my but and so in on at for from to with by as if when while after before "
    "since although though however meanwhile what who why how where no not some many "
    "most all both one two three now then also even despite during until once because "
    "instead still yet another each every such only under according among".split()
)
# Who said it, after a question or an exclamation that is a quotation.
ATTRIBUTION = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*\s+){1,4}(?:said|says|asked|asks|wrote|writes|tweeted|added|"
    r"told|wondered|replied|shouted|yelled|cried|recalled|joked|continued)\b"
)


@layer
def sentences(doc: Document) -> list[Span]:
    """Return the sentences, paragraph by paragraph, without the space between them."""
    return [span for block in paragraphs(doc) for span in split(doc.text, block)]


def split(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of ``text[block]``."""
    for part in pairwise((block.start, *glued(text, block), block.end)):
        start, stop = part
        for m in BREAK.finditer(text, *part):
            if ends(text, start, m):
                yield Span(start, m.start("gap"))
                start = m.end("gap")
        if start < stop:
            yield Span(start, stop)


def glued(text: str, block: Span) -> Iterator[int]:
    """Yield where in ``text[block]`` a sentence touches the stop of the one before.

    As if no space, or no end of a paragraph, had been between them; not where a stop
    shortens a word, nor in addresses and names such as Example.Com.
    """
    quoted, counted = False, block.start
    for m in GLUED.finditer(text, block.start, block.end):
        before = GLUED_TO.search(text, max(block.start, m.start() - REACH), m.start())
        after = text[m.end() : m.end() + REACH].split(maxsplit=1)[0]
        if not before or after.lower().strip('“"‘,;:') in DOMAINS:
            continue
        if before["word"].lower() in SHORTENED:
            continue
        # A straight mark closes a quotation if one is open, and opens one otherwise.
        quoted ^= text.count('"', counted, m.start()) % 2 == 1
        counted = m.start()
        opening = m["closing"] == '"' and not quoted
        yield m.start("closing") if opening else m.end()


def ends(text: str, start: int, m: re.Match[str]) -> bool:
    """Return whether the stop of *m* ends the sentence that began at *start*."""
    stop, closing, following = m["stop"], m["closing"], m["next"]
    if following[0].islower() and following.islower():
        return False
    quoted = not set(closing) <= set(")]")
    if stop in "?!" and quoted:
        return not ATTRIBUTION.match(text, m.end("gap"))
    if stop not in ".!" or quoted:
        return True
    last = LAST_WORD.search(text, max(start, m.start() - REACH), m.start())
    opener = following.lower() in OPENERS and not (m["dot"] and len(following) == 1)
    return not (last and abbreviated(last, start, following, opener=opener))


def abbreviated(
    last: re.Match[str], start: int, following: str, *, opener: bool
) -> bool:
    """Return whether the stop after the *last* word only shortens or numbers it."""
    word, capital = last[0].lower(), last[0][0].isupper()
    if word in NUMBERED and following[0].isdigit():
        return True
    if word in CLOCK:
        return following[0].isdigit() or bool(AFTER_CLOCK.fullmatch(following))
    if word in ALWAYS or (capital and word in TITLES):
        return True
    if word.isdigit():
        return last.start() == start  # the number of an item
    if word in MAYBE and (capital or word not in WORDS_TOO):
        return not opener
    return bool(INITIALS.fullmatch(last[0])) and not opener


def sentence_at(doc: Document, offset: int) -> Span:
    """Return the sentence that text *offset* falls in, or the last one before it."""
    spans = sentences(doc)
    i = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[max(i, 0)] if spans else Span(0, len(doc.text))
