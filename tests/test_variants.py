"""The checks behind the spelling pack: which forms are noted, where, and as what."""

import pytest

from newslint import packs
from newslint.checks import drift, notations, variants, varieties
from newslint.document import Document
from newslint.model import Fact
from newslint.plugins import builtin_folder
from newslint.rule import Check, Triggers

TABLE = builtin_folder() / "data/spelling.tsv"
NAMES = ("American", "British")
SPELLINGS = variants.check(lambda: packs.rows(TABLE), names=NAMES)


def noted(check: Check, text: str) -> list[Fact]:
    """Return what a check of this pack notes, in reading order: facts alone."""
    seen = [fact for fact in check(Document(text)) if isinstance(fact, Fact)]
    assert len(seen) == len(list(check(Document(text))))
    return sorted(seen, key=lambda fact: fact.span)


def test_all_forms_of_a_word_are_one_key() -> None:
    seen = noted(SPELLINGS, "travelling, traveled, a traveler")
    assert {fact.key for fact in seen} == {"travel"}
    assert [fact.value for fact in seen] == ["British", "American", "American"]


def test_letters_that_grow_in_lower_case_do_not_shift_places() -> None:
    text = "İİİ İstanbul: an armoured car"
    (fact,) = noted(SPELLINGS, text)
    assert text[slice(*fact.span)] == "armoured"


def test_a_form_is_found_in_every_line_that_holds_it() -> None:
    text = "armored and armored\n\nNothing.\nan armored\ncar, the U.S.\narmored"
    seen = [fact.span for fact in noted(SPELLINGS, text)]
    assert [text[slice(*span)] for span in seen] == ["armored"] * 4
    assert [span.start for span in seen] == [0, 12, 33, len(text) - 7]


@pytest.mark.parametrize(
    "text",
    [
        "@armored",
        "#armored",
        "armored.example.com",
        "a@armored.example",
        "www.example/armored/x",
        "C:\\armored\\x",
        "armored_cars",
        "unarmoredness",
        "an Armored car",
        "",
    ],
)
def test_addresses_names_and_parts_of_words_are_no_words(text: str) -> None:
    assert noted(SPELLINGS, text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("armored. And armoured?", 2), ("(armored)—armoured's", 2), ("1/armored’", 0)],
)
def test_punctuation_is_no_part_of_a_word(text: str, count: int) -> None:
    assert len(noted(SPELLINGS, text)) == count


@pytest.mark.parametrize(
    ("text", "least", "count"),
    [
        ("a traveler, a traveler, an armoured car", 2, 0),
        ("a traveler, a traveler, an armoured car", 1, 3),
        ("a colored traveler, an armoured car", 2, 3),
        ("a colored traveler, a harbor", 2, 0),
        ("armour for a skeptical neighbour", 1, 2),
        ("the skeptical program in an armoured car", 2, 0),
    ],
)
def test_a_variety_takes_words_enough(text: str, least: int, count: int) -> None:
    check = varieties.check(lambda: packs.rows(TABLE), names=NAMES, least=least)
    assert len(noted(check, text)) == count


def test_rows_without_marks_are_judged_one_by_one_or_by_their_word() -> None:
    text = "a cease-fire by email"
    alone = variants.check([["ceasefire", "cease-fire"], ["email", "e-mail"]])
    assert [fact.key for fact in noted(alone, text)] == ["ceasefire", "email"]
    together = variants.check(
        [["ceasefire", "cease-fire", "hyphens"], ["email", "e-mail", "hyphens"]],
        names=["closed", "hyphenated"],
    )
    assert [(fact.key, fact.value) for fact in noted(together, text)] == [
        ("hyphens", "hyphenated"),
        ("hyphens", "closed"),
    ]


def test_only_short_lists_have_triggers() -> None:
    given = variants.triggers([["U.N.", "UN", "points"]])
    assert given is not None
    assert given.words == {"u", "un"}
    assert variants.triggers(lambda: packs.rows(TABLE)) is None


def test_a_limit_keeps_the_first_places_and_the_majority() -> None:
    ways = {"mark": {"a": [["a", "a"]], "b": [["b", "b"]]}}
    seen = noted(notations.check(ways, most=1), "b a a a b")
    assert [(fact.span.start, fact.value) for fact in seen] == [
        (0, "b"),
        (2, "a"),
        (4, "a"),
    ]
    assert len(noted(notations.check(ways), "b a a a b")) == 5


def test_a_limit_counts_words_that_differ() -> None:
    ways = {"mark": {"a": [["'", "'"]], "b": [["’", "’"]]}}
    text = "it's it's Kim's it's Xi's, you’re"
    seen = noted(notations.check(ways, most=2), text)
    assert [fact.span.start for fact in seen] == [2, 7, 13, 30]


def test_ways_of_writing_are_looked_for_where_their_words_are() -> None:
    ways = {"share": {"%": [["%", "%"]], "pct": [[r"\bpct\b", "pct"]]}}
    assert notations.triggers(ways) == Triggers(frozenset({"pct"}), frozenset({"%"}))
    assert notations.triggers({"any": {"x": [[r"\w", "x"]]}}) is None


def test_words_that_may_differ_are_left_alone() -> None:
    text = "They resign, or re-sign; a cease-fire, a ceasefire."
    every, some = drift.check("hyphens"), drift.check("hyphens", allow=["resign"])
    assert {fact.key for fact in noted(every, text)} == {"resign", "ceasefir"}
    assert {fact.key for fact in noted(some, text)} == {"ceasefir"}


def test_hyphens_are_compared_whatever_the_ending() -> None:
    found = noted(drift.check("hyphens"), "Emails, an email, two e-mails; co-ed eds.")
    assert [(fact.value, dict(fact.cures)) for fact in found] == [
        ("email", {"e-mail": "e-mail"}),
        ("e-mail", {"email": "emails"}),
    ]


@pytest.mark.parametrize(
    ("text", "drifts"),
    [
        ("José Mourinho spoke. Jose Canseco left.", False),
        ("José Mourinho spoke. Jose Mourinho left.", True),
        ("Luis Gutiérrez spoke. Luis V. Gutierrez left.", True),
        ("José Mourinho spoke. Jose left.", True),
    ],
)
def test_people_of_other_names_keep_their_accents(text: str, drifts: bool) -> None:
    assert bool(noted(drift.check("accents"), text)) == drifts
