from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Edit, Span
from newslint.server import annotation
from newslint.server.problem import RequestError

COPY = st.text("ab \n😀\u0301").map(lambda text: {"text": text})
MARKUP = st.tuples(st.text("<>b"), st.text(" x")).map(
    lambda pair: {"markup": pair[0], "interpretAs": pair[1]}
)
BARE = st.text("<>b").map(lambda markup: {"markup": markup})


def read(*entries: dict) -> annotation.Document:
    return annotation.read(json.dumps({"annotation": entries}), "story.txt")


@given(st.lists(COPY | MARKUP | BARE))
def test_every_character_of_the_copy_knows_its_place(entries: list[dict]) -> None:
    doc = read(*entries)
    source, text, places = "", "", []
    for entry in entries:
        own = entry.get("text", entry.get("markup", ""))
        reads = entry.get("text", entry.get("interpretAs", ""))
        # What stands for no markup at all belongs to what is before it.
        if "text" in entry:
            start = len(source)
            places += [(len(text) + i, start + i) for i in range(len(reads))]
        source, text = source + own, text + reads
    assert (doc.source, doc.text) == (source, text)
    for at, place in places:
        assert doc.locate(Span(at, at + 1)) == (place, place + 1)


def test_line_ends_of_windows_are_one_place() -> None:
    doc = read({"text": "a\r\nb"}, {"markup": "<br>", "interpretAs": "\n"})
    assert doc.text == "a\nb\n"
    assert doc.locate(Span(1, 2)) == (1, 3)
    assert doc.locate(Span(2, 3)) == (3, 4)


def test_an_edit_through_markup_is_none() -> None:
    doc = read({"text": "Lu ga"}, {"markup": "<b>"}, {"text": "ve said"})
    assert doc.trace(Edit(Span(3, 7), "")) is None
    assert doc.trace(Edit(Span(8, 12), "told")) == ((11, 15), "told")


@pytest.mark.parametrize(
    "data",
    ["", "[]", "{}", '{"annotation": 1}', '{"annotation": [1]}', "[" * 99_999]
    + [
        json.dumps({"annotation": [entry]})
        for entry in ({}, {"text": 1}, {"text": "a", "markup": "b"}, {"txt": "a"})
    ],
)
def test_what_is_no_annotated_text_is_refused(data: str) -> None:
    with pytest.raises(RequestError) as refused:
        annotation.read(data, "story.txt")
    assert refused.value.status == 400
