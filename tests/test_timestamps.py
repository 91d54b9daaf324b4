"""Times as formats write them."""

import pytest

from newslint.timestamps import iso, later


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("20190109T120800+0000", "2019-01-09T12:08:00+00:00"),
        ("20190109T120800Z", "2019-01-09T12:08:00+00:00"),
        ("2019-01-09T12:08:00.123+01:00", "2019-01-09T12:08:00.123000+01:00"),
        ("2019-01-09 12:08:00", "2019-01-09T12:08:00"),
        ("20190109", "2019-01-09"),
        (" 2019-01-09\n", "2019-01-09"),
        ("Wed, 09 Jan 2019 12:08:00 GMT", "2019-01-09T12:08:00+00:00"),
        ("Wed, 9 Jan 2019 12:08 -0500", "2019-01-09T12:08:00-05:00"),
        ("9 January", "9 January"),
        ("20191309T120800Z", "20191309T120800Z"),
        ("", ""),
    ],
)
def test_iso(text: str, time: str) -> None:
    assert iso(text) == time


def test_later() -> None:
    assert later("2019-01-09T12:00:00+00:00", "2019-01-09T12:30:00+01:00").endswith("0")
    assert later("2019-01-09T12:00:00", "2019-01-09T12:01:00Z").endswith("Z")
    assert later("2019-01-09", "soon") == "2019-01-09"
    assert later("", "") == ""
