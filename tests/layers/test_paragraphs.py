"""Paragraphs: one a line, or of wrapped lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslint
from newslint.document import Document
from newslint.layers import paragraphs
from newslint.layers.paragraphs import flowing, hard_wrapped

LEAD = """\
SINGAPORE (AP) — The leaders of the two countries met on the island on
Tuesday and signed a paper that both of them called a new beginning
and that few of those who watched could make head or tail of."""
QUOTE = """\
“It was a very great day,” one of them said when it was over, and he
shook the hand of the other for so long that the cameras, which had
been there since dawn, ran out of film."""
ITEMS = """\
Kim and Trump meet on an island for the first time
Shares fall in Tokyo as traders wait for the paper
Rain is forecast for the north and west on Monday
City beat United at home and go to the top of all
Singer of the hit of the year is to leave the band
"""


def texts(text: str) -> list[str]:
    doc = Document(text)
    return [doc[span] for span in paragraphs(doc)]


def joined(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in texts(text)]


def flat(*parts: str) -> list[str]:
    return [" ".join(part.split()) for part in parts]


def test_a_line_is_a_paragraph() -> None:
    long = "This is a line of copy that goes on for a while. " * 5
    assert texts(f"Head\n\n  {long.strip()} \n{long.strip()}\n \t \nEnd") == [
        *("Head", long.strip(), long.strip(), "End"),
    ]
    assert texts("One\n\n\n\nTwo\n") == ["One", "Two"]
    assert texts(" \n\t\n") == texts("") == []


def test_wrapped_lines_are_joined() -> None:
    text = f"A headline\n\n{LEAD}\n\n{QUOTE}\n"
    assert hard_wrapped(Document(text))
    assert joined(text) == flat("A headline", LEAD, QUOTE)


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    head = "Source: Example\nMEDIA RELEASE 12\nA new beginning\n\n"
    assert joined(f"{head}{LEAD}\n\n{QUOTE}\nENDS\n\n{LEAD}\n") == [
        *("Source: Example", "MEDIA RELEASE 12", "A new beginning"),
        *flat(LEAD, QUOTE, "ENDS", LEAD),
    ]
    ragged = LEAD.replace("that both of", "that\nThe Hague and all of")
    assert joined(f"{ragged}\n\n{QUOTE}\n") == [
        *flat(LEAD.replace("both of", "The Hague and all of"), QUOTE),
    ]


def test_a_byline_has_a_line_of_its_own() -> None:
    head = "Leaders of two countries meet on an island in the sea and sign it"
    text = f"{head}\nBy Jane Doe and John Roe, Example News in Singapore =\n{LEAD}\n"
    assert len(joined(f"{text}\n{QUOTE}")) == 4


def test_wrapped_copy_flows() -> None:
    text = (
        f"A headline\n\n{LEAD}\n\n{QUOTE.replace('cameras', 'came-' + chr(10) + 'ras')}"
    )
    doc = Document(text)
    flow = flowing(doc)
    assert len(flow.text) == len(text)
    assert flow.text.split() == text.split()
    assert flow.text.count("\n") == 4
    assert "came-\u2009ras" in flow.text
    assert flow.source == text
    assert paragraphs(flow) == paragraphs(doc)
    assert flowing(flow) is flow
    for line_by_line in (Document(ITEMS), Document("One line")):
        assert flowing(line_by_line) is line_by_line


def test_rules_see_wrapped_copy_as_if_it_was_not() -> None:
    text = f"{LEAD.replace('of them called', 'of them called a')}\n\n{QUOTE}"
    text = text.replace("called a a", "called a\na").replace("ran out", "ran\r\nout")
    (found,) = (f for f in newslint.check(text) if f.rule.startswith("repetition/"))
    assert found.rule == "repetition/doubled-function-word"
    assert text[found.span.start : found.span.end].split() == ["a", "a"]
    assert text.splitlines()[found.start.line - 1].endswith("called a")
    alone = LEAD.replace("and that few", "and\nadvertisement.\nand that few")
    alone = f"{LEAD}\n\n{QUOTE}\n\n{alone}"
    assert not [f for f in newslint.check(alone) if f.rule.startswith("boilerplate/")]


def test_an_indent_begins_a_paragraph() -> None:
    text = f"   {LEAD}\n   {QUOTE}\n\t{LEAD}\n"
    assert joined(text) == flat(LEAD, QUOTE, LEAD)


def test_a_margin_is_no_indent() -> None:
    text = f"{LEAD}\n\n{QUOTE}".replace("\n", "\n      ")
    assert joined("      " + text) == flat(LEAD, QUOTE)


def test_an_address_or_a_rule_may_be_longer_than_a_line() -> None:
    rule, address = "=" * 120, "https://example.com/" + "a" * 120
    text = f"{rule}\n\n{LEAD}\n{address}\n{QUOTE}"
    assert joined(text) == flat(rule, f"{LEAD} {address} {QUOTE}")


@pytest.mark.parametrize(
    "text",
    [
        ITEMS,  # as long as each other, but each begins with a capital
        "One sentence stands on each of the lines.\n" * 6,
        "a short line\nand another one\nand one more\nand the last\n",
        "one very long line " * 8 + "\n" + LEAD,
        f"{LEAD[: LEAD.index('and')]}\n",  # too few lines to tell
        "Smith 5 Jones 7\nand Brown 6 Black 12 after extra time on Saturday\n" * 3,
    ],
)
def test_other_lines_are_not_joined(text: str) -> None:
    assert not hard_wrapped(Document(text))
    assert texts(text) == [line.strip() for line in text.splitlines() if line.strip()]


@given(st.text("a B.\n\t ", max_size=200))
def test_paragraphs_hold_every_letter_once(text: str) -> None:
    doc = Document(text)
    spans = paragraphs(doc)
    assert all(a.end < b.start for a, b in pairwise(spans))
    assert all(doc[span] == doc[span].strip() != "" for span in spans)
    assert "".join("".join(doc[span].split()) for span in spans) == "".join(
        text.split()
    )


# Each would take hours if its time grew with the square of its length.
@pytest.mark.parametrize("piece", [" ", "\n", " \n", "a\n", "\t", "a ", "x"])
def test_long_copy_is_read_in_one_pass(piece: str) -> None:
    doc = Document(1_000_000 * piece)
    assert len(paragraphs(doc)) == (doc.text.count("a\n") or piece in ("a ", "x"))
