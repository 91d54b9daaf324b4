"""Tokens as the pair model counts them: words, figures and punctuation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

TOKEN = re.compile(r"\d(?:[\w.,:/'%-]*[\w%])?|[^\W_]+(?:['.-][^\W_]+)*|'s\b|[^\s\w]|_+")
PLAIN = tuple(zip("’‘“”‐‑—", "''\"\"---", strict=True))

EDGE = "<edge>"  # before and after a paragraph
NUMBER, FIGURE, NAME, OWNER, OWNED, COMPOUND, WORD = (
    "<number>",
    "<figure>",
    "<name>",
    "<name's>",
    "<word's>",
    "<compound>",
    "<word>",
)
ENDINGS = ("ing", "ed", "ly", "s")
KINDS = (
    *(EDGE, NUMBER, FIGURE, NAME, OWNER, OWNED, COMPOUND, WORD),
    *(f"<word{ending}>" for ending in ENDINGS),
)


def plain(text: str) -> str:
    """Return *text* with straight quotes and plain hyphens; offsets stay."""
    for curly, straight in PLAIN:  # faster than str.translate
        text = text.replace(curly, straight)
    return text


def kind(token: str) -> str:
    """Return what stands for a token that is not in the vocabulary."""
    if token[0].isdigit():
        return FIGURE if token[-1].isalpha() and "-" in token else NUMBER
    if token.endswith("'s"):
        return OWNER if token[0].isupper() else OWNED
    if token[0].isupper():
        return NAME
    if "-" in token:
        return COMPOUND
    for ending in ENDINGS:
        if token.endswith(ending) and len(token) > len(ending) + 2:
            return f"<word{ending}>"
    return WORD


class Numbering(dict[str, int]):
    """Tokens to numbers: first `KINDS`, then the vocabulary.

    A word that the vocabulary has only in small letters may open a sentence with a
    capital. A token that is not in the vocabulary gets the number of its kind.
    """

    def __init__(self, words: Sequence[str]) -> None:
        tokens = (*KINDS, *words)
        super().__init__(zip(tokens, range(len(tokens)), strict=True))

    def __missing__(self, token: str) -> int:
        small = token[:1].lower() + token[1:]
        if small != token and small in self:
            self[token] = self[small]
            return self[small]
        return self[kind(token)]
