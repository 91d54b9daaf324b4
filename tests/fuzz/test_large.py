"""Large odd texts: one thing over and over, or all there is, in bounded time."""

import random
import string

import pytest

from newslint.app import Linter
from newslint.report import Report

from .effort import LONG, bounded
from .soundness import assert_sound, everything, linted, usual

SHORT_SIZE = 10_000_000 if LONG else 80_000  # characters, for the rules on by default
SIZE = 1_000_000 if LONG else 20_000  # for all rules
SLOWEST = 100e-6  # seconds of the processor for a character; most take a hundredth
START = 10.0  # seconds, for what is loaded first


def numbered(form: str, size: int) -> str:
    """Repeat *form* with another word, made of the digits of a number, each time."""
    letters = str.maketrans(string.digits, string.ascii_lowercase[:10])
    count = size // len(form)
    return "".join(form.format(f"{i:05}".translate(letters)) for i in range(count))


def characters(size: int) -> str:
    """Return every character there is, over and over."""
    every = [chr(c) for c in range(1, 0x110000) if not 0xD800 <= c < 0xE000]
    if size < len(every):
        every = random.Random(1).sample(every, size)
    return "".join(every) * (size // len(every))


PIECES = {
    "no spaces": "abcdefghij",
    "one letter": "a",
    "accents": "e\u0301",
    "nothing but accents": "\u0301",
    "spaces": " ",
    "newlines": "\n",
    "quotation marks": '"',
    "quotations that stay open": "“a\n\n",
    "brackets": "(",
    "brackets in pairs": "(a) ",
    "one word": "the ",
    "one long word": "committee ",
    "one name": "Kim Jong Un ",
    "a phrase": "at least one ",
    "a list": "* a\n",
    "dates": "Monday January 32 ",
    "figures": "5% $1,000.50 3 ",
    "soft hyphens": "a\u00ad",
    "right to left": "\u202eשלום ",
    "addresses": "http://a.b/c d@e.f ",
    "comments": "the the <!-- newslint: disable=names -->\n",
    "marks": "teh (cq) the the (cq)\n",
    "paragraphs": "“Yes,” said Kim.\n\n",
}
TEXTS = {
    **{name: lambda n, p=piece: p * (n // len(p)) for name, piece in PIECES.items()},
    "every character": characters,
    "no word twice": lambda n: numbered("{0} ", n),
    "no name twice": lambda n: numbered("Ann {0}ton said. ", n),
    "no line twice": lambda n: numbered("The {0} went home\n", n),
    "noise": lambda n: "".join(
        random.Random(1).choices(string.ascii_letters + " .,’“”\n-0123456789", k=n)
    ),
}


# Where they are long, a few each round.
NAMES = random.sample(sorted(TEXTS), 3) if LONG else sorted(TEXTS)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", NAMES)
def test_rules_that_are_on(name: str) -> None:
    check(usual(), TEXTS[name](SHORT_SIZE))


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", NAMES)
def test_all_rules(name: str) -> None:
    check(everything(), TEXTS[name](SIZE))


def check(linter: Linter, text: str) -> None:
    """Lint a text in the time it may take."""
    with bounded(START + SLOWEST * len(text)):
        report = linted(linter, text, "story.text")
    assert isinstance(report, Report)
    assert_sound(report, text, plain=True)
