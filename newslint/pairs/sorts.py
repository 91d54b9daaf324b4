"""Sorts of words: what the little words of English do in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.pairs.tokens import EDGE

REACH = 8  # tokens back to look for the head of a relative clause

SORTS = {
    "article": "a an the",
    "possessive": "my your his her its our their whose",
    "subject": "i he she we they",
    "object": "me him us them",
    "it": "it you this that these those there",
    "preposition": "of in on at by for from with about into over after before against "
    "between during through under without within around toward towards among upon "
    "across behind beyond near since until as than like despite via",
    "to": "to",
    "and": "and or but nor",
    "linker": "if because although though while whereas unless so whether that's",
    "asker": "who which what when where why how whom",
    "be": "is are was were be been being am isn't aren't wasn't weren't i'm he's she's "
    "it's we're they're you're there's that's what's who's",
    "have": "has have had having hasn't haven't hadn't i've we've they've you've",
    "do": "do does did doesn't don't didn't done doing",
    "modal": "will would can could may might must shall should won't wouldn't can't "
    "couldn't shouldn't i'll he'll she'll it'll we'll they'll you'll i'd he'd she'd "
    "we'd they'd you'd",
    "not": "not never no n't",
    "adverb": "also still just only even now then here very too more most much ever "
    "already often again once soon yet perhaps maybe however both all each either some "
    "any many few several other another such same own one two first last next",
    "off": "up down out off away back",
    "says": "said says say told tells wrote added",
}
SORT = {word: sort for sort, words in SORTS.items() for word in words.split()}
CLOSED = frozenset(SORT)
ASKS = frozenset(("be", "have", "do", "modal"))
HEADS = frozenset(
    "who whom which that what where when how why whatever whoever".split()
)


def sort(token: str) -> str:
    """Return what sort of word or mark a token is."""
    if not token[0].isalnum():
        return {EDGE: "edge", "(": "bracket", ")": "bracket", "[": "bracket"}.get(
            token, "mark"
        )
    small = token.lower()
    if small in SORT:
        return SORT[small]
    if token[0].isdigit():
        return "figure"
    if token[0].isupper():
        return "name"
    if small.endswith("'s"):
        return "owner"
    for ending in ("ing", "ed", "ly", "s"):
        if small.endswith(ending) and len(small) > len(ending) + 2:
            return "-" + ending
    return "word"


def run_before(tokens: Sequence[str], at: int) -> list[str]:
    """Return the few words before the pair, back to the last mark."""
    found: list[str] = []
    for token in reversed(tokens[max(0, at - REACH) : at]):
        if not token[0].isalnum():
            break
        found.append(token)
    return found[::-1]
