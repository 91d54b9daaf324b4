"""Signs that a small word is one too many, or that one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log
from typing import NamedTuple

from newslint.gaps.net import NONE, SIDE, Net, likelihoods
from newslint.gaps.sites import STOPS, Site, affinity
from newslint.pairs.likelihood import cost
from newslint.pairs.sorts import CLOSED, sort
from newslint.pairs.table import Table
from newslint.pairs.tokens import EDGE, KINDS

ODDS = (6, 8, 10, 12, 14, 16)  # where the odds get weights of their own
GAINS = (4, 8, 12)
LEAST_ODDS = {True: 5.0, False: 2.5}  # natural logarithms, below which nothing is odd
SHORT = 16  # words of a paragraph without a stop that may well be a headline
MARKS = {
    **dict.fromkeys(".?!", "stop"),
    **dict.fromkeys("\"'", "quote"),
    **dict.fromkeys("()[]", "bracket"),
    **dict.fromkeys("-–—", "dash"),
    **dict.fromkeys(":;", "colon"),
    ",": "comma",
    EDGE: "edge",
}


class Reading(NamedTuple):
    """What the net says of a site: the small word, and the signs."""

    word: str
    signs: dict[str, float]


def read(
    counts: Table, net: Net, tokens: Sequence[str], row: Sequence[int], site: Site
) -> Reading | None:
    """Return the signs of a site, or None if the words stand as they should."""
    extra, at = site
    after = at + 1 if extra else at
    chances = likelihoods(net, row[at - SIDE : at], row[after : after + SIDE])
    if extra:
        output = net.small[row[at]]
        odds, main = chances[NONE] - chances[output], chances[NONE]
    else:
        output = max(range(NONE + 1, len(chances)), key=chances.__getitem__)
        odds, main = chances[output] - chances[NONE], chances[output]
    if odds < LEAST_ODDS[extra]:
        return None
    rest = max(c for i, c in enumerate(chances) if i not in (NONE, output))
    word = net.words[output - 1]
    signs = {
        "odds": odds / 5,
        **{f"odds over {least}": max(0.0, odds - least) / 3 for least in ODDS},
        "likely": main / 2,
        "others": rest / 5,
        "doubt": log(max(1 - exp(main), 0.0) + 1e-4) / 3,
        f"‘{word}’ by odds": odds / 5,
    }
    gain = gains(counts, tokens, at, word if not extra else None)
    signs |= {"gain": gain / 10, "gain by odds": gain * odds / 50}
    signs |= {f"gain over {least}": max(0.0, gain - least) / 10 for least in GAINS}
    number = counts.number[word]
    left = affinity(counts, row[at - 1], number) / 5
    right = affinity(counts, number, row[after]) / 5
    signs |= {"left": left, "right": right, "least": min(left, right)}
    signs["without"] = affinity(counts, row[at - 1], row[after]) / 5
    signs |= dict.fromkeys(around(tokens, row, at, after, word), 1.0)
    signs |= paragraph(tokens, at)
    return Reading(word, signs)


def gains(counts: Table, tokens: Sequence[str], at: int, put: str | None) -> float:
    """Return the bits saved by dropping the word at *at*, or by putting *put* there."""
    number = counts.number
    if put is None:
        old = [number[token] for token in tokens[at - 2 : at + 3]]
        new = old[:2] + old[3:]
    else:
        old = [number[token] for token in tokens[at - 2 : at + 2]]
        new = [*old[:2], number[put], *old[2:]]
    saved = cost(counts, old, 2, len(old)) - cost(counts, new, 2, len(new))
    return max(-20.0, min(saved, 25.0))


def around(
    tokens: Sequence[str], row: Sequence[int], at: int, after: int, word: str
) -> Iterator[str]:
    """Yield signs of the words around, and of how *word* goes with them."""
    yield f"‘{word}’"
    places = {
        "far left": at - 2,
        "left": at - 1,
        "right": after,
        "far right": after + 1,
    }
    for name, i in places.items():
        form = shape(tokens[i])
        yield f"{name} {form}"
        if NONE < row[i] < len(KINDS):
            yield f"{name} unknown"
        if name in ("left", "right"):
            yield f"‘{word}’ {name} {form}"
            yield f"{name} sort {sort(tokens[i])}"
            yield f"‘{word}’ {name} sort {sort(tokens[i])}"
            if (near := tokens[i].lower()) in CLOSED:
                yield f"‘{word}’ {name} ‘{near}’"
    if after > at:
        for step in (-3, -2, 2, 3):
            if tokens[at + step].lower() == tokens[at].lower():
                yield f"again {step}"


def paragraph(tokens: Sequence[str], at: int) -> dict[str, float]:
    """Return signs of the paragraph: how it ends, quotation marks, capitals near."""
    text = [token for token in tokens if token != EDGE]
    near = [t for t in tokens[max(0, at - 4) : at + 5] if t[0].isalpha()]
    found = {
        "capitals": sum(t[0].isupper() for t in near) / max(1, len(near)),
        "to end": min(6, len(tokens) - SIDE - at) / 6,
        "quoted": float(tokens[:at].count('"') % 2),
    }
    if text[-1] not in STOPS:
        words = sum(token[0].isalpha() for token in text)
        found["short, no stop" if words < SHORT else "long, no stop"] = 1.0
    return found


def shape(token: str) -> str:
    """Return what a token looks like."""
    if token in MARKS:
        return MARKS[token]
    if not token[0].isalnum():
        return "mark"
    if token[0].isdigit():
        return "figure"
    if token[0].isupper():
        return "capital" if len(token) > 1 else "letter"
    return "word"
