"""Headlines: found in the file or the metadata, and held against the story."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import newslint
from newslint.checks import headline_items, headline_number, name_mismatch
from newslint.document import Document
from newslint.layers.headline import headline
from newslint.model import Hit, Span
from newslint.rule import Check

PAIRS = Path(__file__).parent.parent / "rules" / "data" / "pairs.bin"
LEAD = "MANILA (AP) — At least 21 people were killed when a ferry sank on Monday."
REST = (
    "The ferry was on its way from the capital to an island in the south, police said.",
    "It had left the harbour at noon with more than 200 people on board, they said.",
    "The coast guard said that it would go on with the search until the evening.",
)


def doc(*paragraphs: str, **meta: str) -> Document:
    return Document("\n\n".join(paragraphs), "story.txt", meta)


def words(check: Check, story: Document) -> list[Mapping[str, str]]:
    """Return what a check says of each place it flags."""
    hits = list(check(story))
    assert all(isinstance(hit, Hit) for hit in hits)
    return [hit.words for hit in hits if isinstance(hit, Hit)]


def test_a_headline_in_the_text() -> None:
    head = headline(doc("Ferry sinks off coast", "By Jane Doe", LEAD, *REST))
    assert head == ("Ferry sinks off coast", Span(0, 21))
    assert head.place(Span(6, 11)) == Span(6, 11)


def test_a_headline_in_the_metadata_is_the_one_that_counts() -> None:
    story = ("Ferry sinks off coast", "By Jane Doe", LEAD, *REST)
    known = headline(doc(*story, headline="Ferry sinks off coast - Daily News"))
    assert known == ("Ferry sinks off coast", Span(0, 21))
    other = headline(doc(*story, headline="Twelve dead"))
    assert other == ("Twelve dead", Span(0, 0))
    assert other.place(Span(0, 6)) == Span(0, 0)


@pytest.mark.parametrize(
    ("stated", "bare"),
    [
        ("Talks go on | Politics | Daily News", "Talks go on"),
        ("Talks go on – The Daily News", "Talks go on"),
        ("Talks go on - and nobody knows why", "Talks go on - and nobody knows why"),
        ("Blair-Brown talks go on", "Blair-Brown talks go on"),
    ],
)
def test_the_name_of_the_site_is_left_out(stated: str, bare: str) -> None:
    head = headline(doc(LEAD, headline=stated))
    assert head
    assert head.text == bare


def test_no_headline() -> None:
    assert headline(doc(LEAD, *REST)) is None
    assert headline(doc("")) is None


def numbers(head: str, *story: str) -> list[tuple[str, str]]:
    found = words(headline_number.check(), doc(*story, headline=head))
    return [(each["number"], each["story"]) for each in found]


@pytest.mark.parametrize(
    ("head", "story", "found"),
    [
        ("12 dead as ferry sinks", "The ferry killed 21 people.", [("12", "21")]),
        ("Ferry kills 12", "At least 21 people were killed.", [("12", "21")]),
        ("Twelve die", "The death toll rose to 21 on Monday.", [("Twelve", "21")]),
        ("2 dead, 39 hurt", "Two were killed and 44 injured.", [("39", "44")]),
        ("Worse than 109 other countries", "in 106 other countries", [("109", "106")]),
        ("41 dead at airport", "killed at least forty-two", [("41", "forty-two")]),
    ],
)
def test_numbers_that_differ(
    head: str, story: str, found: list[tuple[str, str]]
) -> None:
    assert numbers(head, story) == found


@pytest.mark.parametrize(
    ("head", "story"),
    [
        ("12 dead", "Twelve people were killed."),
        ("Forty-two dead", "At least 42 people were killed."),
        ("300 dead", "The storm killed 297 people."),
        ("1.2m killed", "The war killed 1.24 million people."),
        ("5K dead", "Some 5,000 people died."),
        ("12 dead", "The ferry killed 21 people, twelve of them children: 12."),
        ("Over 50 killed", "At least 59 people were killed."),
        ("13 dead, including gunman", "The man killed 12 people."),
        ("40 dead in stampede", "Two died in 1986, and 1 million people in the war."),
        ("20 hostages killed", "The crisis left 22 dead."),
        ("5 things to know", "At least 21 people were killed."),
        ("Leeds 2 Derby 1", "Leeds killed off Derby: 3 dead balls."),
        ("$12 killed the deal", "At least 21 people were killed."),
        ("12% dead", "At least 21 people were killed."),
        ("12 dead", "Nobody knows how many have died."),
    ],
)
def test_numbers_that_may_be_meant(head: str, story: str) -> None:
    assert numbers(head, story) == []


def test_the_number_is_flagged_where_it_stands() -> None:
    story = doc("At least 12 people killed", "By Jane Doe", LEAD, *REST)
    [hit] = headline_number.check()(story)
    assert story[hit.span] == "12"


def names(head: str, *story: str) -> list[tuple[str, str]]:
    check = name_mismatch.check("headline", common=PAIRS)
    found = words(check, doc(*story, headline=head))
    return [(each["name"], each["story"]) for each in found]


@pytest.mark.parametrize(
    ("head", "story", "found"),
    [
        ("Sotomayer", "Justice Sonia Sotomayor said no.", ("Sotomayer", "Sotomayor")),
        ("Geitner on tax", "Timothy Geithner said no.", ("Geitner", "Geithner")),
        ("Bergdhal freed", "Sgt. Bowe Bergdahl is free.", ("Bergdhal", "Bergdahl")),
        ("Lindsay Marsden", "Sen. Lindsey Marsden ran.", ("Lindsay", "Lindsey")),
    ],
)
def test_names_with_a_slip(head: str, story: str, found: tuple[str, str]) -> None:
    assert names(head, story) == [found]


@pytest.mark.parametrize(
    ("head", "story"),
    [
        ("Sotomayor", "Justice Sonia Sotomayor said no."),
        ("Barack Obama", "Mr. Obama met Ehud Barak on Monday."),
        ("March for Life", "Sen. Marco Rubio said that he would walk."),
        ("George Floyd", "He spoke of the centre fielder, Curt Flood, who sued."),
        ("New Book Comes Out", "James Comey has written of Mr. Trump. Comey left."),
        ("Scots ban smoking", "Jack Scott said no. Scott had been asked."),
        ("Guzman stays", "The mayor, José Guzmán, said that he would stay on."),
        ("Reid and Reed", "Harry Reid said no, and so did Jack Reed."),
    ],
)
def test_names_that_are_their_own(head: str, story: str) -> None:
    assert names(head, story) == []


ITEMS = [f"{n}. It is so.\n\nNobody knows why it is." for n in range(1, 5)]


@pytest.mark.parametrize(
    ("head", "items", "found"),
    [
        ("Five things to know", ITEMS, [("Five", "4")]),
        ("3 big reasons", ITEMS[::-1], [("3", "4")]),
        ("Four things to know", ITEMS, []),
        ("Three things, plus one more", ITEMS, []),
        ("Five things to know", [*ITEMS, ITEMS[0]], []),
        ("Five things to know", ITEMS[:2], []),
        ("Five people held", ITEMS, []),
    ],
)
def test_items_promised(
    head: str, items: list[str], found: list[tuple[str, str]]
) -> None:
    check = headline_items.check(nouns=["things", "reasons"])
    said = words(check, doc(LEAD, *items, headline=head))
    assert [(each["number"], each["items"]) for each in said] == found


def test_a_title_in_front_matter_is_a_headline() -> None:
    source = f"---\ntitle: 12 dead as ferry sinks\n---\n\n{LEAD}\n\n{REST[0]}\n"
    found = {f.rule for f in newslint.check(source, "story.md")}
    assert "structure/headline-number-not-in-body" in found
    right = source.replace("12", "21")
    assert not {f.rule for f in newslint.check(right, "story.md")} & found


def test_a_body_of_three_words() -> None:
    short = "---\ntitle: Ferry sinks\n---\n\nA ferry sank.\n"
    rule = "structure/blank-or-short-body"
    assert [f.rule for f in newslint.check(short, "story.md")] == [rule]
    assert newslint.check(short.replace("Ferry", "Alert: ferry"), "story.md") == []
    assert newslint.check("A ferry sank.\n", "story.md") == []
