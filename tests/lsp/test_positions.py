"""Places in the code units of an encoding, to and fro."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from newslint.lsp import positions

TEXT = "a😀é\r\nb\u2028日\rc\n\n\x0cd"
ENCODINGS = (positions.UTF8, positions.UTF16, positions.UTF32)


def test_lines_end_where_the_protocol_ends_them() -> None:
    assert positions.starts(TEXT) == (0, 5, 9, 11, 12)
    assert positions.starts("") == (0,)
    assert positions.starts("a\r\n") == (0, 3)


@pytest.mark.parametrize(
    ("offset", "places"),
    [
        (0, ((0, 0), (0, 0), (0, 0))),
        (1, ((0, 1), (0, 1), (0, 1))),
        (2, ((0, 5), (0, 3), (0, 2))),
        (3, ((0, 7), (0, 4), (0, 3))),
        (5, ((1, 0), (1, 0), (1, 0))),
        (7, ((1, 4), (1, 2), (1, 2))),
        (8, ((1, 7), (1, 3), (1, 3))),
        (13, ((4, 1), (4, 1), (4, 1))),
    ],
)
def test_places(offset: int, places: tuple[tuple[int, int], ...]) -> None:
    starts = positions.starts(TEXT)
    for encoding, (line, character) in zip(ENCODINGS, places, strict=True):
        place = Position(line, character)
        assert positions.position(TEXT, starts, offset, encoding) == place
        assert positions.offset(TEXT, starts, place, encoding) == offset


@pytest.mark.parametrize(
    ("encoding", "line", "character", "offset"),
    [
        ("utf-16", 0, 2, 1),  # in the middle of a pair
        ("utf-8", 0, 3, 1),
        ("utf-8", 1, 2, 6),
        ("utf-16", 0, 99, 3),  # past the end of the line
        ("utf-8", 0, 99, 3),
        ("utf-32", 0, 99, 3),
        ("utf-16", 3, 7, 11),  # an empty line
        ("utf-16", 9, 0, len(TEXT)),  # past the last line
    ],
)
def test_places_that_there_are_not(
    encoding: str, line: int, character: int, offset: int
) -> None:
    starts = positions.starts(TEXT)
    place = Position(line, character)
    assert positions.offset(TEXT, starts, place, encoding) == offset


@given(st.text(st.characters() | st.sampled_from("\r\n😀\ud83d\ude00\u2028")))
def test_to_and_fro(text: str) -> None:
    starts = positions.starts(text)
    for encoding in ENCODINGS:
        for offset in range(len(text) + 1):
            place = positions.position(text, starts, offset, encoding)
            back = positions.offset(text, starts, place, encoding)
            # Between the two characters of a line end there is no place.
            assert back == offset or text[offset - 1 : offset + 1] == "\r\n"
