"""Readers: files of every format with anything done to them, and no format at all."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.app import Linter
from newslint.document import Document
from newslint.files import InputError
from newslint.model import Edit, Problem, Span

from .effort import bounded, tried
from .mutation import ODD, PLANES, Change, changes, lines, mutated
from .samples import BYTES, TEXTS
from .soundness import assert_one_line, assert_sound, linted, usual

ANY = st.one_of(
    st.sampled_from(ODD),
    st.text(PLANES, max_size=4),
    *(lines(text) for _, text in TEXTS),
)
ANY_BYTES = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(ODD).map(str.encode),
    st.sampled_from([data for _, data in BYTES]).map(lambda data: data[:64]),
)
NAMES = sorted({name for name in usual().catalogue.readers if name})


def read(linter: Linter, source: str, form: str) -> list[Document]:
    """Read a text, and demand that every place of it is one of the source."""
    try:
        docs = list(linter.documents(source, f"story{form}", form))
    except InputError as error:
        assert_one_line(error)
        return []
    for doc in docs:
        assert_placed(doc)
    return docs


def assert_placed(doc: Document) -> None:
    """Every character of the text has its place, and so has any edit."""
    length = len(doc.text)
    for start in range(0, length, max(1, length // 50)):
        place = doc.locate(Span(start, min(length, start + 5)))
        assert 0 <= place.start <= place.end <= len(doc.source)
        assert (1, 1) <= doc.position(place.start) <= doc.position(place.end)
        edit = doc.trace(Edit(Span(start, min(length, start + 1)), "x"))
        assert edit is None or edit.span.end <= len(doc.source)
    for span, _ in doc.given:
        assert 0 <= span.start <= span.end <= length


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_file_of_each_format_with_changes(number: int) -> None:
    suffix, source = TEXTS[number]

    @tried(12)
    @given(changes(st.one_of(ANY, lines(source))))
    def run(made: list[Change]) -> None:
        text = mutated(source, made)
        with bounded():
            read(usual(), text, suffix)
            report = linted(usual(), text, f"story{suffix}")
        if not isinstance(report, InputError):
            assert_sound(report, text)

    run()


@tried(60)
@given(st.lists(ANY, max_size=30).map("".join), st.sampled_from(NAMES))
def test_pieces_of_anything_as_any_format(text: str, form: str) -> None:
    with bounded():
        read(usual(), text, form)


@pytest.mark.parametrize("number", range(len(BYTES)))
def test_bytes_of_each_format_with_changes(number: int, tmp_path: Path) -> None:
    suffix, data = BYTES[number]
    path = tmp_path / f"story{suffix}"

    @tried(8)
    @given(changes(ANY_BYTES))
    def run(made: list[Change]) -> None:
        path.write_bytes(mutated(data, made))
        with bounded():
            report = usual().check_files([path])
        assert_told(report.errors)

    run()


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".zip"])
def test_members_of_archives_with_changes(suffix: str, tmp_path: Path) -> None:
    data = dict(BYTES)[suffix]
    path = tmp_path / f"story{suffix}"

    @tried(15)
    @given(changes(ANY_BYTES))
    def run(made: list[Change]) -> None:
        path.write_bytes(rewritten(data, made))
        with bounded():
            report = usual().check_files([path])
        assert_told(report.errors)

    run()


def rewritten(data: bytes, made: list[Change]) -> bytes:
    """Make the changes in every member, so that no checksum belies them."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, mutated(old.read(name), made))
    return file.getvalue()


def assert_told(errors: Iterable[Problem]) -> None:
    """What is wrong with a file is told in a line, and is no fault of a rule."""
    for _, message in errors:
        assert "\n" not in message
        assert "broke down" not in message and "time limit" not in message
