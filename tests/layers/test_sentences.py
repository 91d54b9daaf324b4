"""Sentences as news writes them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers import paragraphs, sentences
from newslint.layers.sentences import sentence_at


def split(text: str) -> list[str]:
    doc = Document(text)
    return [doc[span] for span in sentences(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "He left. | She stayed.",
        "He left! | She stayed? | No.",
        "“In due course.” | He left.",
        '"In due course." | He left.',
        "“Really?” he said.",
        "“Really?” John Smith asked.",
        "“Really!” Dr. J. Smith wrote. | “Really?” | Then he left.",
        "“It is,” he said. | “It was.”",
        "“It is over.” | “It is not.” | ‘So.’ | 'Well.' | (It was.) | So it was.",
        "He asked, “Why?” | Nobody knew.",
        "U.S. President Donald Trump left.",
        "He lives in the U.S. | The rest do not.",
        "He lives in the U.S., she in the U.K. | But they met.",
        "They met on Jan. 5 in St. Louis.",
        "They met in January. | It was cold.",
        "Gov. Scott and Sen. Rubio met Lt. Col. Smith, Rev. Brown and Mrs. Jones.",
        "It opens at 9 a.m. Monday and closes at 5 p.m. EST.",
        "It closed at 5 p.m. | Police came at 6 a.m. | They left.",
        "Acme Inc. said so. | Acme Corp. Chairman John Roe did not.",
        "He works for Acme Inc. | The firm is big.",
        "J. K. Rowling met J.K. Simmons and E. A. Poe. | A. A. Milne did not.",
        "John F. Kennedy and George W. Bush won.",
        "Plan B. | The rest is silence.",
        "It fell 3.5 percent, to $1.25. | $6 was the high.",
        "It was No. 5 on the list, see p. 12 and Fig. 3.",
        "He said no. | Smith agreed.",
        "It was a near miss. | Police said so.",
        "They met in Jackson, Miss. | The rest stayed away.",
        "He thought ... and thought. ... | So did she.",
        "He thought… and left… | She stayed.",
        "He left. . . . | She stayed.",
        "See www.example.com. | The page http://a.b/c?d=e.f is gone.",
        "Yahoo! Inc. rose. | Yahoo! | The end!",
        "What?! | No!!! | Yes.",
        "Smith v. Jones and Roe vs. Wade et al. were cited.",
        "Martin Luther King Jr. Day is in January.",
        "iPhone sales rose. | iPad sales fell. | eBay rose.",
        "In 2019. | 20 people came.",
        "1. The first item. | 2. The second item.",
        "Sens. Ted Cruz (R-Texas) and Bob Casey (D-Pa.) spoke.",
        "Ph.D. students, e.g. Smith, i.e. him, wrote a Ph.D. | That was all.",
        "judge P. Kevin Castel ruled.",
        "He said so.[1] | She did not.",
        "See Example.Com and Mr.Smith of St.Louis at No.Ten.",
        "He has an A.B.C Radio set, bought from Yahoo.Inc for 3.5 dollars.",
        "Kim meets Moon in U.S.",
        "Élan is all. | Über is not. | Ça va.",
        "",
    ],
)
def test_sentences(text: str) -> None:
    expected = text.split(" | ") if text else []
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He left the end.|She stayed.|A man came. |I saw him",
        "They met on the vote.|The minister, who came in 2014.|Then he left",
        "“It is over.”|The end came. |“Not yet,” he said.|“Soon.”",
        'He said, "It is over."|The end came.|"Not yet," he said.',
        "Is it over?|Nobody knew (not he).|The rest did!|Some more",
    ],
)
def test_sentences_that_touch(text: str) -> None:
    expected = text.split("|")
    assert split("".join(expected)) == [sentence.rstrip() for sentence in expected]


def test_headlines_without_stops_are_their_own() -> None:
    assert split("Kim meets Trump\n\nSINGAPORE (AP) — They met. They left.\n") == [
        "Kim meets Trump",
        "SINGAPORE (AP) — They met.",
        "They left.",
    ]


def test_sentences_go_on_over_wrapped_lines() -> None:
    text = (
        "The leaders of the two countries met on the island on Tuesday and\n"
        "signed a paper. It was the first time that leaders of the two had\n"
        "met at all. “It was a very great day,” one of them said when it\n"
        "was over. The other left.\n"
    )
    ends = [sentence.split()[-2:] for sentence in split(text)]
    assert ends == [
        ["a", "paper."],
        ["at", "all."],
        ["was", "over."],
        ["other", "left."],
    ]


@given(st.text("aB. \n?!“”’.U…1", max_size=60))
def test_sentences_hold_every_letter_once(text: str) -> None:
    doc = Document(text)
    spans = sentences(doc)
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(doc[span].split()) for span in spans) == "".join(
        text.split()
    )
    assert all(doc[span] == doc[span].strip() != "" for span in spans)
    assert {p.start for p in paragraphs(doc)} <= {span.start for span in spans}


def test_the_sentence_at_an_offset() -> None:
    doc = Document("One. Two.\n\nThree.")
    assert [doc[sentence_at(doc, i)] for i in (0, 3, 4, 5, 9, 10, 11, 16)] == [
        *("One.", "One.", "One.", "Two.", "Two.", "Two.", "Three.", "Three."),
    ]
    assert sentence_at(Document(""), 0) == (0, 0)


# Each would take hours if its time grew with the square of its length.
@pytest.mark.parametrize(
    "piece", [".", ". ", "a. ", ".”", "Mr. ", '. "', "?!", "“ ", "A."]
)
def test_long_lines_are_read_in_one_pass(piece: str) -> None:
    assert "".join(split(piece * 200_000)).replace(" ", "") == (
        piece * 200_000
    ).replace(" ", "")
