"""Packed files on the command line: from standard input, fixed, and what is refused."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from conftest import Lint

TEXT, FIXED = b"teh cat\n", b"the cat\n"


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in members.items():
            file.writestr(f"{name}.txt", text)
    return data.getvalue()


def test_standard_input_is_unpacked(lint: Lint) -> None:
    done = lint("-", "--stdin-filename", "a.txt.gz", stdin=gzip.compress(TEXT))
    assert done.stdout.startswith(b"a.txt.gz:1:1: error: ")
    done = lint("-", "--stdin-filename", "a.zip", stdin=zipped(one=TEXT, two=TEXT))
    assert done.stdout.startswith(b"a.zip/one.txt:1:1: error: ")
    assert b"2 errors in 2 documents" in done.stdout


def test_standard_input_comes_out_packed(lint: Lint) -> None:
    done = lint("--fix", "-", stdin=gzip.compress(TEXT))
    assert gzip.decompress(done.stdout) == FIXED
    done = lint("--fix", "-", stdin=zipped(one=TEXT, two=b"a cat\n"))
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as file:
        assert {name: file.read(name) for name in file.namelist()} == {
            "one.txt": FIXED,
            "two.txt": b"a cat\n",
        }
    whole = gzip.compress(b"a cat\n")
    assert lint("--fix", "-", stdin=whole).stdout == whole


def test_all_the_stories_of_an_archive_are_fixed_at_once(
    lint: Lint, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(one=TEXT, two=b"a cat\n", three=TEXT))
    done = lint("--fix", "a.zip")
    assert done.stderr == b"newslint: 2 fixed in 2 of 3 files\n"
    with zipfile.ZipFile(path) as file:
        assert [file.read(name) for name in file.namelist()] == [
            FIXED,
            b"a cat\n",
            FIXED,
        ]
    assert lint("a.zip").returncode == 0


@pytest.mark.parametrize("option", ["--diff", "--mark"])
def test_what_is_printed_of_packed_files(
    lint: Lint, tmp_path: Path, option: str
) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT))
    done = lint(option, "a.txt.gz")
    if option == "--mark":
        assert done.stdout == b"{~~teh~>the~~} cat\n"
    else:
        assert done.returncode == 2
        assert b"a.txt.gz: no patch can be made of what is packed" in done.stderr


def test_compressed_stories_in_folders_are_found_archives_are_not(
    lint: Lint, tmp_path: Path
) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT))
    (tmp_path / "a.log.gz").write_bytes(gzip.compress(TEXT))
    (tmp_path / "a.zip").write_bytes(zipped(one=TEXT))
    done = lint(".")
    assert b"1 error in 1 document" in done.stdout
    assert done.stderr == b""
