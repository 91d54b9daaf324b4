"""Bodies: subheads, lists and captions between the paragraphs of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint import patterns
from newslint.layers.furniture import Line
from newslint.layers.leads import stopped

LONGEST_SUBHEAD, LONGEST_LONE = 10, 13  # words; of one with prose above and below
LONGEST_CAPS = 6  # words of a subhead in capitals; a longer one points elsewhere
LONGEST_POINT = 45  # words
POINTS = 3  # lines without a stop running; two below a colon
SHOWN_TWICE = 3  # pairs of like paragraphs, from which on they are captions

# Not after Sen., Dr., J. and the like.
STOP = "".join(
    rf"(?<!{short})"
    for short in "Sen Rep Gov Gen Col Sgt Rev Mrs Mr Ms Dr St Jr Sr Lt vs".split()
)
OPEN = patterns.lazy(
    rf"(?:[,;/—–]|--|\.\.|\w\w:)$|(?:{STOP}(?<!\b[A-Z])\.|[?!]) [A-ZÀ-Þ“\"]"
)
SAID = patterns.lazy(r"^(?:He|She|They|It|I|We) .*:$|(?:ed|said|wrote|told):$")
QUESTION = patterns.lazy(
    r"(?:So )?(?:What|Who|Whose|Why|How|Where|When|Which|Is|Are|Was|Were|Will|Would|"
    r"Can|Could|Should|Did|Do|Does|Has|Have|Had)\b[^.?!“”\"]{3,80}\?"
    # Brexit: Deal or no deal?
    r"|(?![A-Z .’'-]+:)[A-Z][\w’' -]{2,40}: [^.!“”\"]{3,60}\?"
    r"|[A-Z][A-Z ’'-]{5,60}\?"
)
# Sentences; first the stop, which is searched fastest.
SEVERAL = re.compile(
    rf"[.?!](?<=\w\w[.?!]){STOP.replace(')', '[.?!])')} +[A-ZÀ-Þ“\"\[]"
)
GALLERY = patterns.lazy(r"(?P<title>Photos: \S.{2,90}?) (?P=title) ")
POSTED = patterns.lazy(r"\(@\w{1,20}\) .{3,30}\d{4}$")  # a post, signed and dated


def place_rest(
    parts: list[str], texts: Sequence[str], lines: Sequence[Line], rest: range
) -> None:
    """Name the paragraphs below the lead that their looks do not name."""
    last = max((i for i in rest if lines[i].prose and not parts[i]), default=-1)
    pointing = False  # below a label such as “READ MORE:”, which stands for a list
    loose = [i for i in rest if not parts[i]]
    for i in rest:
        if parts[i]:
            pointing = parts[i] == "interstitial" and texts[i].endswith(":")
            continue
        pointing = pointing and not lines[i].prose and not lines[i].ends
        if pointing or (texts[i].isupper() and lines[i].words > LONGEST_CAPS):
            parts[i] = "interstitial"
        else:
            headed = i < last and heading(i, texts, lines)
            parts[i] = "subhead" if headed else "body"
    loose = [i for i in loose if parts[i] != "interstitial"]
    place_questions(parts, texts, [i for i in loose if i < last])
    for run in points(texts, lines, loose):
        parts[run.start : run.stop] = ["list"] * len(run)
    place_gallery(parts, texts, [i for i in rest if parts[i] == "body"])


def heading(i: int, texts: Sequence[str], lines: Sequence[Line]) -> bool:
    """Return whether a line could head those below it: short, and no sentence."""
    line, text = lines[i], texts[i]
    around = (*lines[i - 1 : i], *lines[i + 1 : i + 2])
    alone = all(beside.prose and beside.ends for beside in around)
    most = LONGEST_LONE if alone else LONGEST_SUBHEAD
    short = line.words <= most and not line.prose and not line.ends and not line.lower
    return (
        short and not (OPEN.search(text) and line.words > 2) and not SAID.search(text)
    )


def place_questions(
    parts: list[str], texts: Sequence[str], loose: Sequence[int]
) -> None:
    """Name the questions that head what follows: several, or one among subheads.

    One alone is the writer’s own.
    """
    asked = [i for i in loose if QUESTION.fullmatch(texts[i])]
    if len(asked) > 1 or (asked and "subhead" in parts):
        for i in asked:
            parts[i] = "subhead"


def points(
    texts: Sequence[str], lines: Sequence[Line], loose: Sequence[int]
) -> Iterator[range]:
    """Yield the runs of lines without a stop that are the points of a list."""
    run = range(0)
    for i in (*loose, len(texts) + 1):
        bare = i < len(texts) and is_point(texts[i], lines[i])
        if bare and run.stop == i:
            run = range(run.start, i + 1)
            continue
        announced = run.start and texts[run.start - 1].endswith(":")
        if len(run) >= (POINTS - 1 if announced else POINTS):
            yield run
        run = range(i, i + 1) if bare else range(0)


def is_point(text: str, line: Line) -> bool:
    """Return whether a line could be one of the points of a list."""
    return (
        line.words <= LONGEST_POINT
        and not SEVERAL.search(text)
        and (not stopped(text) or text.endswith(";"))
        and not POSTED.search(text[-60:])
    )


def place_gallery(parts: list[str], texts: Sequence[str], body: Sequence[int]) -> None:
    """Name the captions of a gallery, where each, or its title, comes twice running."""
    for i in body:
        if GALLERY.match(texts[i]):
            parts[i] = "caption"
    twice = [i for i in body if texts[i + 1 : i + 2] == [texts[i]]]
    if len(twice) >= SHOWN_TWICE:
        for i in twice:
            parts[i] = parts[i + 1] = "caption"
