"""Actions of Vale's rules, and the capitals that some of them ask for."""

import pytest

from newslint.document import Document
from newslint.model import Span
from newslint.vale import casing
from newslint.vale.actions import alternatives, check, edits, listed, options


@pytest.mark.parametrize(
    ("params", "text"),
    [
        (["lower"], "so it is."),
        (["trim_right", "."], "So It is"),
        (["regex", r"(\w+) (\w+)", "$2 $1"], "It So is."),
        (["replace", "It", "he", "upper"], "SO HE IS."),
        (["truncate", " "], "So"),
        (["split", " ", "1"], "It"),
        (["split", " ", "9"], "So It is."),
        (["remove", "oI"], "S t is."),
        (["wrap", "*"], "*So It is.*"),
        (["title"], "So It Is."),
        (["sentence"], "So it is."),
    ],
)
def test_edits_of_a_match(params: list[str], text: str) -> None:
    action = {"name": "edit", "params": params}
    check(action)
    assert options(action, "So It is.") == [text]


def test_no_edit_where_there_is_a_choice_or_no_change() -> None:
    doc = Document("a word")
    assert edits(doc, Span(2, 6), ["one", "two"]) == ()
    assert edits(doc, Span(2, 6), ["word"]) == ()
    assert edits(doc, Span(2, 6), ["term"])[0].text == "term"


def test_alternatives() -> None:
    assert alternatives(r"a|b\|c|") == ["a", "b|c"]
    assert listed(["a"]) == "'a'"
    assert listed(["a", "b", "c"]) == "'a', 'b' or 'c'"
    assert listed([]) == ""


def test_titles_and_sentences() -> None:
    assert casing.title("the state-of-the-art of war") == "The State-of-the-Art of War"
    assert casing.title("notes: a tale of iOS", words=["iOS"]) == "Notes: A Tale of iOS"
    assert casing.sentence("A Tale: Of Two", indicators=[":"]) == "A tale: Of two"
    assert casing.sentence("The NATO Talks", words=["NATO"]) == "The NATO talks"
