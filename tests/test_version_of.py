"""A text that is one of several versions of a story says so."""

from newslint.checks import version_of
from newslint.document import Document
from newslint.model import Hit


def said(*sisters: str) -> list[str]:
    doc = Document("\n\nThe headline\n\nThe story.", "story.txt")
    hits = version_of.check()(doc, sisters=[Document("", path) for path in sisters])
    return [
        doc[hit.span] + ": " + hit.words["where"] + hit.words["more"]
        for hit in hits
        if isinstance(hit, Hit)
    ]


def test_a_story_without_sisters_is_alone() -> None:
    assert said() == []


def test_the_first_sister_is_named_and_the_others_counted() -> None:
    assert said("a.txt") == ["The headline: a.txt"]
    assert said("a.txt", "b.txt", "c.txt") == ["The headline: a.txt and 2 more"]


def test_a_text_without_words_has_no_place_to_say_it() -> None:
    assert list(version_of.check()(Document(""), sisters=[Document("x")])) == []
