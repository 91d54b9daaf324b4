"""Furniture: how much each line looks like the page around a story, not the story.

A line is measured by what it is made of and by its neighbours; a linear model weighs
the measures. The weights are in ``furniture_weights.py``, made by
``tools/train_furniture.py`` from pages whose lines people have labelled.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from math import log2
from operator import itemgetter, mul
from typing import NamedTuple

from newslint.layers.furniture_weights import WEIGHTS as NAMED

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
ENDS = re.compile(r"[.!?…][\"”’')\]\u200b-\u200d\ufeff]*\s*$")
CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ]")
NUMBER = re.compile(r"(?<![^\W_])\d")
SEPARATOR = re.compile(r"[|»›·•→<>{}\\#@]|\.{3}$")

FUNCTION_WORDS = frozenset(
    "a an the and or but if of in on at to for from by with as is are was were be been "
    "has have had he she it they his her its their that which who this these those not "
    "will would can could said says after before into than when while we our you "
    "i".split()
)
INTERFACE_WORDS = frozenset(
    "about account ad ads advertise advertisement advertising alerts all app apps "
    "archive archives article back blog blogs browse careers classifieds click "
    "close comment comments contact cookie cookies copyright delicious digg "
    "download e-mail edition email enlarge events facebook faq feedback feeds "
    "flickr follow forum forums galleries gallery go headlines help home image "
    "images index instagram jobs join latest legal link linkedin links local log "
    "login mail map menu mobile more most multimedia my news newsletter newsletters "
    "next obituaries online page pages password permalink photos pinterest podcast "
    "podcasts policy popular post posted posts previous print privacy profile read "
    "recent reddit register related reply report reserved rights rss search section "
    "see send share shop sign site sitemap skip slideshow sponsored sports staff "
    "stories story submit subscribe subscription support tags terms text tools top "
    "topics trackback tv tweet twitter updated us use username video videos view "
    "viewed weather widget youtube".split()
)
LEAST_LINES, LEAST_WORDS, LEAST_SHARE = 5, 200, 0.25  # of prose, in a page with a story
LEAST_FURNITURE = 8  # lines on a page
LEAST_STRETCH, LONG_STRETCH = 3, 6  # lines of furniture running
CERTAIN = 4.7  # score of a line and its neighbours together
LIKELY = 2.8  # score of a line beside a certain one
NEAR, BOUND = 3, 4.0  # neighbours on either side, and what a score of theirs may be
SAMPLE = 160  # characters of a line that are looked at
FAR = 12  # lines, beyond which a neighbour is as good as none


class Line(NamedTuple):
    """What one line is made of; all but ``words`` is counted in the sample.

    ``prose`` is whether it reads like sentences of a story; such a line is not
    measured further.
    """

    words: int
    sampled: int
    function_words: int
    ends: bool
    lower: bool
    prose: bool
    interface_words: int = 0
    capitals: int = 0
    digits: int = 0
    separators: int = 0


@lru_cache(maxsize=256)  # an editor shows the same paragraphs after every key
def measure(text: str) -> Line:
    """Return what a line is made of; of a long line its beginning speaks for all."""
    sample = text[:SAMPLE]
    lowered = WORD.findall(sample.lower())
    count = len(lowered) if len(text) <= SAMPLE else text.count(" ") + 1
    function_words = sum(map(FUNCTION_WORDS.__contains__, lowered))
    ends = ENDS.search(text[-8:]) is not None
    prose = (count >= 14 and function_words >= 3) or (
        count >= 7 and ends and function_words >= 2
    )
    if prose:
        return Line(count, len(lowered), function_words, ends, text[0].islower(), prose)
    return Line(
        words=count,
        sampled=len(lowered),
        function_words=function_words,
        ends=ends,
        lower=text[:1].islower(),
        prose=False,
        interface_words=sum(map(INTERFACE_WORDS.__contains__, lowered)),
        capitals=len(CAPITAL.findall(sample)),
        digits=len(NUMBER.findall(sample)),
        separators=len(SEPARATOR.findall(sample)),
    )


POSITIONS = ("before", "between", "after", "without")  # the prose of the page
LENGTHS = ("none", "one", "two", "few", "some", "many", "most")  # words, by bucket
BUCKETS = (0, 1, 2, 5, 9, 19)

FEATURES = (
    *(f"{position}_{length}" for position in POSITIONS for length in LENGTHS),
    *(f"{position}_gap" for position in POSITIONS),
    *(f"{position}_interface" for position in POSITIONS),
    *(f"{position}_known" for position in POSITIONS),
    *(f"{position}_dense" for position in POSITIONS),
    *(
        "function_share interface_share interface_short capital_share digit_share "
        "ends lower separators prose_before prose_after prose_near prose_around "
        "short_around interface_around prose_page repeated first known_name alike"
    ).split(),
)


def features(
    lines: Sequence[Line], texts: Sequence[str]
) -> Iterator[tuple[int, list[float]]]:
    """Yield the measures of the lines that are not prose, as `FEATURES` has them."""
    prose = [line.prose for line in lines]
    before, after = distances(prose), distances(prose[::-1])[::-1]
    gaps = gap_lengths(prose)
    first = prose.index(True) if any(prose) else -1
    last = len(lines) - 1 - prose[::-1].index(True) if any(prose) else -1
    known = vocabulary(text for text, p in zip(texts, prose, strict=True) if p)
    shown = Counter(texts)
    prose_sums = list(accumulate(prose, initial=0))
    short_sums = list(accumulate((line.words <= 4 for line in lines), initial=0))
    faced = [line.interface_words > 0 and line.words <= 6 for line in lines]
    faced_sums = list(accumulate(faced, initial=0))
    total = sum(line.words for line in lines) or 1
    page = sum(line.words for line in lines if line.prose) / total
    for i, line in enumerate(lines):
        if line.prose:
            continue
        n = line.sampled or 1
        low, high = max(0, i - 5), min(len(lines), i + 6)
        width = high - low
        near = prose_sums[min(len(lines), i + 2)] - prose_sums[max(0, i - 1)] - prose[i]
        position = 3 if first < 0 else 0 if i < first else 2 if i > last else 1
        share = overlap(texts[i], known)
        around = (faced_sums[high] - faced_sums[low]) / width
        cross = [0.0] * (len(POSITIONS) * (len(LENGTHS) + 4))
        cross[position * len(LENGTHS) + bisect_left(BUCKETS, line.words)] = 1.0
        base = len(POSITIONS) * len(LENGTHS) + position
        cross[base] = gaps[i]
        cross[base + 4] = line.interface_words / n
        cross[base + 8] = share
        cross[base + 12] = around
        beside = lines[max(0, i - 1)], lines[min(len(lines) - 1, i + 1)]
        yield (
            i,
            [
                *cross,
                line.function_words / n,
                line.interface_words / n,
                line.interface_words > 0 and line.words <= 4,
                line.capitals / n,
                line.digits / n,
                line.ends,
                line.lower,
                min(3, line.separators),
                1 / (1 + before[i]),
                1 / (1 + after[i]),
                near,
                (prose_sums[high] - prose_sums[low] - prose[i]) / width,
                (short_sums[high] - short_sums[low]) / width,
                around,
                page,
                shown[texts[i]] > 1,
                i == 0,
                share > 0.6 and line.words >= 4,
                all(
                    abs(other.words - line.words) <= 2
                    and other.digits == line.digits > 0
                    for other in beside
                ),
            ],
        )


CONTENT = re.compile(r"[^\W\d_]{4,}")


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Return the longer words of *texts*, in lower case."""
    return {word for text in texts for word in CONTENT.findall(text.lower())}


def overlap(text: str, known: set[str]) -> float:
    """Return which share of a line's longer words the prose of the page has too."""
    words = CONTENT.findall(text[:600].lower())
    return sum(word in known for word in words) / len(words) if words else 0.0


def gap_lengths(prose: Sequence[bool]) -> list[float]:
    """Return, for each line, how long the stretch without prose around it is.

    As a logarithm to base 2, at most 6.
    """
    out: list[float] = []
    for flag, run in groupby(prose):
        n = len(list(run))
        out += [0.0 if flag else min(6.0, log2(1 + n))] * n
    return out


def distances(flags: Sequence[bool]) -> list[int]:
    """Return how many lines back the last flagged one stands, at most `FAR`."""
    out, away = [], FAR
    for flag in flags:
        out.append(away)
        away = 0 if flag else min(FAR, away + 1)
    return out


WEIGHTS = tuple(NAMED.get(name, 0.0) for name in FEATURES)


def furniture(texts: Sequence[str], lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether it is furniture.

    So it is if its score and the mean of its neighbours' are high together, or its own
    is fairly high beside such a line, and if it stands in a stretch of at least
    `LEAST_STRETCH` such lines, some of which name a thing of the interface unless it is
    long. Prose never is, nor is anything in a text with too little prose to be a story
    with furniture round it, or with fewer than `LEAST_FURNITURE` such lines.
    """
    if not surrounded(lines):
        return [False] * len(lines)
    marks = [-BOUND] * len(lines)
    for i, row in features(lines, texts):
        marks[i] = sum(map(mul, WEIGHTS, row))
    certain = [
        False,
        *(
            m + around > CERTAIN
            for m, around in zip(marks, near_by(marks), strict=True)
        ),
        False,
    ]
    flags = [
        not line.prose
        and (certain[i] or (marks[i - 1] > LIKELY and certain[i - 1] | certain[i + 1]))
        for i, line in enumerate(lines, 1)
    ]
    out: list[bool] = []
    for flag, run in groupby(zip(flags, lines, strict=True), key=itemgetter(0)):
        stretch = [line for _, line in run]
        out += [flag and labelled(stretch)] * len(stretch)
    return out if sum(out) >= LEAST_FURNITURE else [False] * len(lines)


def surrounded(lines: Sequence[Line]) -> bool:
    """Return whether there is prose enough for a story, and something around it."""
    prose = [line.words for line in lines if line.prose]
    return (
        len(prose) >= LEAST_LINES
        and sum(prose) >= LEAST_WORDS
        and sum(prose) >= LEAST_SHARE * sum(line.words for line in lines)
        and len(lines) - len(prose) >= LEAST_FURNITURE
    )


def near_by(marks: Sequence[float]) -> Iterator[float]:
    """Yield, for each line, the mean mark of its neighbours, within `BOUND`."""
    bounded = [max(-BOUND, min(BOUND, mark)) for mark in marks]
    sums = list(accumulate(bounded, initial=0.0))
    for i, mark in enumerate(bounded):
        low, high = max(0, i - NEAR), min(len(marks), i + NEAR + 1)
        yield (sums[high] - sums[low] - mark) / (2 * NEAR)


def labelled(stretch: Sequence[Line]) -> bool:
    """Return whether a stretch names things of the interface, or is long."""
    bare = sum(line.digits == line.sampled for line in stretch)  # a column of figures
    return len(stretch) >= LEAST_STRETCH and (
        any(line.interface_words for line in stretch)
        or (len(stretch) >= LONG_STRETCH and bare < len(stretch) / 2)
    )
