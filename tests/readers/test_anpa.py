"""ANPA 1312: the lines of a message, its codes, and edits in them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslint
from newslint.document import Document, revise
from newslint.files import InputError
from newslint.layers.blocks import blocks
from newslint.model import Edit, Span
from newslint.readers.anpa import read

from .edits import assert_source_follows_text, fixed
from .property import SPANS, assert_spans_decode

HEAD = (
    "\x16\x16\x01W2870\x1fabcde\r\n"
    "r a\x13\x11 BC-EU--Oil-Talks 1stLd-Writethru   02-01 0412\r\n\x02"
)
TAIL = "\r\n\t   \x03AP-WF-02-01-24 1637GMT<\r\n\r\n\x0c\r\n\x04"
LINES = (
    "^BC-EU--Oil-Talks, 1st Ld-Writethru,412<",
    "^Oil ``talks'' go on in Geneva< ",
    "^AP Photo ABC101, ABC102<",
    "^Eds: Adds quote.<",
    "^Ministers cannot agree on the price of oil<",
    "^By JANE DOE=",
    "^Associated Press=",
    "\t   GENEVA (AP) _ Ministers met to to talk about oil _ again, they said. ",
    " ",
    "\t   ``We tried,'' the minister said. ``It's `no' to 6{ percent.'' See a_b@x.org.",
    "^No agreement=",
    "\t   They met again on Tuesday, and a third time on Wednesday, because",
    "of the price.",
    "\x08^;W;L\x10 ",
    "\x08New\x10 York;16;7{\x10 ",
    "\t   ___=",
    "^END<",
)


def message(*lines: str, end: str = "\r\n") -> str:
    return (HEAD + end.join(lines) + end).replace("\r\n", end) + TAIL


def one(source: str) -> Document:
    [doc] = read(source, "story.anpa")
    return doc


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(part, doc[span]) for span, part in blocks(doc)]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_message(end: str) -> None:
    doc = one(message(*LINES, end=end))
    assert parts(doc) == [
        ("headline", "Oil “talks” go on in Geneva"),
        ("deck", "Ministers cannot agree on the price of oil"),
        ("byline", "By JANE DOE"),
        ("byline", "Associated Press"),
        ("dateline", "GENEVA (AP) —"),
        ("lead", "Ministers met to to talk about oil — again, they said."),
        (
            "body",
            "“We tried,” the minister said. “It's ‘no' to 6½ percent.” See a_b@x.org.",
        ),
        ("subhead", "No agreement"),
        ("body", "They met again on Tuesday, and a third time on Wednesday, because"),
        ("body", "of the price."),
        ("table", ";W;L"),
        ("table", "New York;16;7½"),
        ("interstitial", "___"),
    ]


def test_metadata() -> None:
    assert one(message(*LINES)).meta == {
        "id": "W2870",
        "priority": "r",
        "section": "a",
        "slug": "BC-EU--Oil-Talks",
        "version": "1stLd-Writethru",
        "words": "412",
        "published": "2024-02-01T16:37:00+00:00",
        "source": "AP",
        "headline": "Oil “talks” go on in Geneva",
        "deck": "Ministers cannot agree on the price of oil",
        "byline": "By JANE DOE, Associated Press",
        "note": "Adds quote.",
        "wire-notes": "BC-EU--Oil-Talks, 1st Ld-Writethru,412\n"
        "AP Photo ABC101, ABC102\nEds: Adds quote.\nEND",
    }


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = (
        "\t   The ministers met again on Tuesday and a third time on Wednesday in",
        "the hall of the palace, where they had met before, and could not agree",
        "on the price of oil, of gas and of coal, which all of them had wanted to",
        "settle before the summer came.",
        "\t   They went home on Thursday.",
    )
    found = parts(one(message(*lines)))
    assert [text[:12] for _, text in found] == ["The minister", "They went ho"]


def test_lines_of_their_own_without_codes_are_copy() -> None:
    doc = one(message("^Top headlines<", "^Oil falls", "^Gas rises", "^Coal stays"))
    assert [text for _, text in parts(doc)] == [
        *("Top headlines", "Oil falls", "Gas rises", "Coal stays"),
    ]


def test_several_messages() -> None:
    source = message(*LINES) + message("\t   GENEVA (AP) _ One line.")
    first, second = read(source, "x")
    assert second.text == "GENEVA (AP) — One line."
    at = second.text.index("One")
    start, end = second.locate(Span(at, at + 3))
    assert source[start:end] == "One"
    assert first.source is second.source


def test_a_header_that_is_none_and_no_trailer() -> None:
    [doc] = read("\x01what\x13\x11ever\x02\t   Oil falls.", "x")
    assert (doc.text, dict(doc.meta)) == ("Oil falls.", {})


@pytest.mark.parametrize("source", ["", "\x01\x13\x11", "Oil\x03\x04", "\x02Oil"])
def test_what_holds_no_message_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="no text between STX and ETX"):
        list(read(source, "x"))


@pytest.mark.parametrize(
    ("words", "right", "written"),
    [
        ("“talks” go", "“talking” goes", "``talking'' goes"),
        ("6½ percent", "7½ percent —", "7{ percent _"),
        ("met to to talk", "met to talk", "met to talk"),
    ],
)
def test_edits_are_written_in_codes(words: str, right: str, written: str) -> None:
    source = message(*LINES)
    after = fixed(one(source), words, right)
    assert after
    assert written in after
    assert right in one(after).text
    assert len(after) - len(source) == len(written) - len(
        words.replace("“", "``").replace("”", "''")
    )


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("they said", "they say_id"),  # an underscore is a dash
        ("they said", "café"),  # seven bits
        ("agree on", "agree\non"),
        ("they said", "a < b"),
        ("No agreement", ""),  # leaves codes around nothing
        ("New York", "New\tYork"),
    ],
)
def test_edits_that_would_be_codes_are_refused(words: str, right: str) -> None:
    assert fixed(one(message(*LINES)), words, right) is None


def test_eight_bits_where_there_are_some() -> None:
    source = message("\t   López (1-7) won.")
    assert fixed(one(source), "López", "Pérez") == source.replace("López", "Pérez")


def test_a_finding_stands_in_the_source_and_is_fixed_there() -> None:
    source = message(*LINES)
    [finding] = [
        f for f in newslint.check(source, "x.anpa") if f.rule.startswith("repetition/")
    ]
    line = (
        source.splitlines()[finding.start.line - 1] if False else source.split("\r\n")
    )
    assert "to to talk" in line[finding.start.line - 1]
    assert line[finding.start.line - 1][finding.start.column - 1 :].startswith("to to")
    assert revise(source, finding.edits)[0] == source.replace("to to", "to")


WORDS = "the talks R&D x ``so'' `no' _ -- 6{ 5>4 \\ / \" ' # [] } ~ . , ; % $5".split(
    " "
)


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(1312)
    lines = [
        "\t   Oil " + " ".join(dice.choices(WORDS, k=dice.randint(3, 40))) + " end."
        for _ in range(40)
    ]
    doc = one(message(*lines, end=dice.choice(["\n", "\r\n"])))
    assert doc.text.count("end.") == len(lines)
    assert_spans_decode(doc, decode, dice, SPANS)


def decode(inside: str) -> str:
    said = inside.replace("``", "“").replace("''", "”").replace("`", "‘")
    return said.replace("{", "½").replace("_", "—")


def test_a_place_is_kept_by_an_edit() -> None:
    doc = one(message(*LINES))
    at = doc.text.index("—")
    assert doc.trace(Edit(Span(at, at + 1), "-")) == Edit(
        doc.locate(Span(at, at + 1)), "-"
    )


@settings(deadline=None)
@given(st.integers(0, 10**6), st.data())
def test_an_edit_does_to_the_source_what_it_does_to_the_text(
    seed: int, data: st.DataObject
) -> None:
    dice = random.Random(seed)
    lines = [
        dice.choice(["\t   ", "^", ""]) + " ".join(dice.choices(WORDS, k=9)) + end
        for end in dice.choices(["", "<", "=", " "], k=6)
    ]
    assert_source_follows_text(one, message(*lines), data)
