"""CSV: what the csv module writes is read, each character where it stands."""

import csv
import io
import random
from pathlib import Path

import pytest

from newslint.app import Linter
from newslint.document import Document
from newslint.files import FormatError, InputError
from newslint.fix import fix, write
from newslint.readers.csv import read, stream

from .edits import fixed
from .property import SPANS, WORDS, assert_spans_decode, copy

LINTER = Linter()


def written(rows: list[list[str]], **dialect: object) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, **dialect).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue()


def streamed(data: bytes) -> list[Document]:
    file = io.BufferedReader(io.BytesIO(data))
    return list(stream(file, "a.csv", fields={}, encoding=None, limit=10_000))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_every_character_has_its_place(delimiter: str, line_end: str) -> None:
    dice = random.Random(8)
    wanted = [
        "\n\n".join(copy(dice, WORDS) for _ in range(dice.randint(1, 4)))
        for _ in range(20)
    ]
    rows = [["id", "body", "n"], *([str(i), t, "x;,|"] for i, t in enumerate(wanted))]
    data = written(rows, delimiter=delimiter, lineterminator=line_end)
    for docs in (list(read(data, "a.csv")), streamed(data.encode())):
        assert [doc.text for doc in docs] == wanted
        for doc in docs:
            assert data[doc.base.offset :].startswith(doc.source)
            assert data.count("\n", 0, doc.base.offset) == doc.base.lines
            assert_spans_decode(
                doc, lambda text: text.replace('""', '"'), dice, SPANS // 80
            )


def test_metadata_and_empty_rows() -> None:
    data = "title;body;url\nOne;Ministers met.;https://a.example/\n\n;;\n;More.;\n"
    first, second = read(data, "a.csv")
    assert first.meta == {"headline": "One", "url": "https://a.example/"}
    assert (first.text, second.text) == ("One\n\nMinisters met.", "More.")


def test_a_quotation_mark_inside_a_bare_cell_is_one() -> None:
    docs = list(read('id,text\n1,a 6" pipe\n2,"and ""so"" on"\n', "a.csv"))
    assert [doc.text for doc in docs] == ['a 6" pipe', 'and "so" on']


def test_fixes_keep_the_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["id", "text"],
        ["1", 'He saw the the "man",\nshe said.'],
        ["2", "Ministers saw the the deal."],
    ]
    path.write_text(written(rows), newline="")
    before = path.read_bytes()
    report = LINTER.check_files([path])
    found = [f for f in report.findings if f.rule.startswith("repetition/")]
    assert [(f.start.line, f.start.column) for f in found] == [(2, 11), (4, 17)]
    _, revisions = fix(LINTER, [str(path)], unsafe=False)
    write(revisions)
    assert path.read_bytes() == before.replace(b"the the", b"the")
    with path.open(newline="") as file:
        assert list(csv.reader(file))[1] == ["1", 'He saw the "man",\nshe said.']


def test_what_would_need_quotes_is_not_put_into_a_bare_cell() -> None:
    bare, quoted = read('id,text\n1,a b c\n2,"a, b c"\n', "a.csv")
    assert fixed(bare, "b", "b, c") is None
    assert fixed(bare, "b", "B") == "1,a B c\n"
    assert fixed(quoted, "b", 'b, "c"') == '2,"a, b, ""c"" c"\n'


def test_what_is_wrong_with_a_row_stops_no_other() -> None:
    data = 'id,text\n1,One.\n2\n3,"Two.\n4,Three.\n'
    docs = []
    with pytest.raises(InputError) as caught:
        for doc in read(data, "a.csv"):
            docs.append(doc.text)
    assert docs == ["One."]
    assert [message.partition(":")[0] for message in caught.value.args] == [
        "line 3",
        "line 4",
    ]
    assert "never closed" in caught.value.args[1]


@pytest.mark.parametrize("data", ["", "a,b\n1,2\n"])
def test_a_table_without_text_is_no_story(data: str) -> None:
    with pytest.raises(FormatError, match="no text in text, body"):
        list(read(data, "a.csv"))


def test_a_house_names_its_columns() -> None:
    (doc,) = read("a,b\n1,Ministers met.\n", "a.csv", {"text": "b", "id": "a"})
    assert (doc.text, doc.meta) == ("Ministers met.", {"id": "1"})
