"""IPTC 7901: the lines of a message, and edits in them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslint
from newslint.document import Document, revise
from newslint.files import InputError
from newslint.layers.blocks import blocks
from newslint.model import Span
from newslint.readers.iptc7901 import read

from .edits import assert_source_follows_text, fixed
from .property import SPANS, assert_spans_decode, copy

HEADER = "\x01abc062 4 i 211 ccccb   xyz 061\r\n\nOil-talks/\r\n\x02"
TOP = "1ST LEAD\nOil talks go on: No end of them\r\nBy Jane Doe, xyz =\r\n\n"
COPY = (
    "Geneva (XYZ) - Ministers who met in Geneva to to talk about oil\r\n"
    "have not agreed on its price, and they will meet again on Tuesday\r\n"
    "and Wednesday, when all of them are back from their holidays.\r\n\n"
    '"We tried to agree," the minister said in the hall of the palace,\r\n'
    "where they had met, before he left for the airport of the town.\r\n"
)
TRAILER = "\r\n\x03011137 GMT Feb 24 \r\n\x7f\n\x7f\x04"
SOURCE = HEADER + TOP + COPY + TRAILER


def one(source: str) -> Document:
    [doc] = read(source, "story.txt")
    return doc


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(part, " ".join(doc[span].split())) for span, part in blocks(doc)]


def test_a_message() -> None:
    found = parts(one(SOURCE))
    assert found[:3] == [
        ("headline", "Oil talks go on: No end of them"),
        ("byline", "By Jane Doe, xyz"),
        ("dateline", "Geneva (XYZ) -"),
    ]
    assert [(part, text.split()[-1]) for part, text in found[3:]] == [
        ("lead", "holidays."),
        ("body", "town."),
    ]


def test_metadata() -> None:
    assert one(SOURCE).meta == {
        "id": "abc062",
        "priority": "4",
        "section": "i",
        "words": "211",
        "slug": "Oil-talks",
        "source": "xyz",
        "published": "2024-02-01T11:37:00+00:00",
        "headline": "Oil talks go on: No end of them",
        "byline": "By Jane Doe, xyz",
        "wire-notes": "1ST LEAD",
    }


@pytest.mark.parametrize(
    ("trailer", "published"),
    [
        ("011137 GMT Feb 24", "2024-02-01T11:37:00+00:00"),
        ("311137 Okt 89", "1989-10-31T11:37:00"),
        ("011137 CET Mär 24", "2024-03-01T11:37:00"),
        ("321137 GMT Feb 24", None),
        ("012537 GMT Feb 24", None),
        ("011137 GMT Foo 24", None),
        ("", None),
    ],
)
def test_when_it_was_sent(trailer: str, published: str | None) -> None:
    doc = one(f"{HEADER}{COPY}\x03{trailer}\r\n\x04")
    assert doc.meta.get("published") == published


@pytest.mark.parametrize(
    ("top", "notes", "headline"),
    [
        ("Oil talks go on=\n", "", "Oil talks go on"),
        ("REFILE\nEXTRA\nOil talks go on =\r\n", "REFILE EXTRA", "Oil talks go on"),
        (
            "(Achtung)\nOil talks go on\nand on =\r\n",
            "(Achtung)",
            "Oil talks go on and on",
        ),
        ("OIL TALKS =\r\n", "", "OIL TALKS"),
        ("", "", ""),
    ],
)
def test_what_stands_above_the_dateline(top: str, notes: str, headline: str) -> None:
    doc = one(HEADER + top + COPY + TRAILER)
    assert doc.meta.get("wire-notes", "") == notes
    assert doc.meta.get("headline", "") == headline
    given = [" ".join(doc[span].split()) for span, part in doc.given if part != "body"]
    assert given == [headline] * bool(headline)


def test_a_notebook_is_not_to_be_printed() -> None:
    notebook = "\r\n# Notebook\r\n\n## Contacts\r\n- Editing by: Jane Doe\r\n"
    doc = one(HEADER + TOP + COPY + notebook + TRAILER)
    assert doc.text == one(SOURCE).text
    assert doc.meta["wire-notes"] == (
        "1ST LEAD # Notebook ## Contacts - Editing by: Jane Doe"
    )


def test_equals_signs_in_the_copy_are_no_ends_of_headlines() -> None:
    doc = one(HEADER + "The sum is a = b\r\nor b=c.\r\n" + TRAILER)
    assert [part for _, part in doc.given] == ["body"]


def test_several_messages_and_a_header_that_is_none() -> None:
    first, second = read(SOURCE + "\x01?\r\n\x02Oil falls.\x03", "x")
    assert (second.text, dict(second.meta)) == ("Oil falls.", {})
    assert first.text.startswith("Oil talks go on")


@pytest.mark.parametrize("source", ["", "\x01abc", "Oil\x03\x04", "\x02Oil"])
def test_what_holds_no_message_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="no text between STX and ETX"):
        list(read(source, "x"))


def test_edits() -> None:
    doc = one(SOURCE)
    assert fixed(doc, "agreed", "“agréed”") == SOURCE.replace("agreed", "“agréed”")
    assert fixed(doc, "Doe, xyz", "Doe =") is None
    broken = fixed(doc, "Geneva to", "Geneva\nto")
    assert broken == SOURCE.replace("Geneva to", "Geneva\r\nto")


def test_a_finding_stands_in_the_source_and_is_fixed_there() -> None:
    [finding] = [
        f for f in newslint.check(SOURCE, "x.txt") if f.rule.startswith("repetition/")
    ]
    assert (finding.start.line, finding.start.column) == (8, 44)
    assert revise(SOURCE, finding.edits)[0] == SOURCE.replace("to to", "to")


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(7901)
    lines = [copy(dice) for _ in range(40)]
    doc = one(HEADER + TOP + "\r\n\n".join(lines) + TRAILER)
    assert all(line in doc.text for line in lines)
    assert_spans_decode(doc, str, dice, SPANS)
    for span, part in doc.given:
        assert doc[span].strip() == doc[Span(*span)], part


@settings(deadline=None)
@given(st.integers(0, 10**6), st.data())
def test_an_edit_does_to_the_source_what_it_does_to_the_text(
    seed: int, data: st.DataObject
) -> None:
    dice = random.Random(seed)
    lines = "\r\n\n".join(copy(dice) for _ in range(4))
    assert_source_follows_text(one, HEADER + TOP + lines + TRAILER, data)
