"""Leads: where a story begins, and what stands above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newslint import patterns
from newslint.layers.furniture import Line
from newslint.layers.given_names import GIVEN
from newslint.layers.shape_words import FULL, PEOPLE
from newslint.layers.shapes import DATELINE, OPENING, OWN_LINE, SPEAKER

LONGEST_HEADLINE = 24  # words
LONGEST_DATELINE = 100  # characters
SHORTEST_LEAD = 8  # words behind a dateline
HEAD = 12  # paragraphs, within which the lead begins
DECK = 4  # paragraphs of prose, within which the lead follows a deck
LONGEST_DECK = 180  # characters of one that stands beside a picture
DECK_SHARE = 0.6  # of the words of the paragraphs below
SHORTEST_TWICE = 15  # words of a caption that stands twice
UNDER_WAY = 2  # paragraphs of prose
TRANSCRIPT = 3  # paragraphs that open with a speaker
STOPS = frozenset(".?!…:;,—–")
PICTURES = frozenset({"caption", "credit"})
BESIDE = PICTURES | {"", "byline", "timestamp", "dateline"}  # a byline

NAMES = patterns.lazy(rf"(?![A-Z\W]+$)(?!.*\d){PEOPLE}")
# What stands under a name: USA TODAY; AP Sports Writer; Detroit Free Press
OUTLET = patterns.lazy(
    r"(?:Special (?:for|to) |The )?(?:\([^)]{3,30}\) )?"
    r"[A-Z][\w&’'.-]*(?: (?:of|the|and|contributors?|[A-Z][\w&’'.-]*)){0,4}=?"
)
SUMMED_UP = patterns.lazy(r"(?i)visit .{2,40} homepage for more stories")
NOTEBOOK = patterns.lazy(r"(?i)#{1,3} ?(?:dpa )?notebook\b")
REPORTED = patterns.lazy(
    r"\b(?:said|told|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
PICTURED = patterns.lazy(rf".{{20,300}}[.?!][”\"]? \({FULL}\)")
ABOUT = patterns.lazy(
    r"\W{0,3}(?!(?:The|While|When|If|As|But|And|In|On|At|For|This) )"
    rf"{FULL}(?:, [^.]{{2,80}},)? (?:(?:(?:is|was)(?! not)|has been|has served as|"
    r"serves as|teaches|hosts|edits)|(?:writes|covers|reports)(?! that))\b"
    r"(?=.{0,300}\b(?:columnist|author|writer|reporter|editor|correspondent|"
    r"contribut(?:or|ing)|professor|fellow|(?:co-)?host|director|(?:co-)?founder|"
    r"president|historian|economist|analyst|journalist|strategist|attorney|lecturer|"
    r"scholar|commentator|blog(?:ger|s)|producer|intern|student)\b)(?!.*\b(?:said|says|told)\b).{10,500}"
)
PROFILE = patterns.lazy(
    rf"{FULL} (?:is|was) (?:an? |the )?(?:[\w’'-]+ ){{0,9}}?(?:columnist|"
    r"(?:staff|senior|media|freelance) writer|reporter|editor|correspondent|"
    r"contribut(?:or|ing)|author of|professor (?:of|at)|"
    r"(?:fellow|scholar|analyst) (?:at|with))\b.{0,400}"
)


def find_datelines(
    parts: Sequence[str], texts: Sequence[str], lines: Sequence[Line]
) -> dict[int, int]:
    """Map the first paragraphs that open with a dateline to its length.

    In a transcript, names of speakers look like datelines with a colon; once the story
    is under way, so do other words in capitals.
    """
    spoken = sum(SPEAKER.match(text) is not None for text in texts) >= TRANSCRIPT
    found: dict[int, int] = {}
    told = 0
    for i in range(min(HEAD, len(parts))):
        m = None if parts[i] else DATELINE.match(texts[i], 0, OPENING)
        if m and not (spoken and m["dateline"].endswith(":")):
            found[i] = m.end("dateline")
        told += lines[i].prose and lines[i].ends and not parts[i]
        if told >= UNDER_WAY:
            break
    return found


def place_own_lines(parts: list[str], texts: Sequence[str]) -> None:
    """Name the datelines near the top that have a line of their own."""
    for i in range(min(HEAD, len(parts))):
        if not parts[i] and len(texts[i]) <= LONGEST_DATELINE:
            parts[i] = "dateline" if OWN_LINE.fullmatch(texts[i]) else ""


def find_lead(
    parts: Sequence[str],
    texts: Sequence[str],
    lines: Sequence[Line],
    datelines: Collection[int] = (),
) -> int:
    """Return which paragraph is the lead.

    It is the first with a dateline or below one, else the first of prose that is no
    deck. Where nothing reads like prose, it is the first but for a headline.
    """
    for i in datelines:
        if lines[i].words >= SHORTEST_LEAD:
            return i
    near = range(min(HEAD, len(parts)))
    if "dateline" in parts[:HEAD]:
        near = range(parts.index("dateline") + 1, len(near))
    prose = [
        i for i in near if not parts[i] and (lines[i].prose or statement(texts[i]))
    ]
    for n, i in enumerate(prose):
        soon = prose[n + 1 : n + 1 + DECK]
        unfinished = not stopped(texts[i]) and any(stopped(texts[j]) for j in soon)
        if not (unfinished or is_deck(i, soon, parts, texts, lines)):
            return i
    if prose:
        return prose[-1]
    bare = [i for i in range(len(parts)) if not parts[i]]
    if len(bare) > 1 and not lines[bare[0]].ends:
        return bare[1]
    return (bare or [len(parts)])[0]


def is_deck(
    i: int,
    soon: Sequence[int],
    parts: Sequence[str],
    texts: Sequence[str],
    lines: Sequence[Line],
) -> bool:
    """Return whether a sentence near the top belongs to the head of the story.

    So it does if it is set as titles are; if a byline, a time stamp, a line about the
    writer or the end of a summary follows before the story has got under way; or if,
    without a headline, it is short, names no day and no speaker, and stands below a
    picture, or above one.
    """
    after, nearest = parts[i + 1 : i + 4], texts[i + 1 : i + 3]
    if not soon:
        return False
    if i <= 3 and (title_case(texts[i]) or any(map(PROFILE.fullmatch, nearest))):
        return True
    # A stamp above and one below are those of a live blog.
    first = {"byline", "timestamp"}.difference(parts[:i])
    if i <= 3 and not all(parts[:i]) and first.intersection(after):
        return True
    if any(map(SUMMED_UP.match, texts[i + 1 : i + 9])):
        return True
    below = 0 < i <= 2 and PICTURES.issuperset(parts[:i]) and texts[i - 1][-1] in ")]"
    above = i == 0 and parts[1] in PICTURES
    usual = sum(lines[j].words for j in soon) / len(soon)
    short = len(texts[i]) <= LONGEST_DECK and lines[i].words < DECK_SHARE * usual
    return short and (below or above) and not REPORTED.search(texts[i])


def title_case(text: str) -> bool:
    """Return whether the longer words, five or more, all have capitals."""
    longer = re.findall(r"(?<![\w’'-])[^\W\d_]{4,}", text[:300])
    return len(longer) >= 4 and sum(word[0].islower() for word in longer) == 0


def place_desk(parts: list[str], texts: Sequence[str]) -> None:
    """Name what desks and their machines write to each other, above and below.

    Below a line with “ZCZC” stand codes that begin with a sign; a dollar marks the
    headline. A “notebook” runs to the end.
    """
    coded = any(text[:4].upper() == "ZCZC" for text in texts[:2])
    for i in range(min(HEAD, len(parts)) if coded else 0):
        if texts[i][0] in "%#:&*^=~@$" and len(texts[i]) <= 100:
            titled = texts[i][0] == "$" and texts[i].count(" ") >= 2
            parts[i] = "headline" if titled else "wire-note"
    found = [i for i in range(1, len(texts)) if NOTEBOOK.match(texts[i])]
    if found and parts[found[0]] == "wire-note":
        rest = len(parts) - found[0]
        parts[found[0] :] = ["wire-note"] * rest


def place_picture(parts: list[str], texts: Sequence[str]) -> None:
    """Name a first paragraph that ends with a photographer’s name as a caption."""
    if len(parts) > 2 and not parts[0] and PICTURED.fullmatch(texts[0]):
        parts[0] = "caption"


def place_profile(parts: list[str], texts: Sequence[str]) -> None:
    """Name a line about the writer: one of the first four or last four."""
    tail = range(max(4, len(parts) - 4), len(parts))
    for pattern, places in ((PROFILE, range(min(4, len(parts) - 3))), (ABOUT, tail)):
        for i in places:
            if not parts[i] and pattern.fullmatch(texts[i]):
                parts[i] = "sign-off"


def place_head(
    parts: list[str], texts: Sequence[str], lines: Sequence[Line], lead: int
) -> None:
    """Name the paragraphs above the lead that their looks do not name."""
    for i in range(1, lead):
        if parts[i - 1 : i + 1] == ["byline", "sign-off"] and OUTLET.fullmatch(
            texts[i]
        ):
            parts[i] = "byline"  # an agency
    for i in [i for i in range(lead) if not parts[i]]:
        known = "headline" in parts or "deck" in parts
        pictured = parts[i - 1 if i else 1] in PICTURES and statement(texts[i])
        around = (texts[i - 1] if i else "", texts[i + 1])
        below_one = i > 0 and parts[i - 1] == "byline"
        if signed(i, lead, parts, texts, known=known) or (
            below_one and OUTLET.fullmatch(texts[i])
        ):
            parts[i] = "byline"
        elif lines[i].words >= SHORTEST_TWICE and texts[i] in around:
            parts[i] = "caption"  # shown twice, as pictures are
        elif known or pictured or lines[i].words > LONGEST_HEADLINE:
            parts[i] = "deck"
        else:
            parts[i] = "headline"


def signed(
    i: int, lead: int, parts: Sequence[str], texts: Sequence[str], *, known: bool
) -> bool:
    """Return whether a line of names alone says who wrote the story.

    Only the lead may follow it, or what the writers work for. Without that and
    without a headline it must begin with a given name.
    """
    if not NAMES.fullmatch(texts[i]) or not BESIDE.issuperset(parts[i + 1 : lead]):
        return False
    below = [texts[j] for j in range(i + 1, lead) if not parts[j]]
    if below:
        return len(below) == 1 and OUTLET.fullmatch(below[0]) is not None
    return known or texts[i].split()[0] in GIVEN


def statement(text: str) -> bool:
    """Return whether a line ends in a full stop, which headlines do not."""
    stop = text.endswith((".", ".”", '."'))
    return stop and not text.endswith(("..", "U.S.", "Inc."))


def stopped(text: str) -> bool:
    """Return whether a paragraph ends in a stop of any kind, quotation marks aside."""
    return text.rstrip("\"”’'»)]* \u200b\u200c\u200d\ufeff")[-1:] in STOPS
