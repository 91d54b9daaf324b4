"""Facts that differ: numbers, dates, names and titles, negation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from newslint.compare.change import Change, place
from newslint.compare.pair import Pair, Region, Side
from newslint.compare.tokens import Token, key, tokens
from newslint.document import Document, layer
from newslint.layers.dates import WEEKDAYS, dates
from newslint.layers.figures import CURRENCY, NUMBER, SCALE, SMALL, figure
from newslint.layers.mentions import Mention
from newslint.layers.name_words import CALLINGS, TITLES
from newslint.layers.names import names
from newslint.layers.sentences import MAYBE
from newslint.model import Span

LITTLE = 2  # words that a negation may have changed with
LIKE = 0.45  # least likeness of sentences in which a fact stands for another
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = rf"(?:{'|'.join(TENS)})(?:-(?:{'|'.join(SMALL[1:10])}))?|{'|'.join(SMALL[2:])}"
LABEL = re.compile(r"(?:[Cc]aption|[Pp]hotos?|[Ss]lide|[Ii]mage) \d+ of \d+")
FIGURE = re.compile(
    rf"(?<![\w.,/\"“‘-])(?<!\d:)(?P<currency>{CURRENCY})?(?P<number>{NUMBER})"
    rf"(?:[- ]?(?P<scale>{SCALE})\b)?"
    r"(?:\s?(?P<percent>%|per\s?cent\b|pct\b))?(?![^\W\d_]{2}|[\d/]|:\d|[-–]\d)"
    rf"|\b(?P<word>{WORDS})\b(?:[- ](?P<times>{SCALE})\b)?"
    rf"(?:\s(?P<share>percent\b|per\s?cent\b))?",
    re.I,
)
WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(d[:-3] for d in WEEKDAYS)})day\b")
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?)"
    r"|\b(?P<full>\d{1,2}:\d\d)\b(?![ \t]*(?:$|\n))",
    re.I,
)
NEGATION = re.compile(
    r"no|not|never|nor|neither|without|none|nobody|nothing|cannot|.*n't"
)
# What players and galleries leave in the copy: no sentence is a version of another.
LABELLED = re.compile(
    r"[A-Z]{4,} [A-Z]{4,}\b|Photos?: |.*(?:Hide Caption|Replay More) "
)
OPENS = re.compile(r"(?:^|[.:?!\n][\"”’')]*\s*[\"“‘'(\[]*)$")
ZONES = frozenset("GMT UTC BST CET EST EDT CST CDT MST MDT PST PDT".split())
COURTESY = frozenset("mr mrs ms miss mx dr sir".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
SIMILAR = 0.75  # letters that two spellings of one name have in common


class Fact(NamedTuple):
    """Something said that may differ; ``value`` is what is compared."""

    span: Span
    what: str
    value: tuple[object, ...]


@layer
def facts(doc: Document) -> list[Fact]:
    """Return the dates, clock times, numbers and names of a story, in order."""
    found = [
        Fact(day.span, "date", (day.month, day.day, day.year)) for day in dates(doc)
    ]
    found += free(found, doc, CLOCK, clock)
    found += free(found, doc, WEEKDAY, weekday)
    labels = [Fact(Span(*m.span()), "", ()) for m in LABEL.finditer(doc.text)]
    found += free([*found, *labels], doc, FIGURE, number)
    found += [
        Fact(m.span, "name", (*words_of(western(m)), m.kind))
        for m in names(doc)
        if named(doc, m)
    ]
    return sorted(found)


def western(mention: Mention) -> str:
    """Return a name, that of a person with the surname last."""
    full = mention.given and mention.surname
    return f"{mention.given} {mention.surname}" if full else mention.name


def named(doc: Document, mention: Mention) -> bool:
    """Return whether a mention is a name for sure: no state, nor a first word."""
    text, (start, end) = doc.text, mention.span
    if not words_of(mention.name) or re.search(r"^[DRI]-|-[a-z]", mention.name):
        return False
    if text.startswith(".", end) and mention.name.lower() in MAYBE | TITLES:
        return False
    if mention.name in ZONES or words_of(mention.name)[-1] in CALLINGS:
        return False
    if mention.kind:
        return True
    common = mention.name.lower() in written(doc)
    return not common and not OPENS.search(text, max(0, start - 4), start)


@layer
def written(doc: Document) -> frozenset[str]:
    """Return the words of a document as they are written."""
    return frozenset(doc[token.span] for token in tokens(doc))


def free(
    taken: Sequence[Fact],
    doc: Document,
    pattern: re.Pattern[str],
    read: Callable[[re.Match[str]], Fact],
) -> list[Fact]:
    """Return what *pattern* finds outside of what is *taken*."""
    places = {i for fact in taken for i in range(fact.span.start, fact.span.end)}
    return [read(m) for m in pattern.finditer(doc.text) if m.start() not in places]


def clock(m: re.Match[str]) -> Fact:
    """Return the time of day that *m* names."""
    if m["full"]:
        hour, minute = map(int, m["full"].split(":"))
        return Fact(Span(*m.span()), "time", (hour % 12, minute))
    return Fact(Span(*m.span()), "time", (int(m["hour"]) % 12, int(m["minute"] or 0)))


def weekday(m: re.Match[str]) -> Fact:
    """Return the day of the week that *m* names."""
    return Fact(Span(*m.span()), "weekday", (m["day"],))


def number(m: re.Match[str]) -> Fact:
    """Return the number that *m* is, with its scale; years are dates."""
    if m["word"]:
        value = figure(str(counted(m["word"].lower())), m["times"]).value
    else:
        value = figure(m["number"], m["scale"]).value
    unit = "%" if m["percent"] or m["share"] else "money" if m["currency"] else ""
    plain = not (unit or m["scale"] or m["word"] or "," in m["number"])
    year = plain and value.is_integer() and 1900 <= value <= 2100
    return Fact(Span(*m.span()), "year" if year else "number", (round(value, 6), unit))


def counted(word: str) -> int:
    """Return the number below a hundred that a word is."""
    ten, _, one = word.partition("-")
    if ten in TENS:
        return 20 + 10 * TENS.index(ten) + (SMALL.index(one) if one else 0)
    return SMALL.index(word)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name without points and particles of one letter."""
    pieces = filter(None, re.split(r"[\s–—-]+", name))
    return tuple(each for each in map(key, pieces) if len(each) > 1)


def compatible(a: Fact, b: Fact) -> bool:
    """Return whether two facts say the same, one perhaps less of it."""
    if a.what != b.what:
        return {a.what, b.what} == {"number", "year"} and a.value[0] == b.value[0]
    if a.what == "name":
        mine, theirs = ({root(str(word)) for word in f.value[:-1]} for f in (a, b))
        return mine <= theirs or theirs <= mine or initials(a, b) or initials(b, a)
    if a.what == "number":
        return a.value[0] == b.value[0] and (
            "%" not in (a.value[1], b.value[1]) or a.value == b.value
        )
    return all(x == y or None in (x, y) for x, y in zip(a.value, b.value, strict=True))


def root(word: str) -> str:
    """Return a name without the ending of its plural or its adjective."""
    return re.sub(r"(?<=\w{4})(?:ians?|ans?|ns?|ers?|a|s)$", "", word)


def initials(short: Fact, long: Fact) -> bool:
    """Return whether one name is made of the first letters of the other."""
    words = [str(word) for word in long.value[:-1]]
    return (
        len(short.value) == 2
        and len(words) > 1
        and ("".join(word[0] for word in words).startswith(str(short.value[0])))
    )


def changes(pair: Pair) -> Iterator[Change]:
    """Yield the facts that differ between the two sides of *pair*."""
    if any(LABELLED.match(s.doc.text, s.spans[0].start) for s in pair[:2]):
        return
    old, new = unmatched(pair)
    paired = list(counterparts(pair, old, new)) if pair.likeness >= LIKE else []
    for a, b in paired:
        old.remove(a)
        new.remove(b)
        yield changed(pair, a, b)
    for a in old:
        if not stated(pair.new.doc, a) and not common(pair.new.doc, a):
            at = place(pair.old.doc, a.span)
            yield Change("facts", a.what, f"‘{at.quote}’ is gone", at, None)
    for b in new:
        if not stated(pair.old.doc, b) and not common(pair.old.doc, b):
            at = place(pair.new.doc, b.span)
            yield Change("facts", b.what, f"‘{at.quote}’ is new", None, at)
    yield from titles(pair)
    yield from negation(pair)


def changed(pair: Pair, a: Fact, b: Fact) -> Change:
    """Return the change of one fact to another."""
    old, new = place(pair.old.doc, a.span), place(pair.new.doc, b.span)
    message = f"‘{old.quote}’ is now ‘{new.quote}’"
    return Change("facts", a.what, message, old, new)


def unmatched(pair: Pair) -> tuple[list[Fact], list[Fact]]:
    """Return the facts of each side that the other does not have."""
    old, new = within(pair.old), within(pair.new)
    return (
        [a for a in old if not any(compatible(a, b) for b in new)],
        [b for b in new if not any(compatible(a, b) for a in old)],
    )


def within(side: Side) -> list[Fact]:
    """Return the facts of a side of a pair."""
    every = facts(side.doc)
    return [
        fact
        for span in side.spans
        for fact in every[bisect_left(every, (span,)) :]
        if span.start <= fact.span.start < span.end
    ]


def stated(doc: Document, fact: Fact) -> bool:
    """Return whether *doc* says a fact anywhere: of people, by the surname alone."""
    if fact.what != "name":
        return any(compatible(fact, each) for each in facts(doc))
    words = [root(str(w)) for w in fact.value[:-1] if w not in SUFFIXES]
    known = vocabulary(doc)
    return known.issuperset(words[-1:] if fact.value[-1] == "person" else words)


def common(doc: Document, fact: Fact) -> bool:
    """Return whether what looks like a name is a common word in *doc*."""
    return (
        fact.what == "name" and len(fact.value) == 2 and fact.value[0] in written(doc)
    )


@layer
def vocabulary(doc: Document) -> frozenset[str]:
    """Return what words a document has, without the endings of names."""
    return frozenset(root(token.key) for token in tokens(doc))


def counterparts(
    pair: Pair, old: Sequence[Fact], new: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Yield the facts that stand where another of their sort stood.

    Either they are alone of their sort in words that differ, or the same word follows
    them on both sides, or they are spellings of one name.
    """
    taken: set[Fact] = set()
    for region in pair.regions:
        mine, theirs = inside(old, region.old), inside(new, region.new)
        for what in ("date", "time", "weekday", "year", "number", "name"):
            one = [f for f in mine if f.what == what and f not in taken]
            other = [f for f in theirs if f.what == what and f not in taken]
            if len(one) == len(other) == 1 and fits(one[0], other[0], region):
                taken |= {*one, *other}
                yield one[0], other[0]
    for a in old:
        for b in new:
            if a in taken or b in taken or a.what != b.what:
                continue
            if spelling(a, b) or (a.what == "number" and follows(pair, a, b)):
                taken |= {a, b}
                yield a, b


def fits(a: Fact, b: Fact, region: Region) -> bool:
    """Return whether *b* stands for *a* where a few words were put for others."""
    if a.what == "name" and (a.value[-1] != b.value[-1] or not a.value[-1]):
        return False
    return max(len(region.old), len(region.new)) <= 8


def spelling(a: Fact, b: Fact) -> bool:
    """Return whether two names are nearly one."""
    if a.what != "name" or a.value == b.value:
        return False
    mine, theirs = (" ".join(map(str, f.value[:-1])) for f in (a, b))
    return SequenceMatcher(None, mine, theirs).ratio() >= SIMILAR


def follows(pair: Pair, a: Fact, b: Fact) -> bool:
    """Return whether the same word, of four letters or more, comes after both."""
    one, other = after(pair.old, a), after(pair.new, b)
    return one == other and len(one) > 3


def after(side: Side, fact: Fact) -> str:
    """Return the token that comes after a fact."""
    return next((t.key for t in side.tokens if t.span.start >= fact.span.end), "")


def inside(found: Iterable[Fact], where: Sequence[Token]) -> list[Fact]:
    """Return the facts that the tokens *where* are, or are part of."""
    spans = [token.span for token in where]
    return [
        fact
        for fact in found
        if any(fact.span.start < s.end and s.start < fact.span.end for s in spans)
    ]


def titles(pair: Pair) -> Iterator[Change]:
    """Yield the people whose title differs; titles left out do not count.

    Mr and Ms differ from one another, but not from an office.
    """
    old, new = titled(pair.old), titled(pair.new)
    given: dict[str, set[str]] = defaultdict(set)
    for mention in (*names(pair.old.doc), *names(pair.new.doc)):
        if mention.given and mention.surname:
            given[mention.surname].add(mention.given[0])
    for a in old:
        rivals = [b for b in new if same_person(a, b, given)]
        if rivals and not any(akin(a.title, b.title) for b in rivals):
            was = place(pair.old.doc, whole(pair.old.doc, a))
            now = place(pair.new.doc, whole(pair.new.doc, rivals[0]))
            message = f"‘{was.quote}’ is now ‘{now.quote}’"
            yield Change("facts", "title", message, was, now)


def titled(side: Side) -> list[Mention]:
    """Return the people with a title on one side of a pair."""
    return [
        m
        for m in names(side.doc)
        if m.kind == "person"
        and m.title
        and any(s.start <= m.span.start < s.end for s in side.spans)
    ]


def same_person(a: Mention, b: Mention, given: Mapping[str, Collection[str]]) -> bool:
    """Return whether two names in sentences that belong together are one person's."""
    if (a.surname or a.name) != (b.surname or b.name):
        return False
    if a.given and b.given:
        return a.given[0] == b.given[0]
    return len(given[a.surname or a.name]) < 2


def whole(doc: Document, mention: Mention) -> Span:
    """Return the span of a name with its title."""
    start = doc.text.rfind(mention.title, 0, mention.span.start)
    return Span(start, mention.span.end)


def akin(a: str, b: str) -> bool:
    """Return whether two titles are one, perhaps shortened or longer."""
    mine, theirs = ({key(word) for word in title.split()} for title in (a, b))
    if mine <= theirs or theirs <= mine or (mine <= COURTESY) != (theirs <= COURTESY):
        return True
    return any(x[:3] == y[:3] for x in mine - COURTESY for y in theirs - COURTESY)


def negation(pair: Pair) -> Iterator[Change]:
    """Yield a negation that one side has and the other has not, the rest being as was.

    One that came with other new words is no change to what was said.
    """
    olds = [t for t in pair.old.tokens if NEGATION.fullmatch(t.key)]
    news = [t for t in pair.new.tokens if NEGATION.fullmatch(t.key)]
    if pair.likeness < LIKE or bool(olds) == bool(news):
        return
    for region in pair.regions:
        if max(len(region.old), len(region.new)) > LITTLE:
            continue
        for token in (*region.old, *region.new):
            if token in olds or token in news:
                doc = pair.old.doc if olds else pair.new.doc
                at = place(doc, token.span)
                gone, came = (at, None) if olds else (None, at)
                message = f"‘{at.quote}’ {'is gone' if olds else 'is new'}"
                yield Change("facts", "negation", message, gone, came)
