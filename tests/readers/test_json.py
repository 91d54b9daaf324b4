"""Records in JSON: each character where it stands in the string that holds it."""

import json
import random

import pytest

from newslint.files import FormatError, InputError
from newslint.readers.json import read

from .edits import fixed, texts
from .property import SPANS, assert_spans_decode, copy


def decode(inside: str) -> str:
    return str(json.loads(f'"{inside}"'))


@pytest.mark.parametrize("ascii_only", [True, False])
def test_every_character_has_its_place(ascii_only: bool) -> None:
    dice = random.Random(8)
    wanted = ["\n\n".join(copy(dice) for _ in range(4)) for _ in range(20)]
    rows = [{"id": i, "data": {"text": text}} for i, text in enumerate(wanted)]
    source = json.dumps({"rows": rows}, ensure_ascii=ascii_only, indent=1)
    docs = list(read(source, "a.json"))
    assert [doc.text for doc in docs] == wanted
    for doc in docs:
        assert_spans_decode(doc, decode, dice, SPANS // 40)


def test_the_outermost_objects_with_a_text_are_records() -> None:
    rows = [
        {"text": "One.", "more": {"text": "no"}},
        {"x": 1},
        {"head": {"body": "Two."}},
    ]
    assert [doc.text for doc in read(json.dumps(rows), "a.json")] == ["One.", "Two."]


def test_a_fix_is_made_in_the_string() -> None:
    source = json.dumps({"title": "Deal", "text": "He saw the the “man”.", "n": 1.50})
    (doc,) = read(source, "a.json")
    assert texts(doc) == ["Deal", "He saw the the “man”."]
    assert fixed(doc, "the the", "the") == source.replace("the the", "the")


@pytest.mark.parametrize("source", ["{}", "[1, 2]", '"text"', '{"text": 5}', "null"])
def test_what_has_no_text_is_none_of_it(source: str) -> None:
    with pytest.raises(FormatError):
        list(read(source, "a.json"))


def test_broken_json_is_an_error_where_it_names_a_text() -> None:
    with pytest.raises(FormatError, match="line 1, column 2: extra data"):
        list(read("7{}", "cache.json"))
    with pytest.raises(InputError, match="line 2, column 14") as told:
        list(read('{"title": "x",\n "text": "a" b}', "story.json"))
    assert not isinstance(told.value, FormatError)
