"""A story put together from parts: what is given, and where it stands."""

from newslint.document import Document
from newslint.model import Block, Span
from newslint.origin import Piece, lines
from newslint.parts import story


def taken(source: str, words: str) -> list[Piece]:
    start = source.index(words)
    return [Piece(words, start, start + len(words))]


def made(source: str, *parts: tuple[str, str]) -> Document:
    pieces = [(name, taken(source, words)) for name, words in parts]
    return story(source, "x.json", pieces, {"headline": "Two", "byline": ""})


def test_parts_come_in_the_order_given() -> None:
    source = "One|Two|Three"
    doc = made(source, ("headline", "Two"), ("byline", "One"), ("body", "Three"))
    assert doc.text == "Two\n\nOne\n\nThree"
    assert doc.given == (
        Block(Span(0, 3), "headline"),
        Block(Span(5, 8), "byline"),
        Block(Span(10, 15), "body"),
    )
    for span, _ in doc.given:
        start, end = doc.locate(span)
        assert source[start:end] == doc[span]


def test_empty_parts_and_metadata_are_left_out() -> None:
    doc = story(
        " One", "x", [("byline", lines(" ")), ("body", taken(" One", "One"))], {}
    )
    assert doc.given == (Block(Span(0, 3), "body"),)
    assert dict(made("Two", ("headline", "Two")).meta) == {"headline": "Two"}


def test_gaps_at_the_ends_of_a_part_are_no_part_of_it() -> None:
    source = "\n\nOne\nTwo\n"
    doc = story(source, "x", [("body", lines(source))], {})
    assert doc.text == "One\nTwo"
    assert doc.locate(Span(0, 7)) == Span(2, 9)


def test_nothing_makes_an_empty_story() -> None:
    doc = story("source", "x", [], {})
    assert (doc.text, doc.given) == ("", ())
