"""Parquet: what pyarrow writes is read, and places are rows and columns of text."""

import gzip
import random
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from newslint.app import Linter
from newslint.config import Config
from newslint.files import InputError
from newslint.fix import fix

from .property import SPANS, WORDS, assert_spans_decode, copy

LINTER = Linter()


def written(folder: Path, **columns: list[object]) -> str:
    path = folder / "a.parquet"
    parquet.write_table(pa.table(columns), path, row_group_size=7)
    return str(path)


def test_every_character_has_its_place(tmp_path: Path) -> None:
    dice = random.Random(8)
    wanted: list[object] = [
        "\n\n".join(copy(dice, WORDS) for _ in range(dice.randint(1, 4)))
        for _ in range(20)
    ]
    docs = list(LINTER.read(written(tmp_path, body=wanted, n=list(range(20)))))
    assert [doc.text for doc in docs] == wanted
    for doc in docs:
        assert_spans_decode(doc, str, dice, SPANS // 20)


def test_places_are_rows_and_columns_of_the_cell(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        title=["One", "The the Two"],
        text=["All is well.", "First.\nHe saw the the man."],
        date=["2026-03-01", None],
    )
    docs = list(LINTER.read(path))
    assert docs[0].meta == {"headline": "One", "published": "2026-03-01"}
    report = LINTER.check_files([path])
    found = [f for f in report.findings if f.rule.startswith("repetition/")]
    assert [f.start for f in found] == [(2, 1), (2, 15)]
    assert [f.quote for f in found] == ["The the", "the the"]


def test_it_is_not_fixed_but_reported(tmp_path: Path) -> None:
    path = written(tmp_path, text=["He saw the the man."])
    before = Path(path).read_bytes()
    report, revisions = fix(LINTER, [path], unsafe=False)
    assert [f.quote for f in report.findings] == ["the the"]
    assert revisions == []
    assert Path(path).read_bytes() == before


def test_rows_without_a_text_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, text=["One.", None, None, "Two."])
    docs = []
    with pytest.raises(InputError, match="row 2 and 1 more: no text in"):
        for doc in LINTER.read(path):
            docs.append(doc.text)
    assert docs == ["One.", "Two."]


def test_times_are_told_as_iso_8601_has_them(tmp_path: Path) -> None:
    when = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    path = written(tmp_path, text=["One."], published=[when], updated=[when.date()])
    (doc,) = LINTER.read(path)
    assert doc.meta == {
        "published": "2026-03-01T09:30:00+00:00",
        "updated": "2026-03-01",
    }


def test_a_nested_field(tmp_path: Path) -> None:
    path = written(tmp_path, article=[{"copy": "Ministers met."}])
    linter = Linter(Config(fields={"text": "article.copy"}))
    assert [doc.text for doc in linter.read(path)] == ["Ministers met."]


def test_a_compressed_file(tmp_path: Path) -> None:
    path = tmp_path / "b.parquet.gz"
    data = Path(written(tmp_path, text=["One.", "Two."])).read_bytes()
    path.write_bytes(gzip.compress(data))
    assert [doc.text for doc in LINTER.read(str(path))] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"PAR1 and no more", "no whole Parquet file"), (b"", "no whole Parquet file")],
)
def test_what_is_no_parquet(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(data)
    with pytest.raises(InputError, match=why):
        list(LINTER.read(str(path)))


def test_no_column_with_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no text in text, body"):
        list(LINTER.read(written(tmp_path, number=[1, 2])))
