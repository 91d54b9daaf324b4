"""‘a’ before a plural: what is flagged, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.checks import plural
from newslint.document import Document

PAIRS = Path(__file__).parents[1] / "rules" / "data" / "pairs.bin"
LOOK = plural.check(PAIRS, unless=["few", "dozen", "million"])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It will make a DNS requests to the server.", "a DNS requests"),
        ("An illegal immigrants, it said.", "An illegal immigrants"),
        ("These could be a mock-ups, or a form.", "a mock-ups"),
        ("It held a face-to-face meetings in May.", "a face-to-face meetings"),
    ],
)
def test_an_article_before_a_plural_is_flagged(text: str, phrase: str) -> None:
    doc = Document(text)
    assert [doc[hit.span] for hit in LOOK(doc)] == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "a few requests, a dozen eggs, a million dollars, a half-million dollars",
        "a sports team, a human rights lawyer, a series of talks, a means to an end",
        "a report claims that, a study shows. a storm hits, a new law requires",
        "Serie A requests, plan-a requests, the requests of the server",
        "a headquarters in town, a crossroads, a gas, a bus, a crisis, a virus",
    ],
)
def test_what_only_looks_like_it_is_silent(text: str) -> None:
    assert list(LOOK(Document(text))) == []
