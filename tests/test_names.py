"""The names pack beyond its examples: real stories, several files, tables, speed."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import packs
from newslint.checks import newslint_checks
from newslint.checks.name_forms import distance, near
from newslint.document import Document
from newslint.engine import look, settle
from newslint.model import Finding, Problem
from newslint.plugins import builtin_folder

FOLDER = builtin_folder()
STORIES = Path(__file__).parent / "stories"
RULES = {
    rule.id.partition("/")[2]: rule
    for rule in packs.load(FOLDER / "names.toml", newslint_checks())
}
SPELLING = list(packs.load(FOLDER / "spelling.toml", newslint_checks()))


def found(docs: Iterable[Document], *names: str) -> list[Finding]:
    """Return what the rules *names*, by default those that are on, find."""
    chosen = [RULES[name] for name in names] or [r for r in RULES.values() if r.enabled]
    rows = settle(row for doc in docs for row in look(doc, chosen))
    assert not any(isinstance(row, Problem) for row in rows)
    return [row for row in rows if isinstance(row, Finding)]


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.txt")), ids=lambda p: p.stem)
def test_a_real_story_without_slips_in_names(story: Path) -> None:
    assert found([Document(story.read_text(encoding="utf-8"))]) == []


def test_a_slip_put_into_a_real_story_is_found() -> None:
    text = (STORIES / "kim-motorcade-2.txt").read_text(encoding="utf-8")
    slip = text.replace("While Trump says", "While Mr Trupm says")
    (finding,) = found([Document(slip)], "surname-spelled-two-ways")
    assert (finding.quote, finding.edits[0].text) == ("Trupm", "Trump")


def test_every_place_of_the_rarer_spelling_is_shown_with_the_other() -> None:
    text = (
        "Ann Tavenner spoke. Tavenner left.\nAnn Tavener sat. “No,” said Ann Tavener."
    )
    places = found([Document(text, "story.txt")], "name-spelled-two-ways")
    assert [f.span.start for f in places] == [39, 67]
    assert {f.message for f in places} == {
        "‘Tavener’ here, ‘Tavenner’ in story.txt:1: one person?"
    }


def test_two_versions_of_a_story_spell_a_name_alike() -> None:
    docs = [
        Document(text, path, {"story": story})
        for path, story, text in (
            ("a", "1", "They met Deepak Kochhar."),
            ("b", "1", "They met Deepak Kocchar."),
            ("c", "2", "They met Deepak Kochar."),
        )
    ]
    rule = "person-spelled-two-ways-across"
    assert [(f.path, f.quote) for f in found(docs, rule)] == [
        ("a", "Kochhar"),
        ("b", "Kocchar"),
    ]


def test_straight_and_curly_apostrophes_are_one_name() -> None:
    docs = [
        Document("Conan O’Brien spoke.", "a", {"story": "1"}),
        Document("Conan O'Brien spoke.", "b", {"story": "1"}),
    ]
    assert found(docs) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Labor Party met at the World Trade Centre. Its labour was vain.",
        "They dined at the Lincoln Center near the centre of the town.",
        "Labor Secretary Jo Harbor spoke of labour in the harbour.",
    ],
)
def test_names_keep_their_spelling(text: str) -> None:
    rows = settle(look(Document(text), [r for r in SPELLING if r.enabled]))
    assert rows == []


def test_the_tables_hold_what_their_headers_say() -> None:
    romanised = packs.rows(FOLDER / "data/names-romanised.tsv")
    assert all(len(row) == 3 and row[0] != row[1] == row[2] for row in romanised)
    forms = [row[0] for row in romanised]
    assert len(set(forms)) == len(forms)
    assert not set(forms) & {row[1] for row in romanised}
    words = [row[0] for row in packs.rows(FOLDER / "data/names-words.tsv")]
    assert len(set(words)) == len(words)
    countries = packs.rows(FOLDER / "data/names-countries.tsv")
    assert all(names and capitals for names, capitals in countries)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Kochhar", "Kocchar", True),
        ("Papadopoulos", "Papadopolous", True),
        ("Muir", "Muri", True),
        ("Smith", "Smyth", True),
        ("Kochhar", "Kochhár", False),
        ("O'Brien", "O’Brien", False),
        ("Scott", "Scot", False),
        ("Perry", "Kerry", False),
        ("Schultz", "Schulman", False),
        ("Duckworth", "DuckworthIn", False),
    ],
)
def test_near_names(a: str, b: str, alike: bool) -> None:
    assert near(a, b) is near(b, a) is alike


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_a_distance(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))
