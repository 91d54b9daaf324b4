"""Flag words that no dictionary has, and say which ones were meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newslint.checks.swap import like
from newslint.dictionary import table
from newslint.dictionary.hunspell import unknown_in
from newslint.dictionary.places import foreign, places, standing
from newslint.dictionary.slips import Slip, likely
from newslint.dictionary.table import Dictionary
from newslint.document import Document
from newslint.layers import vocabulary
from newslint.model import Edit, Hit, Span
from newslint.rule import Check

Rows: TypeAlias = Sequence[Sequence[str]] | Callable[[], Sequence[Sequence[str]]]

SHORTEST, SHORTEST_CAPITAL = 4, 8  # letters; fewer are like other words by chance
LONGEST = 30  # letters; what has more is no word, and has too many neighbours to try
CERTAIN = 99.0  # the evidence for what is on the list
SHOUTED = 6.0  # less evidence for a word all in capitals, which need not be a name
NO_LIMIT = 110.0
NOTHING = Slip(0.0, "", "")  # what a word is that is like no other
OFFERED = 3  # words
STRAY = ("extra", "wrong")  # kinds of slips


class Limits(NamedTuple):
    """The evidence that a finding takes, and has less than: see `check`."""

    least: float
    least_capital: float
    least_stray: float
    most: float
    most_capital: float


def check(
    words: Path,
    *,
    typos: Rows = (),
    least: float = 0.0,
    least_capital: float = 18.0,
    least_stray: float = 0.0,
    most: float = NO_LIMIT,
    most_capital: float = NO_LIMIT,
    language: str = "",
) -> Check:
    """Flag each word that ``words``, a table, lacks; once a story, all places mended.

    ``least`` is the evidence it takes that another word was meant
    (`newslint.dictionary.slips`): how common that is in news, and which slip it was; at
    0 it takes none. A word with a capital may be a name, and takes ``least_capital``,
    six less if it is all in capitals; a stray letter, extra or in the place of another,
    takes ``least_stray``.
    What has the evidence ``most`` or ``most_capital`` is left to another rule.
    ``typos`` are rows of a wrong word and the right one, which the table cannot tell.
    With a ``language``, such as ``en-GB``, the Hunspell dictionary of that name says
    which words there are, if it is installed. Offers the likeliest word. The message
    may use ``{wrong}``, ``{right}``, and ``{offer}``, the likely words in a phrase.
    """

    @cache
    def listed() -> Mapping[str, Slip]:
        rows = typos() if callable(typos) else typos
        return {wrong: Slip(CERTAIN, right, "listed") for wrong, right in rows}

    limits = Limits(least, least_capital, least_stray, most, most_capital)
    always = limits._replace(most=NO_LIMIT, most_capital=NO_LIMIT)

    def look(doc: Document) -> Iterator[Hit]:
        known = table.load(words)
        present = vocabulary(doc)
        strange = known.unknown(present)
        left = strange | listed().keys()  # what another rule may have told
        wrong = strange | unknown_in(language, present) | present & listed().keys()
        for word, found in standing(doc, wrong).items():
            if word in listed():
                meant = [listed()[word]]
            else:
                low = any(doc[span] == word for span in found)
                meant = guesses(word, known, least, low=low)
            spans = [
                span
                for span in (places(doc, found, known) if meant else ())
                if wanted(meant[0], doc[span], limits if word in left else always)
                and not foreign(doc, span, strange)
            ]
            if spans:
                yield hit(doc, spans, meant)

    return look


def guesses(word: str, known: Dictionary, least: float, *, low: bool) -> list[Slip]:
    """Return what an unknown word was meant to be, the likeliest first; none of a name.

    That is what is never in small letters (*low*), and is not long. Where no evidence
    is asked for, a word may be like no other.
    """
    least_letters = SHORTEST if low else SHORTEST_CAPITAL
    if not word.isascii() or not least_letters <= len(word) <= LONGEST:
        return []
    return likely(word, known, twice=low) or ([] if least else [NOTHING])


def wanted(slip: Slip, written: str, limits: Limits) -> bool:
    """Return whether there is the evidence that a word, as *written*, is misspelt."""
    if slip.kind in STRAY and slip.score < limits.least_stray:
        return False
    if written.islower():
        return limits.least <= slip.score < limits.most
    folded = SHOUTED if written.isupper() else 0.0
    enough = limits.least_capital <= slip.score + folded < limits.most_capital
    return enough and maybe_no_name(written, slip)


def maybe_no_name(written: str, slip: Slip) -> bool:
    """Return whether a word with a capital may be misspelt and no name.

    It is set as sentences open, or all in capitals. Short ones are too like names, but
    for misspelt names.
    """
    rest = written[1:]
    return rest in (rest.lower(), rest.upper()) and (
        len(written) >= SHORTEST_CAPITAL or slip.right[:1].isupper()
    )


def hit(doc: Document, spans: Sequence[Span], meant: Sequence[Slip]) -> Hit:
    """Return the finding of a wrong word at all its places, with the right ones."""
    written = doc[spans[0]]
    rights = [like(written, slip.right) for slip in meant[:OFFERED] if slip.right]
    edits = (Edit(span, like(doc[span], meant[0].right)) for span in spans)
    offer = " or ".join(f"‘{right}’" for right in rights)
    said = {
        "wrong": written,
        "right": rights[0] if rights else "",
        "offer": offer and f": {offer}?",
    }
    return Hit(spans[0], said, tuple(edits) if rights else ())
