"""Good English that sets two words together as it hardly ever does.

Each function looks at a rare pair in its paragraph and says whether a known
construction accounts for it; such a pair is not judged further.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.pairs.sorts import ASKS, CLOSED, run_before, sort
from newslint.pairs.tokens import EDGE

CONTENT = frozenset(("word", "-s", "-ed", "-ing", "-ly", "name", "figure", "owner"))
FINITE = frozenset(
    ("be", "have", "do", "modal", "says", "-ed", "-s", "word", "to", "not")
)
PARTICLES = frozenset(("preposition", "off", "to"))
PERSONS = frozenset(("subject", "it", "name", "figure", "possessive", "asker"))
LOOSE = frozenset(("of", "to", "from", "with", "for"))  # hold on to what they govern
PHRASES = frozenset(
    tuple(phrase.split())
    for line in (
        "a will|has you|has me|has them|had me|he next|she next|they next|on then",
        "he who|she who|they who|those who|a now|an under|all too|a take|the take",
        "that be|be have|the have|the being|the then|the how|the why|the what",
        "the if|the who|the us|the me|the up|the go|the not|the no|the yes|the more",
        "the less|the most|may the|of course|as yet|not was|but also|no and|one two",
        "to than|one by|in on|so and|be it|be they|been they|with of|a not|even and",
        "all but|who but|it but|it's but|off you|here to|there to|too that|too the",
        "both the|very on|your or|each the|than and|as and|or then|come do|go do",
        "his or|if also",
    )
    for phrase in line.split("|")
)


def accounted_for(tokens: Sequence[str], at: int) -> bool:
    """Return whether the pair at *at* may well be good English all the same."""
    small = small_pair(tokens, at)
    return (
        CLOSED.isdisjoint(small)
        or small in PHRASES
        or letters(tokens, at)
        or ellipsis(tokens, at)
        or modifier(tokens, at)
        or argument(tokens, at)
        or stranded(tokens, at)
        or inverted(tokens, at)
        or said_of_words(tokens, at)
    )


def small_pair(tokens: Sequence[str], at: int) -> tuple[str, str]:
    """Return the pair in small letters."""
    return tokens[at].lower(), tokens[at + 1].lower()


def letters(tokens: Sequence[str], at: int) -> bool:
    """Return whether one of the two is a letter or part of a name: ‘Series A is’."""
    a, b = tokens[at], tokens[at + 1]
    if b[0].isupper() and b.partition("'")[0] != "I":
        return True
    if a != "I" and a[0].isupper() and tokens[at - 1][0].isalnum():
        return True
    if a in ("A", "I") and (a == "A" or tokens[at - 1][0].isupper()):
        return tokens[at - 1] not in (EDGE, ".", "!", "?", '"')
    return any(len(token) == 1 and token not in "aAI" for token in (a, b))


def ellipsis(tokens: Sequence[str], at: int) -> bool:
    """Return whether a word may be left unsaid: ‘as it should for the price’."""
    a, b = sort(tokens[at]), sort(tokens[at + 1])
    before, after = tokens[at - 1].lower(), tokens[at + 2].lower()
    if small_pair(tokens, at) == ("in", "of") and before.endswith("ing"):
        return True  # the swearing in of the president
    return (
        (
            a in ("have", "do", "modal")
            and b in ("preposition", "linker", "asker", "and")
        )
        or (a == "and" and after == "out")  # week in and week out
        or (b == "and" and before in ("both", "either", "neither"))
    )


def modifier(tokens: Sequence[str], at: int) -> bool:
    """Return whether the second word may describe the third: ‘a claims adjuster’."""
    a, b, c = (sort(token) for token in tokens[at : at + 3])
    after = tokens[at + 2]
    if b == "subject" and (after == "/" or tokens[at].lower() == "both"):
        return True
    if a in ("article", "possessive", "it", "adverb"):
        return b in CONTENT and (c in CONTENT or after in "-/'")
    if a == "asker":
        return tokens[at].lower() in ("which", "what", "whose") and b in CONTENT
    return a == "to" and b in ("word", "-s", "name")


def argument(tokens: Sequence[str], at: int) -> bool:
    """Return whether both may hang on a verb before: ‘gave them its name’."""
    a, b = sort(tokens[at]), sort(tokens[at + 1])
    if b in ("article", "possessive"):
        return a in CONTENT | {"object"}
    if a in ("subject", "object"):
        return b in CONTENT and tokens[at].lower() != "he"
    if a == "be":
        did = {token.lower() for token in run_before(tokens, at)} & {
            "do",
            "did",
            "does",
        }
        return b == "-ing" or (bool(did) and b in CONTENT)
    if a == "says":
        return b == "asker" or b in CONTENT
    return a in CONTENT and b == "asker"


def stranded(tokens: Sequence[str], at: int) -> bool:
    """Return whether a clause may end with the first word: ‘those I spoke to had’."""
    a, b = sort(tokens[at]), sort(tokens[at + 1])
    run = run_before(tokens, at)
    before = {sort(token) for token in run}
    persons = bool(before & PERSONS) or any("'" in token for token in run)
    if a in PARTICLES and b in FINITE:
        loose = a == "off" or tokens[at].lower() not in LOOSE
        if tokens[at].lower() == "to" and b in ("-ed", "word"):
            return False
        return loose or persons
    return (a == "be" and b in ("asker", "linker")) or (
        a in CONTENT | {"be", "have", "do"} and b in FINITE and "asker" in before
    )


def inverted(tokens: Sequence[str], at: int) -> bool:
    """Return whether verb and subject may have changed places: ‘Is she a doctor?’"""
    a, b = sort(tokens[at]), sort(tokens[at + 1])
    opens = not tokens[at - 1][0].isalnum()
    if a in ASKS and (
        opens or sort(tokens[at - 1]) in ("asker", "and", "not", "adverb")
    ):
        return b in PERSONS | {"article", "adverb", "not"} or b in CONTENT
    before = sort(tokens[at - 1])
    return before in ASKS and a in ("subject", "it", "name", "article")


def said_of_words(tokens: Sequence[str], at: int) -> bool:
    """Return whether the words are spoken of, not used: ‘the word the’."""
    near = {token.lower() for token in tokens[max(0, at - 3) : at + 4]}
    return not near.isdisjoint(("word", "words", "pronoun", "article", "letter", "la"))
