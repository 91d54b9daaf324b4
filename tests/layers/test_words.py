"""Words and the vocabulary."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.layers import lowered, vocabulary, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The cat sat.", ["The", "cat", "sat"]),
        ("Kim's, Kim’s and the boys’", ["Kim's", "Kim’s", "and", "the", "boys"]),
        ("hard-line non‑smoker re‐entry", ["hard-line", "non‑smoker", "re‐entry"]),
        ("U.N. and the U.S.-led force", ["U.N", "and", "the", "U.S", "led", "force"]),
        ("3.5 percent of 1,000", ["3.5", "percent", "of", "1", "000"]),
        ("snake_case __x__", ["snake", "case", "x"]),
        ("cafe\u0301 re\u00adport naïve", ["cafe\u0301", "re\u00adport", "naïve"]),
        ("—“Yes,” he—she", ["Yes", "he", "she"]),
        ("end.Next a--b a-b-", ["end.Next", "a", "b", "a-b"]),
        ("習近平 Си Цзиньпин", ["習近平", "Си", "Цзиньпин"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    doc = Document(text)
    assert [doc[span] for span in words(doc)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("The the THE", {"the"}),
        (
            "Kim's hard-line U.S. 5th_try",
            {"kim", "s", "hard", "line", "u", "th", "try"},
        ),
        ("Élan ÉLAN Straße", {"élan", "straße"}),
    ],
)
def test_vocabulary(text: str, expected: set[str]) -> None:
    assert vocabulary(Document(text)) == expected


@given(st.text())
def test_lowered_keeps_every_place(text: str) -> None:
    low = lowered(Document(text))
    assert len(low) == len(text)
    assert low.lower() == low


@given(st.text("aB1.-'’_ \n\u0301\u00ad"))
def test_words_hold_every_letter_and_figure(text: str) -> None:
    doc = Document(text)
    spans = words(doc)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = "".join(doc[span] for span in spans)
    assert [c for c in inside if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(doc[span][0].isalnum() for span in spans)
