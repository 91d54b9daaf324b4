"""The capitals of titles and of sentences, as Vale's styles have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newslint.vale.dialect import compiled, find, term

WORD = re.compile(r"[^\W_*][^\s/-]*")
TOKEN = r"[\p{N}\p{L}*]+[^\s]*"
# Small inside a title: articles, conjunctions and prepositions of up to three letters,
# as the Associated Press has it, and all prepositions, as Chicago has it.
SHORT = frozenset(
    "a an and as at but by en for if in nor of on or per the to v v. via vs vs.".split()
)
LONG = frozenset(
    "about above across after against along among around before behind below beneath "
    "beside between beyond concerning despite down during following from including "
    "inside into near onto out outside over since through throughout toward towards "
    "under until unto up upon with within without".split()
)
SMALL = {"AP": SHORT, "Chicago": SHORT | LONG}


def title(text: str, style: str = "AP", words: Sequence[str] = ()) -> str:
    """Return *text* with the capitals of a title; *words* are written as they are."""
    own = {word.lower(): word for word in words}
    found = list(WORD.finditer(text))
    small = SMALL.get(style, SHORT)

    def cased(m: re.Match[str]) -> str:
        outer = m.start() in (found[0].start(), found[-1].start())
        after = text[max(0, m.start() - 2) : m.start()]
        if m[0].lower() in own:
            return own[m[0].lower()]
        if m[0].lower() in small and not outer and after[:1] not in (":", "-"):
            return m[0].lower()
        return m[0][:1].upper() + m[0][1:]

    return WORD.sub(cased, text)


def sentence(
    text: str, words: Sequence[str] = (), indicators: Sequence[str] = (":",)
) -> str:
    """Return *text* with the capitals of a sentence; *words* are written as they are.

    What follows a word that ends in one of *indicators* begins as a sentence does, and
    so does what follows the number of an item.
    """
    own = {word.lower(): word for word in words}
    out, reached, opens = [], 0, True
    for m in find(compiled(tokens(words), ignorecase=True), text):
        token = own.get(m[0].lower()) or m[0].lower()
        if opens and m[0].lower() not in own:
            token = m[0][:1].upper() + m[0][1:].lower()
        out += [text[reached : m.start()], token]
        reached = m.end()
        number = m.start() == 0 and re.match(r"\d+\.", m[0])
        opens = bool(number) or m[0].endswith(tuple(indicators))
    return "".join((*out, text[reached:]))


def tokens(words: Sequence[str]) -> str:
    """Return the pattern of what a text is parted into: *words* first, then others."""
    own = "|".join(map(term, sorted(words, key=len, reverse=True)))
    return rf"\b(?:{own})\b|{TOKEN}" if own else TOKEN


def opens_small(
    text: str, wanted: str, excused: Callable[[str, int, int], bool]
) -> bool:
    """Return whether the first word of a sentence has not one capital, its first."""
    for word, other in zip(text.split()[:1], wanted.split()[:1], strict=True):
        if word != other and not excused(word, 0, len(word)):
            return word != word.capitalize()
    return False


def share(
    text: str,
    wanted: str,
    words: Sequence[str],
    excused: Callable[[str, int, int], bool],
    *,
    shouted: bool,
) -> float:
    """Return which share of the words of *text* has the capitals of *wanted*.

    With *shouted*, words in capitals alone count as right.
    """
    mine = [m[0] for m in find(compiled(tokens(words)), text)]
    theirs = [m[0] for m in find(compiled(tokens(words)), wanted)]
    if not mine:
        return 1.0
    pairs = zip(mine, [*theirs, *mine[len(theirs) :]], strict=False)
    right = sum(
        word == other
        or excused(word, 0, len(word))
        or (shouted and word == word.upper())
        for word, other in pairs
    )
    return right / len(mine)
