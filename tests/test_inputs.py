"""Inputs: what a path holds, decoded, and where reading stops."""

from pathlib import Path

import pytest

from newslint.config import Config
from newslint.files import InputError
from newslint.inputs import decoded, source


def test_loading_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"x" * 1000)
    assert source(str(path), Config(max_megabytes=0.001)) == "x" * 1000
    with pytest.raises(InputError, match=r"over the limit of 0\.000999 MB"):
        source(str(path), Config(max_megabytes=0.000999))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-2"?><p>Ł</p>', "iso-8859-2"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><p>Ł</p>', "utf-8"),
        ('<?xml version="1.0" encoding="martian"?><p>Ł</p>', "utf-8"),
        ('<?xml version="1.0" encoding="utf-16"?><p>Ł</p>', "utf-8"),
        ('<?xml version="1.0" encoding="utf-8"?><p>Café</p>', "cp1252"),
        ('<?xml version="1.0" encoding="us-ascii"?><p>Café</p>', "cp1252"),
        ('<?xml version="1.0"?><p>Ł encoding="iso-8859-2"</p>', "utf-8"),
    ],
)
def test_xml_may_declare_its_encoding_and_be_wrong(data: str, encoding: str) -> None:
    found = decoded(data.encode(encoding), Config())
    assert (found.text, found.encoding.lower()) == (data, encoding)


def test_settings_weigh_more_than_what_xml_declares() -> None:
    data = '<?xml version="1.0" encoding="iso-8859-1"?><p>é</p>'
    found = decoded(data.encode("mac-roman"), Config(encoding="mac-roman"))
    assert found.text == data
