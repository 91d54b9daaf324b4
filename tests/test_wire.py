"""Messages of wires: their frames, and when they were sent."""

import pytest

from newslint.wire import MESSAGE, moment


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("\x01head\x02text\x03tail\x04", [("head", "text", "tail")]),
        ("x\x01a\x02b\x03c\x04y\x16\x01d\x02e", [("a", "b", "c"), ("d", "e", None)]),
        ("\x01a\x02b\x01c\x02d\x03", [("a", "b", None), ("c", "d", "")]),
        ("\x01a\x03b\x04", []),
        ("a\x02b\x03", []),
    ],
)
def test_messages(source: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [m.groups() for m in MESSAGE.finditer(source)] == found


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        (("24", "02", "01", "1637", "GMT"), "2024-02-01T16:37:00+00:00"),
        (("24", "Feb", "29", "0000", "EST"), "2024-02-29T00:00:00-05:00"),
        (("70", "Okt", "31", "2359", None), "1970-10-31T23:59:00"),
        (("69", "März", "01", "1200", "MEZ"), "2069-03-01T12:00:00"),
        (("24", "août", "01", "1200", "UTC"), "2024-08-01T12:00:00+00:00"),
        (("23", "02", "29", "1200", "GMT"), ""),
        (("24", "13", "01", "1200", "GMT"), ""),
        (("24", "02", "01", "2460", "GMT"), ""),
        (("24", "Foo", "01", "1200", "GMT"), ""),
    ],
)
def test_when_it_was_sent(
    stamp: tuple[str, str, str, str, str | None], expected: str
) -> None:
    assert moment(*stamp) == expected
