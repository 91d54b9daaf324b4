"""Names: people, bodies and places in a story, and who is who."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers.names import Mention, mention_at, names, people

STORIES = Path(__file__).parents[1] / "stories"


def only(text: str, kind: str = "person") -> list[Mention]:
    return [m for m in names(Document(text)) if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "title", "given", "surname"),
    [
        ("with President Donald Trump on Tuesday", "President", "Donald", "Trump"),
        ("as Mr Smith told them", "Mr", "", "Smith"),
        ("a spokesman, and spokesman Zork Blat said", "spokesman", "Zork", "Blat"),
        ("said Susan Collins, a senator", "", "Susan", "Collins"),
        ("when George W. Bush spoke", "", "George W.", "Bush"),
        ("the author J.K. Rowling wrote", "author", "J.K.", "Rowling"),
        ("leader Kim Jong Un met", "leader", "Jong Un", "Kim"),
        ("leader Kim Jong-un met", "leader", "Jong-un", "Kim"),
        ("saw Xi Jinping there", "", "Jinping", "Xi"),
        ("said Prime Minister Lee Hsien Loong", "Prime Minister", "Hsien Loong", "Lee"),
        ("saw Vincent van Gogh there", "", "Vincent", "van Gogh"),
        ("saw Ursula von der Leyen there", "", "Ursula", "von der Leyen"),
        ("and Bashar al-Assad said", "", "Bashar", "al-Assad"),
        ("Prince Mohammed bin Salman said", "Prince", "Mohammed", "bin Salman"),
        ("said Conan O’Brien.", "", "Conan", "O’Brien"),
        ("the book by Tadeo Quirk, 45, sold", "", "Tadeo", "Quirk"),
        ("Secretary of State John Kerry said", "", "John", "Kerry"),
        (
            "U.S. Attorney General William Barr left",
            "Attorney General",
            "William",
            "Barr",
        ),
        ("After lunch, Will Smith said", "", "Will", "Smith"),
    ],
)
def test_a_person_is_known(text: str, title: str, given: str, surname: str) -> None:
    (mention,) = only(text)
    assert (mention.title, mention.given, mention.surname) == (title, given, surname)


def test_a_suffix_is_no_surname() -> None:
    (mention,) = only("Then Martin Luther King Jr. spoke")
    assert (mention.surname, mention.suffix) == ("King", "Jr.")


@pytest.mark.parametrize(
    "text",
    [
        "at the World Trade Center in Lower Manhattan",
        "shares of Morgan Stanley and of Simon & Schuster",
        "the Justice Department and the Labor Party",
        "along Victoria Park to Jackson Street",
        "On Tuesday, however, the New York stock exchange",
        "under plan B. Although it failed, plan A. We tried.",
        "General Motors and General Electric said",
    ],
)
def test_no_person_is_made_up(text: str) -> None:
    assert only(text) == []


def test_kinds() -> None:
    text = "the Justice Department, the UN and Xinhua in Hyde Park, Britain"
    kinds = [(m.name, m.kind) for m in names(Document(text))]
    assert kinds == [
        ("Justice Department", "organisation"),
        ("UN", "acronym"),
        ("Xinhua", ""),
        ("Hyde Park", "place"),
        ("Britain", "place"),
    ]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    doc = Document("Angela Merkel left. “No,” Merkel said. Trump’s envoy met Merkel.")
    (merkel,) = people(doc)
    assert merkel.name == "Angela Merkel"
    assert [doc[m.span] for m in merkel.mentions] == ["Angela Merkel"] + ["Merkel"] * 2


def test_two_people_may_share_a_surname() -> None:
    doc = Document(
        "Bill Clinton spoke. Clinton left. Hillary Clinton won. Clinton wept."
    )
    assert [(p.given, len(p.mentions)) for p in people(doc)] == [
        ("Bill", 2),
        ("Hillary", 2),
    ]


def test_a_speaker_with_a_rare_name_is_a_person() -> None:
    doc = Document("They asked Zork Blatherwick. “No,” Blatherwick said.")
    assert [p.name for p in people(doc)] == ["Zork Blatherwick"]


def test_headlines_name_only_those_the_story_names() -> None:
    doc = Document("Zork Slams Angela Merkel\n\nChancellor Angela Merkel was silent.")
    (merkel,) = people(doc)
    assert [m.span.start for m in merkel.mentions] == [11, 37]
    assert names(Document("May Slams Big Bank\n")) == ()


def test_lines_are_joined_only_where_they_are_wrapped() -> None:
    assert [m.name for m in only("by Jane Austen\nJohn Keats wrote")] == [
        "Jane Austen",
        "John Keats",
    ]


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.txt")), ids=lambda p: p.stem)
def test_people_of_a_real_story(story: Path) -> None:
    found = {p.name for p in people(Document(story.read_text(encoding="utf-8")))}
    assert {"Kim Jong Un", "Donald Trump", "Lu Kang", "Ri Sol Ju"} <= found
    assert found <= {
        *("Kim Jong Un", "Donald Trump", "Lu Kang", "Ri Sol Ju", "Xi Jinping"),
        *("Xi Jinping Xi", "Peng Liyuan"),
    }


def test_a_place_in_the_text_may_be_in_a_name() -> None:
    doc = Document("the Labor Party lost its labor")
    assert mention_at(doc, 4) == mention_at(doc, 14)
    assert mention_at(doc, 4) is not None
    assert mention_at(doc, 25) is mention_at(doc, 0) is None


@given(st.text(alphabet="AbcDe .’'-\n&,", max_size=200))
def test_names_are_in_order_and_apart(text: str) -> None:
    doc = Document(text)
    found = names(doc)
    for mention in found:
        assert doc[mention.span] == mention.name
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    assert {m for p in people(doc) for m in p.mentions} == {
        m for m in found if m.kind == "person"
    }


def test_metadata_may_state_who_is_in_a_story() -> None:
    text = "Zork Blatherwick left. Blatherwick was late."
    assert people(Document(text)) == ()
    (person,) = people(Document(text, meta={"people": "Jo Doe; Zork Blatherwick"}))
    assert (person.given, person.surname) == ("Zork", "Blatherwick")
    assert len(person.mentions) == 2
