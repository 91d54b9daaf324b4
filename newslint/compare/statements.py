"""What a story states: dates, times, numbers and names, and when two are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newslint.compare.tokens import key, tokens
from newslint.document import Document, layer
from newslint.layers import part_at
from newslint.layers.dates import WEEKDAYS, dates
from newslint.layers.figures import CURRENCY, NUMBER, SCALE, SMALL, figure
from newslint.layers.mentions import Mention
from newslint.layers.name_words import CALLINGS, TITLES
from newslint.layers.names import names
from newslint.layers.sentences import MAYBE
from newslint.model import Span

TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = rf"(?:{'|'.join(TENS)})(?:-(?:{'|'.join(SMALL[1:10])}))?|{'|'.join(SMALL[2:])}"
# Numbers that count nothing: those of slides, lists, indices, laws and footnotes.
LABEL = re.compile(
    r"(?:[Cc]aption|[Pp]hotos?|[Ss]lide|[Ii]mage) \d+ of \d+|(?m:^\d\d?[.)](?=\s))"
    r"|\(\d+ [Ii]mages?\)|\b(?:S&P|FTSE|CAC|Nikkei|ASX|Russell|Fortune|Article|Section"
    r"|Title|Boeing|Airbus)[- ]\d+\b|;\d\d?\b(?!\s?%)"
)
NO_COPY = frozenset(("dateline", "byline", "timestamp", "credit", "furniture"))
FIGURE = re.compile(
    rf"(?<![\w.,/\"“‘’'-])(?<!\d:)(?P<currency>{CURRENCY})?(?P<number>{NUMBER})"
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
OPENS = re.compile(r"(?:^|[.:?!\n][\"”’')]*\s*[\"“‘'(\[]*)$")
OF = (" of ", " of the ", " for ", " for the ")
ZONES = frozenset("GMT UTC BST CET EST EDT CST CDT MST MDT PST PDT".split())
SHOUTED = re.compile(r"[A-Z]{4,}[ ,:]{1,2}[A-Z]{2,}\b|(?<=[A-Z] )[A-Z]{4,}\b")
SYNONYMS = {"gop": "republican"}
SUFFIXES = frozenset("jr sr ii iii iv".split())


class Statement(NamedTuple):
    """Something said that may differ; ``value`` is what is compared."""

    span: Span
    what: str
    value: tuple[object, ...]


@layer
def facts(doc: Document) -> list[Statement]:
    """Return the dates, clock times, numbers and names of a story, in order."""
    found = [
        Statement(day.span, "date", (day.month, day.day, day.year))
        for day in dates(doc)
    ]
    found += free(found, doc, CLOCK, clock)
    found += free(found, doc, WEEKDAY, weekday)
    labels = [Statement(Span(*m.span()), "", ()) for m in LABEL.finditer(doc.text)]
    found += free([*found, *labels], doc, FIGURE, number)
    found += joined(doc, [naming(m) for m in names(doc) if named(doc, m)])
    return sorted(found)


def naming(mention: Mention) -> Statement:
    """Return the fact that somebody or something is named."""
    value = (*words_of(western(mention)), mention.kind)
    return Statement(mention.span, "name", value)


def joined(doc: Document, found: Sequence[Statement]) -> list[Statement]:
    """Return names, those that a small word joins as one: Bank of America.

    People are not joined, nor are the words before “and” that hold no “of”.
    """
    one: list[Statement] = []
    for fact in found:
        last = one[-1] if one else None
        if last and "person" not in (last.value[-1], fact.value[-1]):
            span = Span(last.span.start, fact.span.end)
            link = doc.text[last.span.end : fact.span.start]
            if link in OF or (link == " and " and " of " in doc[last.span]):
                words = (*last.value[:-1], *fact.value[:-1])
                one[-1] = Statement(span, "name", (*words, "organisation"))
                continue
        one.append(fact)
    return one


def western(mention: Mention) -> str:
    """Return a name, that of a person with the surname last."""
    full = mention.given and mention.surname
    return f"{mention.given} {mention.surname}" if full else mention.name


def named(doc: Document, mention: Mention) -> bool:
    """Return whether a mention is a name for sure: no state, nor a first word."""
    text, (start, end) = doc.text, mention.span
    if not words_of(mention.name) or re.search(r"^[DRI]-|-[a-z]", mention.name):
        return False
    if text.startswith(".", end) and mention.name.lower() in MAYBE | TITLES | {"sec"}:
        return False
    if mention.name in ZONES or words_of(mention.name)[-1] in CALLINGS:
        return False
    if SHOUTED.match(text, start) or part_at(doc, start) in NO_COPY:
        return False
    if mention.kind:
        return True
    common = mention.name.lower() in written(doc)
    return not common and not OPENS.search(text, max(0, start - 4), start)


def free(
    taken: Sequence[Statement],
    doc: Document,
    pattern: re.Pattern[str],
    read: Callable[[re.Match[str]], Statement],
) -> list[Statement]:
    """Return what *pattern* finds outside of what is *taken*."""
    places = {i for fact in taken for i in range(fact.span.start, fact.span.end)}
    return [read(m) for m in pattern.finditer(doc.text) if m.start() not in places]


def clock(m: re.Match[str]) -> Statement:
    """Return the time of day that *m* names."""
    if m["full"]:
        hour, minute = map(int, m["full"].split(":"))
        return Statement(Span(*m.span()), "time", (hour % 12, minute))
    return Statement(
        Span(*m.span()), "time", (int(m["hour"]) % 12, int(m["minute"] or 0))
    )


def weekday(m: re.Match[str]) -> Statement:
    """Return the day of the week that *m* names."""
    return Statement(Span(*m.span()), "weekday", (m["day"],))


def number(m: re.Match[str]) -> Statement:
    """Return the number that *m* is, with its scale; years are dates."""
    if m["word"]:
        value = figure(str(counted(m["word"].lower())), m["times"]).value
    else:
        value = figure(m["number"], m["scale"]).value
    unit = "%" if m["percent"] or m["share"] else "money" if m["currency"] else ""
    plain = not (unit or m["scale"] or m["word"] or "," in m["number"])
    year = plain and value.is_integer() and 1900 <= value <= 2100
    return Statement(
        Span(*m.span()), "year" if year else "number", (round(value, 6), unit)
    )


def counted(word: str) -> int:
    """Return the number below a hundred that a word is."""
    ten, _, one = word.partition("-")
    if ten in TENS:
        return 20 + 10 * TENS.index(ten) + (SMALL.index(one) if one else 0)
    return SMALL.index(word)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name without points and particles of one letter."""
    pieces = filter(None, re.split(r"[\s–—-]+", name))
    return tuple(SYNONYMS.get(w, w) for w in map(key, pieces) if len(w) > 1)


def compatible(a: Statement, b: Statement) -> bool:
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
    """Return a name without a footnote and the ending of its plural or adjective."""
    word = re.sub(r"(?<=[^\W\d_]{4})\d$", "", word)
    return re.sub(r"(?<=\w{4})(?:ians?|ans?|ns?|ers?|a|s)$", "", word)


def initials(short: Statement, long: Statement) -> bool:
    """Return whether one name is made of the first letters of the other."""
    words = [str(word) for word in long.value[:-1]]
    return (
        len(short.value) == 2
        and len(words) > 1
        and ("".join(word[0] for word in words).startswith(str(short.value[0])))
    )


def stated(doc: Document, fact: Statement) -> bool:
    """Return whether *doc* says a fact anywhere: of people, by the surname alone."""
    if fact.what != "name":
        return any(compatible(fact, each) for each in facts(doc))
    words = [root(str(w)) for w in fact.value[:-1] if w not in SUFFIXES]
    known = vocabulary(doc)
    return known.issuperset(words[-1:] if fact.value[-1] == "person" else words)


def common(doc: Document, fact: Statement) -> bool:
    """Return whether what looks like a name is a common word in *doc*."""
    return (
        fact.what == "name" and len(fact.value) == 2 and fact.value[0] in written(doc)
    )


@layer
def written(doc: Document) -> frozenset[str]:
    """Return the words of a document as they are written."""
    return frozenset(doc[token.span] for token in tokens(doc))


@layer
def vocabulary(doc: Document) -> frozenset[str]:
    """Return what words a document has, without the endings of names."""
    return frozenset(root(token.key) for token in tokens(doc))
