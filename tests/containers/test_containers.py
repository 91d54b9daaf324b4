"""Containers: what is packed is read, and put back with nothing else changed."""

import bz2
import gzip
import io
import lzma
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from readers.property import SPANS, assert_spans_decode, copy

from newslint.app import Linter
from newslint.config import Config
from newslint.files import InputError
from newslint.fix import fix, write

LINTER = Linter()
Pack = Callable[[bytes], bytes]
PACKS: dict[str, tuple[Pack, Pack]] = {
    "gz": (gzip.compress, gzip.decompress),
    "bz2": (bz2.compress, bz2.decompress),
    "xz": (lzma.compress, lzma.decompress),
}
TEXT = b"Ministers met.\n\nHe saw the the man.\n"
FIXED = b"Ministers met.\n\nHe saw the man.\n"


def fixed(path: Path) -> bytes:
    _, revisions = fix(LINTER, [str(path)], unsafe=False)
    write(revisions)
    return path.read_bytes()


def zipped(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)


def told(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        list(LINTER.read(str(path)))
    return str(caught.value)


@pytest.mark.parametrize("suffix", PACKS)
def test_every_character_has_its_place(tmp_path: Path, suffix: str) -> None:
    dice = random.Random(8)
    text = "\n\n".join(copy(dice) for _ in range(50))
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(PACKS[suffix][0](text.encode()))
    (doc,) = LINTER.read(str(path))
    assert (doc.path, doc.text) == (str(path), text)
    assert_spans_decode(doc, str, dice, SPANS)


@pytest.mark.parametrize("suffix", PACKS)
def test_a_fix_is_packed_again(tmp_path: Path, suffix: str) -> None:
    pack, unpack = PACKS[suffix]
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(pack(TEXT))
    report = LINTER.check_files([path])
    assert [(f.path, f.start) for f in report.findings] == [(str(path), (3, 8))]
    assert unpack(fixed(path)) == FIXED
    whole = path.read_bytes()
    assert fixed(path) == whole


def test_the_head_of_a_gzip_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    data = io.BytesIO()
    with gzip.GzipFile("copy.txt", "wb", fileobj=data, mtime=1_700_000_000) as file:
        file.write(TEXT)
    path.write_bytes(data.getvalue())
    size = len("copy.txt") + 11
    assert fixed(path)[:size] == data.getvalue()[:size]
    with gzip.open(path) as file:
        assert file.read() == FIXED
        assert file.mtime == 1_700_000_000


def test_what_a_suffix_hides_is_told_by_the_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "story"
    path.write_bytes(gzip.compress(bz2.compress(TEXT)))
    (doc,) = LINTER.read(str(path))
    assert doc.text == TEXT.decode()


def test_the_stories_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    html = b"<p>Ministers <b>met</b>."
    members = {
        "in/one.txt": TEXT,
        "two.html": html,
        "three.html.gz": gzip.compress(html),
        "pic.png": b"\x89PNG",
        "__MACOSX/one.txt": b"x",
        ".hidden.txt": b"x",
    }
    zipped(path, members)
    assert [(doc.path, doc.text) for doc in LINTER.read(str(path))] == [
        (f"{path}/in/one.txt", TEXT.decode()),
        (f"{path}/two.html", "Ministers met."),
        (f"{path}/three.html.gz", "Ministers met."),
    ]


def test_archives_in_archives(tmp_path: Path) -> None:
    inner, path = tmp_path / "inner.zip", tmp_path / "outer.zip"
    zipped(inner, {"a.txt": TEXT})
    zipped(path, {"inner.zip": inner.read_bytes(), "b.txt": TEXT})
    names = [doc.path for doc in LINTER.read(str(path))]
    assert names == [f"{path}/inner.zip/a.txt", f"{path}/b.txt"]
    fixed(path)
    with zipfile.ZipFile(path) as file:
        assert file.read("b.txt") == FIXED
        with zipfile.ZipFile(io.BytesIO(file.read("inner.zip"))) as deep:
            assert deep.read("a.txt") == FIXED
    for _ in range(3):
        zipped(path, {"inner.zip": path.read_bytes()})
    assert "more than 3 containers" in told(path)


def test_a_fix_changes_one_member_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.comment = b"filed by the desk"
        for i, kind in enumerate((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) * 3):
            info = zipfile.ZipInfo(f"{i}.txt", (2020, 1, 1 + i, 0, 0, 0))
            info.external_attr, info.extra = 0o640 << 16, b"\x99\x99\x01\x00x"
            file.writestr(info, b"All is well.\n" if i != 3 else TEXT, kind)
    before = path.read_bytes()
    with zipfile.ZipFile(path) as file:
        old = file.infolist()
        wrong = old[3].header_offset, old[4].header_offset
    after = fixed(path)
    assert after[: wrong[0]] == before[: wrong[0]]
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        assert file.comment == b"filed by the desk"
        assert file.read("3.txt") == FIXED
        new = file.infolist()
        directory = file.start_dir
    shift = new[4].header_offset - wrong[1]
    assert (
        after[new[4].header_offset : directory]
        == (before[wrong[1] : directory - shift])
    )
    for one, two in zip(old, new, strict=True):
        kept = ("filename", "date_time", "external_attr", "extra", "compress_type")
        assert [getattr(one, n) for n in kept] == [getattr(two, n) for n in kept]


def test_members_written_to_a_stream_are_fixed(tmp_path: Path) -> None:
    """Their sizes stand after the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    path, pipe = tmp_path / "a.zip", Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", TEXT)
        file.writestr("b.txt", b"All is well.\n")
    path.write_bytes(pipe.getvalue())
    fixed(path)
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        assert (file.read("a.txt"), file.read("b.txt")) == (FIXED, b"All is well.\n")


@pytest.mark.parametrize("front", [b"#!/bin/sh\n", b""])
def test_an_unusual_archive_is_left_alone(tmp_path: Path, front: bytes) -> None:
    path = tmp_path / "a.zip"
    kind = zipfile.ZIP_DEFLATED if front else zipfile.ZIP_LZMA
    with zipfile.ZipFile(path, "w", kind) as file:
        file.writestr("a.txt", TEXT)
    path.write_bytes(data := front + path.read_bytes())
    _, revisions = fix(LINTER, [str(path)], unsafe=False)
    if front:  # nor is it an archive by its first bytes
        assert revisions == []
    else:
        with pytest.raises(InputError, match="packed in an unusual way"):
            write(revisions)
    assert path.read_bytes() == data


def test_what_is_wrong_with_a_member_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, {"bad.txt": b"\0\1\2", "good.txt": TEXT, "a.xml": b"<book/>"})
    report = LINTER.check_files([path])
    assert [f.path for f in report.findings] == [f"{path}/good.txt"]
    (problem,) = report.errors
    assert problem.message.startswith("bad.txt: holds NUL characters")


def test_a_member_under_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    for at in (6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    path.write_bytes(data)
    assert told(path) == "a.txt: locked by a password; unpack it first"


@pytest.mark.parametrize("suffix", PACKS)
def test_what_is_cut_short(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(PACKS[suffix][0](TEXT * 100)[:-9])
    assert "cut off" in told(path)


@pytest.mark.parametrize("suffix", [*PACKS, "zip"])
def test_what_is_none(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(TEXT)
    assert told(path).startswith(f"no {suffix} file, whatever its name says")


def test_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    data = bytearray(gzip.compress(TEXT * 100))
    data[20] ^= 255
    path.write_bytes(data)
    assert told(path).startswith("broken: it does not unpack")


@pytest.mark.parametrize("suffix", PACKS)
def test_bombs_are_refused_before_they_are_large(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.jsonl.{suffix}"
    path.write_bytes(PACKS[suffix][0](b" " * 30_000_000))
    assert "unpacks to more than 250 times its size" in told(path)


def test_bombs_of_many_members_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, {f"{i}.txt": b" " * 5_000_000 for i in range(4)})
    assert "unpacks to more than 250 times its size" in told(path)


def test_texts_over_the_limit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(random.Random(8).randbytes(2000).hex().encode()))
    with pytest.raises(InputError, match=r"over the limit of 0\.001 MB"):
        list(Linter(Config(max_megabytes=0.001)).read(str(path)))


def test_an_archive_without_stories(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, {"pic.png": b"\x89PNG"})
    assert told(path) == "no stories in this archive"


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The same with a byte changed, some bytes put in, or some left out."""
    at = dice.randrange(len(data))
    more = dice.choice((dice.randbytes(1), b"", dice.randbytes(4) + data[at:][:1]))
    return data[:at] + more + data[at + dice.choice((1, 1, 9)) :]


@pytest.mark.parametrize("suffix", ["zip", *PACKS])
def test_whatever_is_damaged_is_read_or_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.txt.{suffix}"
    if suffix == "zip":
        zipped(path, {"a.txt": TEXT, "b.html.gz": gzip.compress(TEXT)})
    else:
        path.write_bytes(PACKS[suffix][0](TEXT))
    whole = path.read_bytes()
    dice = random.Random(8)
    refused = 0
    for _ in range(300):
        path.write_bytes(damaged(whole, dice))
        try:
            list(LINTER.read(str(path)))
        except InputError as error:
            refused += 1
            assert "\n" not in str(error)
    assert refused > 100
