"""Shapes: what single lines of a story look like, by the part they play.

A shape is tried on a whole paragraph; the first that fits names the part.
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day|\.)?"
AGENCY = (
    r"(?:Associated Press|AP|Reuters|REUTERS|Reuter|AFP|Agence France-Presse|UPI|PTI|IANS|ANI|"
    r"Xinhua|dpa|DPA|Bloomberg|CNN|NPR|TASS|Kyodo|Yonhap|EFE|ANSA|AAP)"
)
NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:de|van|von|der|al|bin|la|le))?"
PEOPLE = rf"{NAME}(?: {NAME}){{1,3}}(?:(?:,| and| &|, and) {NAME}(?: {NAME}){{1,3}}){{0,3}}"

DATELINE = re.compile(
    r"(?P<dateline>(?:"
    # BEIJING (AP) —; CAIRO, Jan 9 (Reuters) -; (Reuters) -
    rf"(?:[A-ZÀ-Þ][\w.’' -]{{1,40}}(?:, [A-ZÀ-Þ][\w.’' -]{{1,24}}){{0,3}}(?:,? (?i:{MONTH}) \d{{1,2}})? )?"
    r"\([A-Z][\w./ -]{1,24}\)\s?(?:[-–—_:]{1,2}|\.-)"
    # NEW DELHI: ; WASHINGTON —; TAMPA, Fla. --
    r"|[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}(?:, [A-Z][\w.’' ]{1,20}){0,2}"
    rf"(?:,? (?i:{MONTH}) \d{{1,2}}(?:, \d{{4}})?)?\s?(?:[-–—]{{1,2}}|:)"
    r"))\s+(?=\S+ \S+ \S+)"
)

SHAPES: tuple[tuple[str, int, re.Pattern[str]], ...] = (  # part, longest, pattern
    (
        "wire-note",
        300,
        re.compile(
            r"\W{0,3}(?:Eds|EDS|Editors|EDITORS|ATTENTION EDITORS|ADVISORY|URGENT|BC-|AM-|PM-|"
            r"AP-[A-Z]{2}-|\(?(?:1st|2nd|3rd|4th) L[de]a?d|With AP Photos?|NOT FOR PUBLICATION)\b"
        ),
    ),
    (
        "note",
        1000,
        re.compile(
            r"(?i)\W{0,3}(?:editor[’']?s?[’']? note|corrections?\b(?: and clarifications?)?[:—–-]|"
            r"clarification\s?[:—–-]|\((?:this (?:story|article|report) )?(?:corrects|clarifies|updates|recasts)\b|"
            r"(?:this|the) (?:story|article|post|report|column|version|piece) (?:has been|was|is|first|originally)\b|"
            r"an? (?:earlier|previous) version of this|this is a rush transcript|update\s?:)"
        ),
    ),
    (
        "timestamp",
        200,
        re.compile(
            rf"(?i)\W{{0,3}}(?:(?:first |last )?(?:published|updated|posted|modified|created)\b.{{0,90}}\d.{{0,60}}"
            rf"|(?:{DAY},? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
            r"(?:\W{1,4}(?:at )?\d{1,2}[:.]\d\d.{0,30})?|\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?\W{0,3}(?:[A-Z]{2,4})?"
            r"|(?:an?|\d+) (?:minute|hour|day|week|month|year)s? ago)\W*"
        ),
    ),
    (
        "sign-off",
        360,
        re.compile(
            rf"(?:\W{{0,3}}(?:\((?:Additional |Reporting|Writing|Editing|Compiled)[^)]{{3,300}}\)?|(?:Additional )?[Rr]eporting by\b.{{3,200}}|Contributing:.{{3,200}}"
            rf"|.{{3,200}}\bcontributed(?: reporting)?(?: to this (?:report|story|article|post))?(?: from .{{3,60}})?\W*|[-–—]{{1,2}}\s?{AGENCY}\W*|{AGENCY}\W{{0,3}}|R(?:EUTER|euter)\.*|\(?(?:END|ENDS|MORE)\)?|-30-|#{{3,}}"
            rf"|[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{1,4}}|With (?:{AGENCY}|agency|wire).{{0,40}}|This (?:report|article) (?:contains|includes) (?:material|reporting).{{3,120}}))\s*"
        ),
    ),
    (
        "credit",
        160,
        re.compile(
            r"(?i)\W{0,3}(?:(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|video|credit|courtesy)(?: credits?| by| courtesy(?: of)?| copyright)?\s?[:|/©-].{2,90}"
            r"|image copyright .{2,60}|toggle caption .{2,90}|(?:[\w.’' -]{3,40}[/|] ?)?(?:getty images|afp|reuters|ap photo|ap|shutterstock|istock)(?: images| photo)?(?:[/|] ?[\w.’' -]{3,40})?)\W*"
        ),
    ),
    (
        "caption",
        1000,
        re.compile(
            r"(?s)(?:FILE ?[-–—]|(?i:file photo:|image copyright .{2,60} image caption|image caption|media caption|enlarge this image|media playback is|caption:)).{3,900}"
            r"|.{20,}?[(\[](?:(?i:file |ap |afp |reuters |express |getty )?(?i:photo|image|picture|pic)s?\b[^)\]]{0,60}|(?:AP|AFP|Reuters|REUTERS|Getty)\b[^)\]]{0,40})[)\]]\W*"
            r"|.{20,900}\b(?:REUTERS|AFP|AP Photo|Getty Images)/[\w.’' /-]{3,60}"
        ),
    ),
    (
        "byline",
        200,
        re.compile(
            rf"\W{{0,3}}(?:(?:By|BY|by|Written by|Posted by)(?: the| The)? (?:{AGENCY}|{PEOPLE})(?:[,|] .{{2,60}}| (?:of|in|for|at) .{{2,40}}| {AGENCY})?"
            rf"|(?:Reported by|Exclusive by) {PEOPLE}(?:[, ].{{2,60}})?|{PEOPLE},? (?:{AGENCY}|USA TODAY|Staff Writer|Staff Reporter|Opinion [Cc]ontributor|Columnist)(?: .{{2,40}})?|{PEOPLE} By)\W*"
        ),
    ),
    (
        "interstitial",
        260,
        re.compile(
            r"(?i)\W{0,3}(?:(?:also )?read(?: also| more| next)?|also on [\w.’' ]{2,30}|see also|also see|related(?: \w+){0,2}|more(?: on this| from [^:]{2,40}| stories)?|watch|photos?|videos?|gallery|must read|don.t miss|recommended|listen|click here(?: for| to)[^:]{0,60}|continued)\s?(?:[:|>»].{0,200}|\W*)"
        ),
    ),
    (
        "furniture",
        1000,
        re.compile(
            r"(?is)\W{0,3}(?:(?:(?:share|tweet|follow|facebook|twitter|whatsapp|linkedin|flipboard|pinterest|reddit|e?-?mail|print|telegram|copy link|save|@\w+)[\s|,·•/]*){2,}|just watched.{0,200}|follow @?\w+ ?.{0,60}"
            r"|advertisements?|advt\.?|sponsored(?: content)?|(?:story|article) continue[sd](?: below)?.{0,40}|loading\W*|skip advertisement|continue reading.{0,40}"
            r"|.{0,160}(?:sign up (?:for|here)|newsletter|subscribe (?:to|now|today)|to your inbox|follow us|join us on|get the .{2,24} app|all rights reserved|reprint permission|manage newsletters|privacy policy|terms of (?:use|service)|use cookies|comments? (?:will be|are) moderated|views expressed|opinions expressed by).{0,500}"
            r"|(?:©|\(c\)|copyright)\s?.{0,20}\d{4}.{0,200}|disclaimer\s?:.{0,900})\W*"
        ),
    ),
    ("list", 700, re.compile(r"(?s)\s*(?:[•‣▪●◦*·–—-]\s+|\(?\d{1,2}[.)]\s+(?=\S)).{1,600}")),
)
LONGEST = 1000  # characters of a paragraph that a shape is tried on
# A long paragraph without any of these is no caption, note or furniture.
CUES = (
    "photo image picture pic: caption file (ap (afp (reuters (getty /ap /afp /getty reuters/ note "
    "correct clarif version updated transcript newsletter subscribe inbox follow reserved reprint "
    "polic cookies moderated expressed copyright © (c) disclaimer tweet contribut"
).split() + ["sign up", "join us", "terms of", "reporting by", "this story", "this article", " app"]


def shape(text: str) -> str:
    """Return the part that a paragraph's looks give it, or an empty string."""
    size = len(text)
    if size > LONGEST:
        return ""
    if size > 200 and text[0].isalpha():
        lowered = text.lower()
        if not any(cue in lowered for cue in CUES):
            return ""
    for part, longest, pattern in SHAPES:
        if size <= longest and pattern.fullmatch(text):
            return part
    return ""


NUMBER = re.compile(r"[-+$£€(]?\d[\d.,:/-]*[%)]?")
DIGIT_OR_GAP = re.compile(r"\d\s+\S*\d|\t| {3}")
COLUMN = re.compile(r"\S(?:\t| {3,})\S")


def tabular(text: str) -> bool:
    """Return whether a paragraph looks like a row of a table."""
    if not DIGIT_OR_GAP.search(text[:LONGEST]):
        return False
    words = text.split()
    numbers = sum(NUMBER.fullmatch(word) is not None for word in words)
    columns = len(COLUMN.findall(text[:LONGEST]))
    return (len(words) >= 3 and numbers >= 3 and numbers >= 0.45 * len(words)) or (
        columns >= 2 and len(words) < 12 * columns
    )
