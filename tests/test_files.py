"""Bytes to text and back, and files replaced whole or not at all."""

import codecs
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.files import (
    Decoded,
    InputError,
    decode,
    replace,
    write,
)

LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
STORY = (Path(__file__).parent / "stories" / "kim-motorcade-2.txt").read_text()


@given(LETTERS)
def test_utf8_comes_back(copy: str) -> None:
    decoded = decode(copy.encode())
    assert decoded.bom + decoded.text.encode(decoded.encoding) == copy.encode()
    assert decoded.text == copy.removeprefix("\ufeff")


@given(LETTERS)
def test_a_mark_says_what_follows(copy: str) -> None:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ):
        data = mark + copy.encode(encoding)
        assert decode(data) == Decoded(copy, encoding, mark)
        assert decode(data, "cp1252").encode(copy) == data


@given(st.integers(0, len(STORY) - 60), st.integers(20, 60))
def test_copy_is_told_in_every_unicode(start: int, length: int) -> None:
    copy = STORY[start : start + length]
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        assert decode(copy.encode(encoding)) == Decoded(copy, encoding)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_that_comes_back_or_an_input_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError as error:
        assert str(error)
    else:
        assert "\0" not in decoded.text
        assert isinstance(decoded.encode(decoded.text), bytes)


@given(
    st.binary(max_size=40), st.sampled_from(["cp1252", "utf-16", "utf-7", "gb18030"])
)
def test_any_bytes_under_any_declaration(data: bytes, declared: str) -> None:
    try:
        decode(data, declared)
    except InputError as error:
        assert str(error)


def test_plain_ascii_is_taken_as_declared() -> None:
    assert decode(b"cat", "cp1252") == Decoded("cat", "cp1252")
    assert decode(b"cat") == Decoded("cat", "utf-8")
    assert decode(b"\x1b$B@5\x1b(B", "iso2022_jp").text == "正"


def test_what_an_encoding_cannot_hold() -> None:
    with pytest.raises(InputError, match=r"'日' cannot be written in cp1252"):
        Decoded("", "cp1252").encode("日")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_replacing_keeps_mode_and_link(tmp_path: Path) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    target, link = folder / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to("real/a.txt")
    replace(str(link), b"new")
    assert target.read_bytes() == b"new"
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root")
def test_replacing_keeps_the_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 1234, 2345)
    replace(str(path), b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


def test_replacing_needs_a_regular_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a regular file"):
        replace(str(tmp_path), b"new")
    with pytest.raises(InputError, match="No such file"):
        replace(str(tmp_path / "a.txt"), b"new")
    if Path("/dev/null").exists():
        with pytest.raises(InputError, match="not a regular file"):
            replace("/dev/null", b"new")


def test_a_name_of_the_greatest_length(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".txt")
    path.write_bytes(b"old")
    replace(str(path), b"new")
    assert path.read_bytes() == b"new"


def test_writing_what_utf8_cannot_hold(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "caf\udce9")
    assert (tmp_path / "a.txt").read_bytes() == b"caf\\udce9"
    with pytest.raises(InputError, match="is there already"):
        write(tmp_path / "a.txt", "", mode="x")
    with pytest.raises(InputError, match="Is a directory"):
        write(tmp_path, "")
