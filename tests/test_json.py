"""JSON with places: strings stand where they say, whatever wrote them."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.document import Document, revise
from newslint.files import InputError
from newslint.json import Quoted, load, spell, spelling
from newslint.model import Edit, Span
from newslint.origin import compose

CHARACTERS = "aZ 9“’é中😀\"\\/<>&'\t\n\r\b\f\u0001\u007f\u00a0\u2028\ufeff"
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(CHARACTERS, max_size=4), inner, max_size=4)
    ),
)


def read(source: str, quoted: Quoted) -> Document:
    text, origin = compose(source, spell(source, quoted), "", spelling(source))
    return Document(text, "x.json", origin=origin)


def one(source: str) -> Document:
    """The document of the only value of an object."""
    [quoted] = load(source).values()
    return read(source, quoted)


def strings(value: Any) -> list[Quoted]:
    if isinstance(value, Quoted):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    return (
        [s for v in value for s in strings(v)]
        if not isinstance(value, (int, float, type(None)))
        else []
    )


@settings(deadline=None)
@given(values, st.booleans(), st.sampled_from([None, 1]))
def test_it_says_what_the_standard_library_says(
    value: Any, ascii_only: bool, indent: int | None
) -> None:
    source = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    found = load(source)
    assert found == json.loads(source)
    for quoted in strings(found):
        assert source[quoted.start - 1] == source[quoted.end] == '"'
        assert json.loads(f'"{source[quoted.start : quoted.end]}"') == quoted


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(8)
    for _ in range(200):
        copy = "".join(dice.choices(CHARACTERS, k=60)).replace("\r", "")
        ascii_only = dice.random() < 0.5
        source = json.dumps({"body": copy}, ensure_ascii=ascii_only)
        doc = one(source)
        assert doc.text == copy
        for _ in range(10):
            start, end = sorted(dice.choices(range(len(copy) + 1), k=2))
            place = doc.locate(Span(start, end))
            inside = source[place.start : place.end]
            assert json.loads(f'"{inside}"') == copy[start:end]


def test_an_edit_is_escaped_as_the_file_is() -> None:
    for ascii_only in (False, True):
        source = json.dumps(
            {"a": 'He said “no” to "it"\\ 😀 all'}, ensure_ascii=ascii_only
        )
        doc = one(source)
        at = doc.text.index("“no” to")
        edit = doc.trace(Edit(Span(at, at + 7), 'a “"b"\\\n😀'))
        assert edit
        after = revise(source, [edit])[0]
        assert json.loads(after)["a"] == doc.text.replace("“no” to", 'a “"b"\\\n😀')
        assert after.isascii() == ascii_only


def test_line_ends_are_newlines() -> None:
    doc = one(r'{"a": "one\r\ntwo\nthree\rfour"}')
    assert doc.text == "one\ntwo\nthree\nfour"
    at = doc.text.index("two")
    assert doc.locate(Span(at, at + 3)) == Span(14, 17)


def test_halves_of_surrogate_pairs_are_no_characters() -> None:
    doc = one(r'{"a": "x\ud83dy\ude00z \ud83d\ude00"}')
    assert doc.text == "x\ufffdy\ufffdz 😀"
    assert doc.trace(Edit(Span(1, 2), "")) is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{"a": "b",\n "c" "d"}', "line 2, column 6: expecting ':' delimiter"),
        ('{"a": "b', "line 1, column 7: unterminated string"),
        ('["\\x"]', "line 1, column 3: invalid \\\\escape"),
        ('["a\nb"]', "line 1, column 4: invalid control character"),
        ("", "line 1, column 1: expecting value"),
        ("[" * 5000 + "]" * 5000, "100 levels"),
        ("[" * 101 + "]" * 101, "100 levels"),
        ('{"a":' * 101 + "1" + "}" * 101, "100 levels"),
        ("[" + "1" * 5000 + "]", "number"),
    ],
)
def test_what_is_no_json_is_refused(source: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load(source)


def test_levels_that_are_not_too_many_are_read() -> None:
    value = load("[" * 100 + "]" * 100)
    for _ in range(99):
        [value] = value
    assert value == []


def test_of_a_key_given_twice_the_last_counts() -> None:
    source = '{"a": "one", "b": {"a": "two", "a": "three"}, "a": "four"}'
    found = load(source)
    assert found == {"a": "four", "b": {"a": "three"}}
    for quoted in strings(found):
        assert source[quoted.start : quoted.end] == quoted
