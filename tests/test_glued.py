"""Words that have run together, and words that look so."""

from pathlib import Path

import pytest

import newslint
from newslint import Linter
from newslint.dictionary.glued import parted
from newslint.dictionary.table import load

WORDS = load(Path(newslint.__file__).parents[1] / "rules" / "data" / "words.bin")
LINTER = Linter()


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("ofthe", ["of", "the"]),
        ("chartof", ["chart", "of"]),
        ("andknowingly", ["and", "knowingly"]),
        ("thedataand", ["the", "data", "and"]),
        ("Generalwas", ["General", "was"]),
        ("Theactress", ["The", "actress"]),
        ("tellsIn", ["tells", "In"]),
        ("topDemocratic", ["top", "Democratic"]),
    ],
)
def test_two_words_and_three(written: str, parts: list[str]) -> None:
    assert parted(written, WORDS) == parts


@pytest.mark.parametrize(
    "written",
    [
        "Linkin",
        "lookin",
        "Brandis",
        "iPhone",
        "eBay",
        "TheBlaze",
        "forcasting",
        "OFTHE",
    ],
)
def test_names_speech_and_slips_are_one_word(written: str) -> None:
    assert parted(written, WORDS) == []


def test_all_places_of_a_story_are_told_with_their_fixes() -> None:
    text = "He took the machineto town, and another machineto the coast."
    found = [f for f in LINTER.check(text) if f.rule == "stray/glued-words"]
    assert [f.quote for f in found] == ["machineto", "machineto"]
    assert [f.edits[0].text for f in found] == ["machine to", "machine to"]


@pytest.mark.parametrize(
    "text",
    [
        "See machineto.example or @machineto.",
        "“Machineto” is a word that nobody knows; ‘machineto’ is none.",
        "El equipo puede machineto trabajar en resolver el problema.",
    ],
)
def test_addresses_words_spoken_of_and_other_languages_are_left(text: str) -> None:
    assert not [f for f in LINTER.check(text) if f.rule == "stray/glued-words"]
