"""Shapes: what single lines of a story look like, by the part they play.

A shape is tried on a whole paragraph; the first that fits names the part. All repeats
are bounded, and long paragraphs are not tried at all, so the time is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint import patterns

if TYPE_CHECKING:
    import regex

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|"
    r"dec(?:ember|\.)?)"
)
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day|\.)?"
DATE = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
)
AGENCY = (
    r"(?:Associated Press|AP|Reuters|REUTERS|Reuter|AFP|Agence France-Presse|UPI|PTI|"
    r"IANS|ANI|Xinhua|dpa|DPA|Bloomberg|CNN|NPR|TASS|Kyodo|Yonhap|EFE|ANSA|AAP)"
)
PICTURES = (
    r"(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|Flickr|Shutterstock|iStock)"
    r"(?: Photos?| Images)?"
)
NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:de|van|von|der|den|al|bin|la|le)){0,2}"
FULL = rf"{NAME}(?: {NAME}){{1,3}}"
PEOPLE = rf"{FULL}(?:(?:,| and| AND| &|, and) {FULL}){{0,3}}"

PLACE = r"[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){0,4}"  # Rio de Janeiro
CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}"  # NEW DELHI
ON = rf"(?:,? (?:(?i:{MONTH}) \d{{1,2}}|\d{{1,2}} (?i:{MONTH}))(?:, \d{{4}})?)?"
DASH = r"(?:\.?[-–—]{1,2}|_)"
DATELINE = patterns.lazy(
    r"(?P<dateline>(?:"
    # BEIJING (AP) —; CAIRO, Jan 9 (Reuters) -; Tegucigalpa, Jan 2 (EFE).-; (Reuters) -
    rf"(?:(?:{PLACE}(?:, {PLACE}){{0,3}}{ON}|(?i:{MONTH}) \d{{1,2}}) ?)?"
    rf"\([A-Z][\w./ -]{{1,24}}\)\s?(?:{DASH}|:)"
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

WIRE_NOTE = (
    r"\W{0,3}(?:Eds|EDS|Editors|EDITORS|ATTENTION EDITORS|ADVISORY|URGENT|BC-|AM-|PM-|"
    r"AP-[A-Z]{2}-|\(?(?:1st|2nd|3rd|4th) L[de]a?d|With AP Photos?|NOT FOR PUBLICATION|"
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
    r"update\s?:).{0,1000}"
)
CLOCK = (
    r"on|at|[ap]\.?m|noon|midnight|e\.?s?t|edt|gmt|bst|ist|utc|p[sd]t|c[sd]?t|m[sd]t|"
    r"first|last|published|updated|posted|modified|ago|an?|minutes?|hours?|days?|"
    r"today|yesterday|eastern|local|time"
)
TIMESTAMP = (
    r"(?i)\W{0,3}(?:"
    r"(?=.{0,120}\d)(?:first |last )?(?:published|updated|posted|modified|created)\b"
    rf"(?:\W|\b(?:\d{{1,4}}(?:st|nd|rd|th)?|{MONTH}|{DAY}|{CLOCK})(?!\w)){{1,60}}"
    rf"(?:by .{{2,60}})?"
    rf"|(?:{DAY},? )?{DATE}(?:\W{{1,4}}(?:at )?\d{{1,2}}[:.]\d\d.{{0,30}})?"
    r"|\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?\W{0,3}(?:[A-Z]{2,4})?"
    r"|(?:an?|\d+) (?:minute|hour|day|week|month|year)s? ago)\W{0,9}"
)
SIGN_OFF = (
    r"(?:\W{0,3}(?:\((?:Additional |Reporting|Writing|Editing|Compiled)[^)]{3,300}\)?"
    r"|(?:Additional )?[Rr]eporting by\b.{3,200}|Contributing:.{3,200}"
    r"|.{3,200}\bcontributed(?: reporting)?(?: to this (?:report|story|article|post))?"
    r"(?: from .{3,60})?\W{0,9}"
    rf"|[-–—]{{1,2}}\s?{AGENCY}\W{{0,9}}|{AGENCY}(?: [A-Za-z]{{2,4}}){{0,2}}\W{{0,3}}"
    r"|\([A-Z][\w. ]{1,20}\)|R(?:EUTER|euter)\.{0,3}|\(?(?:END|ENDS|ends|MORE)\)?|-30-|"
    r"#{3,9}|[a-z]{2,4}(?:/[a-z]{2,4}){1,4}"
    rf"|With (?:{AGENCY}|agency|wire).{{0,40}}"
    r"|(?:Material|Information) from .{3,120} (?:was|were) used.{0,60}"
    r"|Write to .{3,160}\bat \S{1,40}@.{3,120}"
    r"|.{10,240}\b(?:[Tt]weets (?:at )?@|(?:him|her|them) (?:on Twitter|@)).{0,120}"
    r"|This (?:report|article) (?:contains|includes) (?:material|reporting)"
    r".{3,120}))\s?"
)
CREDIT = (
    r"\W{0,3}(?:"
    r"(?i:(?:reuters |ap |afp |file )?photo(?:graph(?:er)?)?s?|image|picture|pic|"
    r"illustration|graphic|video|credit|courtesy)"
    r"(?: (?i:credits?|by|courtesy(?: of)?|copyright))?\s?(?:[:|/©-]\s?|(?<=by) )"
    r"(?:(?:[A-ZÀ-Þ@\d(][^\s|]*|of|on|by|for|via|from|the|and|de|van|von|[/|&-])\s?){1,12}"
    r"|(?i:image copyright (?:(?!image caption).){2,60}|toggle caption .{2,90}"
    r"|(?:[\w.’' -]{3,40}[/|] ?)?(?:getty images|afp|reuters|ap photo|ap|shutterstock|"
    r"istock)(?: images| photo)?(?:[/|] ?[\w.’' -]{3,40})?))\W{0,9}"
)
CAPTION = (
    r"(?s)(?:FILE ?[-–—]|CLOSE (?=[A-Z“\"])|Facebook Twitter Pinterest "
    r"|(?i:file photo:|image copyright .{2,60} image caption|image caption|"
    r"media caption|enlarge this image|media playback is|caption:)).{3,900}"
    r"|.{20,900}?[(\[] ?(?:(?i:file |ap |afp |reuters |express |getty )?"
    r"(?i:photo|image|picture|pic)s?\b[^)\]]{0,60}"
    r"|(?:[A-Z][\w.,’' -]{1,40}/ ?)?(?:AP|AFP|Reuters|REUTERS|Getty)\b[^)\]]{0,40})"
    r"[)\]]\W{0,9}"
    r"|.{3,900}\b(?:REUTERS|AFP|AP Photo|Getty Images) ?/[\w.’' /-]{3,60}"
    r"|.{3,600}? \| (?:[A-Z][\w.’' -]{1,40}(?:/| for ))?"
    rf"(?:{PICTURES}|POLITICO)\b.{{0,120}}"
    rf"|.{{20,900}}[.?!][”\"]? (?:{NAME}(?: {NAME}){{0,3}}/)?{PICTURES}"
    r"|.{3,900}\bPhotographer: [A-ZÀ-Þ][^.:]{2,80}"
    r"|.{20,900}\b(?:Photograph|Photo|Image|Picture|Credit): [A-ZÀ-Þ][^.:]{2,80}"
)
BYLINE = (
    r"\W{0,3}(?:(?:By|BY|by|Written by|Posted by|(?:Analysis|Review|Interview|Story|"
    r"Text|Opinion|Commentary) by)(?: the| The)? "
    r"(?:(?:[\w-]{2,20} ){0,4}(?:correspondent|editor|reporter|writer),? )?"
    rf"(?:{AGENCY}|{PEOPLE})"
    rf"(?:[,|] .{{2,60}}| (?:of|in|for|at) .{{2,40}}| {AGENCY})?"
    rf"|(?:Reported by|Exclusive by) {PEOPLE}(?:[, ].{{2,60}})?"
    r"|(?!FILE)"
    rf"{PEOPLE},? (?:{AGENCY} (?i:staff|writer|correspondent|reporter)\b|"
    r"Associated Press|AP\b(?! Photo)|Reuters|USA TODAY|Staff Writer|Staff Reporter|"
    rf"Opinion [Cc]ontributor|Columnist)(?: .{{2,40}})?|{PEOPLE} By)\W{{0,9}}"
)
INTERSTITIAL = (
    r"(?i)\W{0,3}(?:(?:also )?read(?: also| more| next)?|also on [\w.’' ]{2,30}|"
    r"see also|also see|related(?: \w{1,20}){0,2}|"
    r"more(?: on this| from [^:]{2,40}| stories)?|watch|photos?|pictures|videos?|"
    r"gallery|must read|don.t miss|recommended|listen|"
    r"click here(?: for| to)[^:]{0,60}|continued)\s?(?:[:|>»].{0,200}|\W{0,9})"
)
FURNITURE = (
    r"(?is)\W{0,3}(?:(?:(?:share|tweet|follow|facebook|twitter|whatsapp|linkedin|"
    r"flipboard|pinterest|reddit|e?-?mail|print|telegram|copy link|save|@\w{1,20})"
    r"[\s|,·•/]{0,9}){2,9}"
    r"|just watched.{0,200}|follow (?:@\w{1,30}|us|me|him|her|them|"
    r"[\w.’' ]{2,30} on twitter)\b.{0,60}|(?-i:AD)|\d{6,}|https?://\S{3,300}"
    r"|slideshow(?: \(\d{1,3} images\))?|advertisements?|advt\.?|"
    r"sponsored(?: content)?|loading|skip advertisement"
    r"|(?:story|article) continue[sd](?: below)?.{0,40}|"
    r"(?:advertisement )?continue reading.{0,40}|listen to article.{0,80}"
    r"|thank you for signing up.{0,100}|(?:this article )?tagged under:.{0,80}"
    r"|(?:.{0,160}[.?!] )?(?-i:Sign up|Subscribe) (?:to|for) .{3,300}"
    r"|read or share this story.{0,200}|.{0,600}hide caption \d{1,3} of \d{1,3}.{0,200}"
    r"|(?:please |to )?(?:sign up|subscribe|get (?:the|our|all|breaking)|follow|"
    r"join us|like us|download (?:the|our)|start the day).{0,80}\b(?:newsletters?|"
    r"alerts|inbox|app|updates|twitter|facebook|instagram|podcast)\b.{0,120}"
    r"|.{0,40}(?:sign up|subscribe) (?:now|today|here)\b.{0,40}"
    r"|.{0,120}\b(?:sign up|subscribe) (?:to|for) .{0,40}newsletters?\b.{0,40}"
    r"|.{0,60}\bnewsletters?\W{0,3}(?:sign.?up.{0,300})?|(?:our )?(?:privacy policy|"
    r"terms of (?:use|service)|cookie policy)(?:\W{1,4}\w.{0,40})?"
    r"|(?:by (?:signing|clicking)|we use cookies|this site uses cookies).{0,300}"
    r"|.{0,160}(?:delivered (?:straight )?(?:to|in) your inbox|all rights reserved|"
    r"reprint permission|manage newsletters|comments? (?:will be|are) moderated|"
    r"views expressed (?:in (?:the )?comments|here|on th)|"
    r"(?:views|opinions) expressed (?:by columnists|in this|by the (?:author|writer))"
    r").{0,500}"
    r"|(?:©|\(c\)|copyright)\s?.{0,20}\d{4}.{0,200}|disclaimer\s?:.{0,900})\W{0,9}"
)
LIST = r"(?s)\s?(?:[•‣▪●◦*·–—-]{1,2}\s+|\(?\d{1,2}[.)]\s+(?=\S)).{1,600}"
SHAPES: tuple[tuple[str, int, bool, regex.Pattern[str]], ...] = tuple(
    (part, longest, cued, patterns.lazy(pattern))
    for part, longest, cued, pattern in (
        # part, its longest in characters, whether a cue must be there, pattern
        ("wire-note", 300, False, WIRE_NOTE),
        ("note", 1000, False, NOTE),
        ("timestamp", 200, False, TIMESTAMP),
        ("credit", 160, False, CREDIT),
        ("sign-off", 360, True, SIGN_OFF),
        ("deck", 160, False, r"Story highlights\b.{0,150}"),
        ("caption", 1000, True, CAPTION),
        ("byline", 200, False, BYLINE),
        ("interstitial", 260, False, INTERSTITIAL),
        ("furniture", 1000, True, FURNITURE),
        ("subhead", 40, False, r"[\W_]+"),  # a break: *** or ___
        ("list", 700, False, LIST),
    )
)
LONGEST = 1000  # characters of a paragraph that a shape is tried on
LONG = 200  # characters; a longer paragraph is tried only if it has one of the cues
SHORT = 60  # characters; a shorter one needs no cue
CUES = (
    *"photo image picture pic: caption file (ap (afp (reuters (getty /ap /afp".split(),
    *"/getty reuters/ /reuters note correct clarif version updated transcript".split(),
    *"newsletter subscribe inbox follow reserved reprint polic cookies".split(),
    *"moderated expressed copyright © (c) disclaimer tweet contribut facebook".split(),
    *"twitter share pinterest advert sponsored continue http @ | close".split(),
    *(
        "sign up",
        "sign-up",
        "join us",
        "like us",
        "terms of",
        "reporting",
        "editing by",
    ),
    *("writing by", "compiled", "this story", "this article", " app", "were used"),
    *(
        "was used",
        "write to",
        "signing up",
        "tagged under",
        "hide caption",
        "credit:",
        "by clicking",
        "just watched",
    ),
)
AGENCIES_LAST = ("reuters", " ap", "/ap", " afp", "getty", " epa", "flickr")


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
    for part, longest, cued, pattern in SHAPES:
        if size <= longest and (cue or not cued) and pattern.fullmatch(text):
            return part
    return ""


NUMBER = re.compile(r"[-+$£€(]?\d[\d.,:/-]*[%)]?")
DIGIT_OR_GAP = re.compile(r"\d\s+\S{0,20}\d|\t| {3}")
COLUMN = re.compile(r"\S(?:\t| {3,})\S")


def tabular(text: str) -> bool:
    """Return whether a paragraph looks like a row of a table."""
    if not DIGIT_OR_GAP.search(text[:LONGEST]):
        return False
    words = text[:LONGEST].split()
    numbers = sum(NUMBER.fullmatch(word) is not None for word in words)
    columns = len(COLUMN.findall(text[:LONGEST]))
    return (len(words) >= 3 and numbers >= 3 and numbers >= 0.45 * len(words)) or (
        columns >= 2 and len(words) < 12 * columns
    )
