"""Glued words: which two words, or three, have run together as one that is none."""

from __future__ import annotations

import re

from newslint.dictionary.slips import slips
from newslint.dictionary.table import Dictionary

SHORTEST = 5  # letters of the whole
# How often news has that word at least, in 32 million words, by its letters.
COMMON = {4: 500.0, 5: 100.0, 6: 100.0}
LESS_COMMON = 20.0  # longer ones
LEAST = 500.0  # and that which a capital follows
SLIP = 14.0  # the evidence that one word was meant, and mistyped
# Small words that begin no other word, and those that end none.
BEFORE = frozenset(
    "and are because between for from had has have is of our that the their they this "
    "to was were when where which will with would you your".split()
)
AFTER = frozenset(
    "and are by for from has have if in it of that the they this to was were when "
    "where which who will with".split()
)
# Those that end no name.
AFTER_NAME = AFTER - set("are by if in it to".split())
FIRST = "and as at by for from in of on that to with".split()
SECOND = "that the their these this those which".split()
PAIRS = {one + other: [one, other] for one in FIRST for other in SECOND}
THE = "The"  # opens few names that go on with a common word
OPENINGS, ENDINGS = (THE, *BEFORE), tuple(AFTER)
CAMEL = re.compile(r"\b[a-z]{2,}([A-Z][a-z]+)\b")


def parted(written: str, known: Dictionary) -> list[str]:
    """Return the words that have run together as *written*, or nothing."""
    if len(written) < SHORTEST or not written.isascii():
        return []
    if camel := CAMEL.fullmatch(written):
        left, right = written[: camel.start(1)], camel[1]
        return [left, right] if is_sentence(left, right, known) else []
    if not written[1:].islower():
        return []
    parts = before(written, known) or after(written, known)
    return [] if parts and is_slip(written.lower(), known) else parts


def is_slip(word: str, known: Dictionary) -> bool:
    """Return whether *word* is rather one word mistyped: forcast."""
    return any(slip.score >= SLIP for slip in slips(word, known.counts))


def is_sentence(left: str, right: str, known: Dictionary) -> bool:
    """Return whether one sentence ends with *left* and another opens with *right*."""
    low = right.lower()
    return (
        known.counts.get(left, 0) >= LEAST
        and low in known.counts
        and (low in AFTER or len(low) >= min(COMMON))
    )


def before(written: str, known: Dictionary) -> list[str]:
    """Return a small word and what it has run on to."""
    if written in PAIRS:
        return PAIRS[written]
    for small in (THE, *BEFORE) if written.startswith(OPENINGS) else ():
        rest = written.removeprefix(small)
        if rest != written and (is_common(rest, known) or after(rest, known)):
            return [small, *(after(rest, known) or [rest])]
    return []


def after(written: str, known: Dictionary) -> list[str]:
    """Return a common word, and the small one that has run on to it."""
    if not written.endswith(ENDINGS):
        return []
    for small in AFTER_NAME if written[:1].isupper() else AFTER:
        rest = written.removesuffix(small)
        spoken = small == "in" and f"{written}g" in known  # lookin
        if rest != written and is_common(rest.lower(), known) and not spoken:
            return [rest, small]
    return []


def is_common(word: str, known: Dictionary) -> bool:
    """Return whether *word* is long, and common in news."""
    least = COMMON.get(len(word), LESS_COMMON)
    return len(word) >= min(COMMON) and known.counts.get(word, 0) >= least
