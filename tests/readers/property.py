"""What a format must keep: text that an independent library wrote, and every place."""

import random
from collections.abc import Callable

from newslint.document import Document
from newslint.model import Span

SPANS = 2000
WORDS = (
    "the talks Geneva café naïve Łódź 中文 😀 “so” ‘no’ R&D <b> 5>4 \\ / \" ' = =3D "
    "a=b 100% — – … \u00a0 \u2028 é ü ﬁ ½ € ™ . , ; : ? ! & &amp; {} [] # From"
).split(" ")


def copy(dice: random.Random, words: list[str] = WORDS) -> str:
    """A paragraph of words with every special character among them."""
    return "Oil " + " ".join(dice.choices(words, k=dice.randint(3, 40))) + " end."


def assert_spans_decode(
    doc: Document, decode: Callable[[str], str], dice: random.Random, spans: int
) -> None:
    """Random spans of the text are what their places in the source decode to."""
    length, told = len(doc.text), 0
    while told < spans:
        start = dice.randrange(length)
        end = min(length, start + dice.randint(1, 30))
        words = doc.text[start:end]
        if "\n" in words or words != words.strip():
            continue
        place = doc.locate(Span(start, end))
        assert decode(doc.source[place.start : place.end]) == words
        told += 1
