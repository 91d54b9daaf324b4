"""Shapes: what single lines of a story look like, by the part they play.

A shape is tried on a whole paragraph; the first that fits names the part. All repeats
are bounded, and long paragraphs are not tried at all, so the time is linear.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newslint import patterns
from newslint.layers.page_shapes import (
    CAPTION,
    CREDIT,
    CREDITED,
    CREDITED_WORDS,
    FURNITURE,
    INTERSTITIAL,
    PROMPT,
    PROMPT_WORDS,
)
from newslint.layers.shape_words import (
    AGENCY,
    DATE,
    DAY,
    FULL,
    MONTH,
    NAME,
    PEOPLE,
)

if TYPE_CHECKING:
    import regex

PLACE = r"(?!By )[A-ZÀ-Þ][\w.’'/-]*(?: [\w.’'/-]+){0,4}"  # Rio de Janeiro
LABEL = (
    r"(?!(?:EXCLUSIVE|BREAKING|UPDATED?|OPINION|ANALYSIS|WATCH|VIDEO|LIVE|REPORT|POLL|"
    r"FIRST|NYT|CNN|AFL|NFL|ABOVE|NEWSFLASH|EDITORIAL|COMMENTARY|SPOILER|NOTE|TRENDING|RELATED|MORE|FACT|BOTTOM)\b)"
)
# NEW DELHI; LOS ANGELES/NEW YORK
CAPS = rf"{LABEL}[A-ZÀ-Þ][A-ZÀ-Þ.’'/-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'/-]+){{0,3}}"
ON = rf"(?:,? (?:(?i:{MONTH}) \d{{1,2}}|\d{{1,2}} (?i:{MONTH}))(?:,? \d{{4}})?)?"
DASH = r"(?:\.?[-–—]{1,2}|_)"
SENT_BY = r"(?:\([A-Z][\w./ -]{1,24}\)|\((?:[a-z]{2,6}/)?dpa\)|/[A-Z][\w. -]{2,30}/)"
TOWN = r"[A-ZÀ-Þ][\w’'-]{1,20}\.?(?: [A-ZÀ-Þ][\w’'-]{1,20}\.?){0,2}"  # Mount Isa
DATELINE = patterns.lazy(
    r"(?P<dateline>(?:"
    # (ANSA) - Rome, October 11 -
    rf"(?:\({AGENCY}\) {DASH} )?{TOWN}(?:, {TOWN})?,? (?i:{MONTH}) \d{{1,2}},? {DASH}|"
    # BEIJING (AP) —; CAIRO, Jan 9 (Reuters) -; Tegucigalpa, Jan 2 (EFE).-; (Reuters) -
    rf"(?:(?:{PLACE}(?:, {PLACE}){{0,3}}{ON}|(?i:{MONTH}) \d{{1,2}}) ?)?"
    rf"{SENT_BY}\s?(?:{DASH}|:)"
    # Lausanne, Switzerland (CNN); Mumbai, Apr 27 (PTI)
    rf"|(?:{PLACE}(?:, {PLACE}){{0,2}}{ON} )?\({AGENCY}\)(?= [A-ZÀ-Þ“\"‘'])"
    # Sydney, Jan 9 AAP -
    rf"|{PLACE}(?:, {PLACE}){{0,2}}{ON} {AGENCY}\s?{DASH}"
    # WASHINGTON —; TAMPA, Fla. --; NEW DELHI:
    rf"|{CAPS}(?:, [A-Z][\w.’' ]{{1,20}}){{0,2}}{ON}\s?(?:[-–—]{{1,2}}|:)"
    # Islamabad, Pakistan -
    r"|[A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{2,20}){0,2}, [A-Z][\w.’' ]{2,24} [-–—]{1,2}"
    r")(?=\s)|"
    # WASHINGTON—President
    r"[A-ZÀ-Þ]{4,20}(?: [A-ZÀ-Þ]{2,20}){0,3}(?:, [A-Z][\w.]{1,15})?[–—](?=[A-ZÀ-Þ“\"])"
    r")\s*(?=\S+ \S+ \S+)"
)
OPENING = 300  # characters of a paragraph in which a dateline is looked for
# HILLARY CLINTON: in a transcript; also what opens as a dateline does.
SPEAKER = patterns.lazy(r"[A-ZÀ-Þ][\w.’'-]{0,30}(?: [A-ZÀ-Þ][\w.’'-]{0,30}){0,4}: ?")

# Alone on its line: MUMBAI, India, July 25, 2018/PRNewswire/
OWN_LINE = patterns.lazy(
    rf"{PLACE}(?:, {PLACE}){{0,4}}(?:{ON}\s?{SENT_BY}\s?(?:{DASH}|:)|"
    rf",? (?i:{MONTH}) \d{{1,2}}(?:, \d{{4}})?\s?{SENT_BY})"
    rf"|{CAPS}(?:, [A-Z][\w.’' ]{{1,20}}){{0,2}}{ON}\s?[-–—]{{1,2}}"
    rf"|{CAPS}, [A-Z][a-z]{{2,5}}\.|{CAPS}, (?i:{MONTH}) \d{{1,2}}(?:,? \d{{4}})?"
)

WIRE_NOTE = (
    r"(?i:ZCZC)\b.{0,80}|NNNN|#{1,3} ?(?i:(?:dpa )?notebook)\b.{0,40}|"
    r"(?:PRESS RELEASE|FOR IMMEDIATE RELEASE)\W{0,3}|"
    r"(?:STRICTLY )?EMBARGOED\b.{0,100}|"
    r"\W{0,3}(?:Eds|EDS|Editors|EDITORS|ATTENTION EDITORS|ADVISORY|URGENT|BC-|AM-|PM-|"
    r"AP-[A-Z]{2}-|\(?(?:1st|2nd|3rd|4th) L[de]a?d|With AP Photos?|"
    r"AP Photos? [A-Z]{2,5}\d+|NOT FOR PUBLICATION|"
    r"(?<=\()(?:Adds?|Updates|Recasts|Rewrites|Repeats|Refiles|Changes|Fixes))\b.{0,300}"
)
NOTE = (
    r"(?i)\W{0,3}(?:editor[’']?s?[’']? note|"
    r"corrections?\b(?: and clarifications?)?[:—–-]|clarification\s?[:—–-]|"
    r"\((?:(?:this|in) .{0,40}(?:story|article|report),? )?(?:corrects|clarifies)\b|"
    r"(?:this|the) (?:story|article|post|report|column|version|piece) "
    r"(?:has been (?:updated|corrected|edited|amended|clarified|changed|revised)|"
    r"was (?:updated|corrected|amended|originally|first|published)|"
    r"is (?:part of|adapted|updated)|first appeared|originally)\b|"
    r"an? (?:earlier|previous) version of this|this is a rush transcript|"
    r"this post was (?:written|reported)\b|this .{3,20} story (?:corrects|has been)\b|"
    r"(?:this )?(?:(?:story|article|post|report|column|piece|essay|interview) )?"
    r"(?:originally|first) (?:appeared|ran|published|aired)\b|"
    r"updated? (?:with|to (?:add|include|reflect)) |update\s?:).{0,1000}"
)
CLOCK = (
    r"on|at|[ap]\.?m|noon|midnight|e\.?s?t|edt|gmt|bst|ist|utc|p[sd]t|c[sd]?t|m[sd]t|"
    r"first|last|published|updated|posted|modified|ago|an?|minutes?|hours?|days?|"
    r"today|yesterday|eastern|local|time"
)
TIMESTAMP = (
    r"(?i)\W{0,3}(?:"
    r"(?=.{0,120}\d)(?:first |last )?"
    r"(?:published|updated|posted|modified|created|issued)\b"
    rf"(?:\W|\b(?:\d{{1,4}}(?:st|nd|rd|th)?|{MONTH}|{DAY}|{CLOCK})(?!\w)){{1,60}}"
    rf"(?:by .{{2,60}})?"
    rf"|(?:{DAY},? )?{DATE}(?:\W{{1,4}}(?:at )?\d{{1,2}}[:.]\d\d.{{0,30}})?"
    r"|\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?\W{0,3}(?:[A-Z]{2,4})?"
    r"|\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.? ?)?(?:GMT|BST|IST|EDT|EST|UTC|CET)"
    # NEW DELHI, November 23, 2019 22:15 IST
    rf"|(?-i:[A-Z]{{3,20}}(?: [A-Z]{{3,20}})?), {DATE},? \d{{1,2}}[:.]\d\d.{{0,12}}"
    r"|(?:an?|\d+) (?:minute|hour|day|week|month|year)s? ago)\W{0,9}"
)
SIGN_OFF = (
    r"(?:\W{0,3}(?:With assistance (?:by|from) .{3,120}"
    r"|\((?:Additional |Reporting|Writing|Editing|Compiled)[^)]{3,300}\)?"
    r"|(?:Additional )?[Rr]eporting by\b.{3,200}|Contributing:.{3,200}"
    rf"|{FULL} (?:can be (?:reached|followed|contacted)|is on Twitter)\b.{{3,200}}"
    r"|This (?:report|story|article) (?:by .{3,60} was first published|was generated)"
    r"\b.{3,200}|Originally published .{3,100}"
    r"|(?i:source): ?.{3,80}|SOURCE .{3,60}"
    r"|(?i:(?:media |press |investor relations )?contacts?\s?:).{0,160}"
    r"|For (?:more|further) information,? (?i:please )?(?i:contact|visit|call).{0,160}"
    r"|(?i:facebook|linkedin|instagram|youtube)\s?: ?https?://\S{3,120}"
    r"|(?i:e-?mail|phone|tel|fax|mobile|twitter|skype|work|ph(?: \w+)?)\s?: ?\S.{3,60}"
    r"|(?i:send (?:letters|tips|comments|questions|feedback) to) .{3,90}"
    rf"|[-–—]{{1,2}}\s?{AGENCY}\W{{0,9}}|{AGENCY}(?: [A-Za-z]{{2,4}}){{0,5}}\W{{0,3}}"
    r"|\([A-Z][\w. ]{1,20}\)|R(?:EUTER|euter)\.{0,3}|\(?(?:END|ENDS|ends|MORE)\)?|-30-|"
    r"#{3,9}|[a-z]{2,4}(?:/[a-z]{2,4}){1,4}"
    rf"|With (?:{AGENCY}|agency|wire).{{0,40}}"
    r"|(?:Material|Information) from .{3,120} (?:was|were) used.{0,60}"
    r"|Write to .{3,160}\bat \S{1,40}@.{3,120}"
    r"|This (?:report|article) (?:contains|includes) (?:material|reporting)"
    r".{3,120}))\s?"
)
# Sign-offs that take long to look for, and have one of these words.
CONTRIBUTED_WORDS = ("contributed", "helped with", "tweets", "follow")
CONTRIBUTED = (
    r"\W{0,3}(?:"
    r"(?:.{3,90} reported from .{2,120}?\. )?"
    r"(?:(?![a-z]{3}\. ).){3,200}\bcontributed(?: report(?:ing|s)?| research)?"
    r"(?: to this (?:opinion )?(?:report|story|article|post|piece|column))?"
    r"(?: from .{3,60}|, which .{3,80})?\W{0,9}"
    r"|.{10,160} helped with this (?:report|story|article)\.?"
    r"|.{10,240}\b(?:[Tt]weets (?:at )?@|"
    r"Follow (?:him|her|them) (?:on Twitter|@)).{0,120}"
    r")\s?"
)
BYLINE = (
    r"\W{0,3}(?:(?:By|BY|by|Written by|Posted by|(?:Analysis|Review|Interview|Story|"
    r"Text|Opinion|Commentary) by)(?: the| The)? "
    r"(?:(?:[\w-]{2,20} ){0,4}(?:correspondent|editor|reporter|writer),? )?"
    rf"(?:{AGENCY}(?: correspondents?| staff| reporters?)?|{PEOPLE})"
    rf"(?:[,|] .{{2,60}}| (?:of|in|for|at) .{{2,40}}| {AGENCY}"
    r"|(?: [A-Z][\w&]{1,20}){1,5})?"
    rf"|(?:Reported by|Exclusive by) {PEOPLE}(?:[, ].{{2,60}})?"
    r"|(?:Special|Staff|Our|HT|Express) (?:Correspondent|Reporter)|Express News Service"
    rf"|{NAME}(?: {NAME}){{2,4}} correspondent(?: in [A-Z].{{2,30}})?"
    r"|(?!FILE)"
    rf"(?:Analysis: )?{FULL}, (?:(?:BBC|Sky|ITV|ABC|CBC|CBS|NBC) News|"
    r"[A-Z][\w ]{2,30} (?i:correspondent|editor))"
    r"(?:, .{2,40})?|"
    rf"{PEOPLE},? (?:{AGENCY} (?i:staff|writer|correspondent|reporter)\b|"
    r"Associated Press|AP\b(?! Photo)|Reuters|USA TODAY|Staff Writer|Staff Reporter|"
    rf"Opinion [Cc]ontributor|Columnist)(?: .{{2,40}})?|{PEOPLE} By)\W{{0,9}}"
)
LIST = (
    r"(?s)\s?(?:[•‣▪●◦⦁■►▶✓✔]\s*(?=\S)|[*·–—-]{1,2}\s+|\(?\d{1,2}[.)]\s+(?=\S)).{1,600}"
)
SHAPES: tuple[tuple[str, int, bool, tuple[str, ...], regex.Pattern[str]], ...] = tuple(
    (part, longest, cued, words, patterns.lazy(pattern))
    for part, longest, cued, words, pattern in (
        # part, its longest in characters, whether a cue must be there, words of which
        # one must be there besides, pattern
        ("wire-note", 300, False, (), WIRE_NOTE),
        ("note", 1000, False, (), NOTE),
        ("timestamp", 200, False, (), TIMESTAMP),
        ("credit", 160, False, (), CREDIT),
        ("sign-off", 360, True, (), SIGN_OFF),
        ("sign-off", 360, True, CONTRIBUTED_WORDS, CONTRIBUTED),
        ("deck", 160, False, (), r"Story highlights\b.{0,150}"),
        ("caption", 1000, True, (), CAPTION),
        ("caption", 1000, True, CREDITED_WORDS, CREDITED),
        ("byline", 200, False, (), BYLINE),
        ("interstitial", 260, False, (), INTERSTITIAL),
        ("furniture", 1000, True, (), FURNITURE),
        ("furniture", 1000, True, PROMPT_WORDS, PROMPT),
        ("subhead", 40, False, (), r"[\W_]+"),  # a break: *** or ___
        ("list", 700, False, (), LIST),
    )
)
LONGEST = 1000  # characters of a paragraph that a shape is tried on
LONG = 200  # characters; a longer paragraph is tried only if it has one of the cues
SHORT = 60  # characters; a shorter one needs no cue
CUES = tuple(
    "photo~image~picture~pic:~caption~file~(ap~(afp~(reuters~(getty~/ap~/afp~/getty~|~"
    "reuters/~/reuters~note~correct~clarif~version~updated~transcript~newsletter~"
    "subscribe~inbox~follow~reserved~reprint~polic~cookies~moderated~expressed~"
    "copyright~©~(c)~disclaimer~tweet~contribut~facebook~twitter~share~pinterest~"
    "advert~sponsored~continue~http~@~close~sign up~sign-up~join us~like us~terms of~"
    "reporting~editing by~writing by~compiled~this story~this article~ app~were used~"
    "was used~write to~signing up~tagged under~hide caption~credit:~by clicking~"
    "just watched~an interest~homepage~journalism~newsroom~you enjoyed~this poll~"
    "committed to~you can read~be reached~helped with~first published~read more~"
    "show hide~related video~’s home for~first to hear~vote here~vote now~order now~"
    "click here~contact".split("~")
)
AGENCIES_LAST = ("reuters", " ap", "/ap", " afp", "getty", " epa", "flickr")


@lru_cache(maxsize=256)  # an editor shows the same paragraphs after every key
def shape(text: str) -> str:
    """Return the part that a paragraph's looks give it, or an empty string."""
    size = len(text)
    if size > LONGEST:
        return ""
    lowered = text.lower()
    cue = (
        size <= SHORT
        or lowered.endswith(AGENCIES_LAST)
        or any(map(lowered.__contains__, CUES))
    )
    if size > LONG and not cue and text[0].isalpha():
        return ""
    for part, longest, cued, words, pattern in SHAPES:
        if (
            size <= longest
            and (cue or not cued)
            and (not words or any(map(lowered.__contains__, words)))
            and pattern.fullmatch(text)
        ):
            return part
    return ""


NUMBER = re.compile(r"[-+$£€(]?\d[\d.,:/-]*[%)]?")
DIGIT_OR_GAP = re.compile(r"\d\s+\S{0,20}\d|\t| {3}|;\S*;\S*;|\|")
COLUMN = re.compile(r"\S(?:\t| {3,})\S")
CELL = re.compile(r"(?<! )[;|](?! )")  # not a semicolon of prose


def tabular(text: str) -> bool:
    """Return whether a paragraph looks like a row of a table."""
    if not DIGIT_OR_GAP.search(text[:LONGEST]):
        return False
    words = text[:LONGEST].split()
    numbers = sum(NUMBER.fullmatch(word) is not None for word in words)
    columns = len(COLUMN.findall(text[:LONGEST]))
    return (
        (len(words) >= 3 and numbers >= 3 and numbers >= 0.45 * len(words))
        or (columns >= 2 and len(words) < 12 * columns)
        or len(words) < 3 * len(CELL.findall(text[:LONGEST])) - 3
    )
