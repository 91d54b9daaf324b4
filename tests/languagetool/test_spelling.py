"""Which misspellings are believed."""

from pathlib import Path

import pytest

from newslint.dictionary.table import load
from newslint.languagetool.matches import Match
from newslint.languagetool.spelling import believed, distance, plain
from newslint.plugins import builtin_folder

WORDS = load(Path(builtin_folder()) / "data/words.bin")


def of(text: str, word: str, *cures: str) -> Match:
    at = text.index(word)
    return Match(at, at + len(word), "MORFOLOGIK_RULE_EN_US", "TYPOS", "", cures)


@pytest.mark.parametrize(
    ("text", "word", "cures"),
    [
        ("The commitee met.", "commitee", ["committee"]),
        ("It was offically over.", "offically", ["officially"]),
        ("The Naitonal Guard came.", "Naitonal", ["National"]),
        ("A matter ofthe utmost weight", "ofthe", ["of the"]),
        ("The Handbookfor editors", "Handbookfor", ["Handbook for"]),
        ("An dditional charge", "dditional", ["additional"]),
        ("Two pharma-compnay men", "pharma-compnay", ["pharma-company"]),
        ("He did excercise daily.", "excercise", ["exercise"]),
        ("Written in javascript", "javascript", ["JavaScript"]),
        ("It is ont his page.", "ont his", ["on this"]),
        ("Some hair-traightening", "hair-traightening", ["hair-straightening"]),
    ],
)
def test_a_slip_is_believed(text: str, word: str, cures: list[str]) -> None:
    match = of(text, word, *cures)
    assert believed(text, [match], (), WORDS) == [match]


@pytest.mark.parametrize(
    ("text", "word", "cures"),
    [
        ("Mr Hamby came.", "Hamby", ["Hammy", "Ham by"]),
        ("Mr Fargher came.", "Fargher", ["Farther", "Farmer"]),
        ("The organisation met.", "organisation", ["organization"]),
        ("A megalitre of water", "megalitre", ["megaliter"]),
        ("The drillship sailed.", "drillship", ["drill ship"]),
        ("A rejiggered plan", "rejiggered", []),
        ("He said munge again.", "munge", ["gunge", "lunge", "mange"]),
        ("See http://commitee.example", "commitee", ["committee"]),
        ("The @commitee wrote.", "commitee", ["committee"]),
        ("The DigitalGov site", "DigitalGov", ["Digital Gov"]),
        ("The Nato summit", "Nato", ["NATO"]),
        ("Carolyn Nickson said", "Nickson", ["Dickson", "Nicks on"]),
        ("It is in rustc now.", "rustc", ["rust"]),
    ],
)
def test_what_is_probably_right_is_not(text: str, word: str, cures: list[str]) -> None:
    assert not believed(text, [of(text, word, *cures)], (), WORDS)


def test_the_storys_own_words_are_right() -> None:
    text = "The commitee met."
    assert not believed(text, [of(text, "commitee", "committee")], {"commitee"}, WORDS)


def test_a_paragraph_of_unknown_words_is_another_language() -> None:
    text = "Los empleados pisotean palabras nuestras y commitee."
    strange = [of(text, w) for w in ("empleados", "pisotean", "palabras")]
    slip = of(text, "commitee", "committee")
    assert believed(text, [slip], (), WORDS) == [slip]
    assert not believed(text, [*strange, slip], (), WORDS)


def test_other_rules_are_not_weighed() -> None:
    match = Match(0, 5, "MODAL_OF", "TYPOS", "")
    assert believed("Could of come", [match], (), WORDS) == [match]


def test_distance() -> None:
    assert distance("teh", "the") == 1
    assert distance("commitee", "committee") == 1
    assert distance("", "abc") == 3
    assert distance("kitten", "sitting") == 3


def test_countries_are_folded() -> None:
    assert plain("Organisation") == plain("organization")
    assert plain("diarrhoea") == plain("diarrhea")
    assert plain("litres") == plain("liters")
    assert plain("colour") == plain("color")
    assert plain("reform") != plain("refrom")
