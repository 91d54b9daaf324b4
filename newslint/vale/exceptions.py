"""What a rule of a Vale style leaves alone: exceptions, and words of vocabularies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from newslint.vale.dialect import compiled, find, term

Excused: TypeAlias = Callable[[str, int, int], bool]


def excused(exceptions: Sequence[str]) -> Excused:
    """Return what says whether ``text[start:end]`` is excepted.

    It is if it holds an exception as a word, or lies inside one of several words,
    whatever its capitals.
    """
    if not exceptions:
        return lambda text, start, end: False
    longest_first = sorted(exceptions, key=len, reverse=True)
    words = rf"\b(?:{'|'.join(map(term, longest_first))})\b"
    several = [word for word in longest_first if " " in word or r"\s" in word]
    phrases = rf"\b(?:{'|'.join(map(term, several))})\b"

    def holds(text: str, start: int, end: int) -> bool:
        if find(compiled(words), text[start:end].strip()):
            return True
        return bool(several) and any(
            m.start() <= start and end <= m.end()
            for m in find(compiled(phrases, ignorecase=True), text)
        )

    return holds
