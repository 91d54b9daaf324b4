"""JSON Lines: a record a line, each where it stands in the file, however large."""

import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.app import Linter
from newslint.document import Document
from newslint.files import InputError
from newslint.fix import fix, write
from newslint.layers import blocks
from newslint.readers.jsonl import read, stream

from .edits import fixed
from .property import SPANS, WORDS, assert_spans_decode, copy

LINTER = Linter()
SPOKEN = [word for word in WORDS if "\u2028" not in word]


def streamed(data: bytes, limit: int = 10_000) -> list[Document]:
    file = io.BufferedReader(io.BytesIO(data))
    return list(stream(file, "a.jsonl", fields={}, encoding=None, limit=limit))


def decode(inside: str) -> str:
    return str(json.loads(f'"{inside}"'))


@pytest.mark.parametrize("ascii_only", [True, False])
def test_every_character_has_its_place(ascii_only: bool) -> None:
    dice = random.Random(8)
    wanted = [
        "\n\n".join(copy(dice, SPOKEN) for _ in range(dice.randint(1, 4)))
        for _ in range(20)
    ]
    data = "".join(
        json.dumps({"id": i, "body": text}, ensure_ascii=ascii_only) + "\r\n"
        for i, text in enumerate(wanted)
    )
    for docs in (list(read(data, "a.jsonl")), streamed(data.encode())):
        assert [doc.text for doc in docs] == wanted
        for doc in docs:
            offset = doc.base.offset
            assert data[offset:].startswith(doc.source)
            assert_spans_decode(doc, decode, dice, SPANS // 40)


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"text": "All is well."}, {"title": "Ä", "text": "He saw the the man."}]
    path.write_text("\n" + "\n".join(map(json.dumps, rows)) + "\n")
    data = path.read_text()
    report = LINTER.check_files([path])
    (found,) = [f for f in report.findings if f.rule.startswith("repetition/")]
    assert data[found.span.start : found.span.end] == "the the"
    line = data.split("\n")[2]
    assert found.start == (3, line.index("the the") + 1)


def test_fields_are_those_of_stories() -> None:
    row = {
        "title": "Ministers Agree",
        "author": ["Jane Roe", "John Doe"],
        "date": "2026-03-01",
        "body": "Ministers agreed on Monday, officials said.",
        "tags": ["talks", "deal"],
        "url": "https://example.org/",
        "paid": True,
    }
    (doc,) = read(json.dumps(row), "a.jsonl")
    assert [(part, doc[span]) for span, part in blocks(doc)] == [
        ("headline", "Ministers Agree"),
        ("lead", "Ministers agreed on Monday, officials said."),
    ]
    assert doc.meta == {
        "headline": "Ministers Agree",
        "byline": "Jane Roe, John Doe",
        "published": "2026-03-01",
        "keywords": "talks, deal",
        "url": "https://example.org/",
    }


def test_a_house_names_its_fields() -> None:
    row = {"article": {"copy": "Ministers met."}, "text": "no", "desk": "World"}
    fields = {"text": "article.copy", "section": "desk"}
    (doc,) = read(json.dumps(row), "a.jsonl", fields)
    assert (doc.text, doc.meta) == ("Ministers met.", {"section": "World"})


def test_html_in_a_field_is_read_as_such() -> None:
    row = {"body": "<p>Ministers <b>m</b>et &amp; ate.</p><h2>Then</h2><p>Home.</p>"}
    (doc,) = read(json.dumps(row), "a.jsonl")
    assert doc.text == "Ministers met & ate.\n\nThen\n\nHome."
    assert [part for _, part in blocks(doc)][1] == "subhead"


def test_what_is_wrong_with_a_line_stops_no_other() -> None:
    lines = [
        b'{"text": "One."}',
        b'{"text": "cut',
        b'{"title": "no text"}',
        b"[1, 2]",
        b'{"text": "caf\xc3\xa9 \xff"}',
        b'{"text": "' + b"x" * 10_000 + b'"}',
        b'{"title": "none here"}',
        '{"text": "Größer."}'.encode(),
        b'{"text": "Two."}',
    ]
    found = []
    with pytest.raises(InputError) as caught:
        for doc in stream(
            io.BufferedReader(io.BytesIO(b"\n".join(lines))),
            "a.jsonl",
            fields={},
            encoding=None,
            limit=10_000,
        ):
            found.append((doc.text, doc.base.lines))
    assert found == [("One.", 0), ("Größer.", 7), ("Two.", 8)]
    told = sorted(message.partition(":")[0] for message in caught.value.args)
    assert told == ["line 2", "line 3 and 1 more", "line 4", "line 5", "line 6"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = '{"text": "“Größer” – said"}\n{"text": "café"}\n'.encode(encoding)
    docs = streamed(data)
    assert [doc.text for doc in docs] == ["“Größer” – said", "café"]
    assert docs[1].base == (len('{"text": "“Größer” – said"}\n'), 1)


def test_records_are_judged_each_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    words = ("armoured", "armored", "armoured", "armored")
    rows = [{"text": f"An {word} car stood there."} for word in words]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert not LINTER.check_files([path]).findings
    path.write_text(json.dumps({"text": " ".join(row["text"] for row in rows)}))
    assert LINTER.check_files([path]).findings


def test_a_fix_changes_one_line_and_json_still_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"text": "All “is” well, he said."},
        {"id": 1, "text": "He saw the the “man” é.\nShe left."},
        {"text": "Said “no” again."},
    ]
    path.write_text("\r\n".join(map(json.dumps, rows)) + "\r\n", newline="")
    before = path.read_bytes()
    _, revisions = fix(LINTER, [str(path)], unsafe=False)
    write(revisions)
    assert path.read_bytes() == before.replace(b"the the", b"the")
    rows[1]["text"] = "He saw the “man” é.\nShe left."
    assert [json.loads(line) for line in path.read_text().splitlines()] == rows


def test_a_word_with_escapes_in_it_can_be_edited() -> None:
    (doc,) = read(json.dumps({"text": "She said café café was “shut”."}), "a.jsonl")
    assert "\\u00e9" in doc.source
    source = fixed(doc, "café café", "café")
    assert json.loads(source or "") == {"text": "She said café was “shut”."}


# The peak is read from /proc: that of getrusage counts the process that started it.
MEASURE = """
import re, sys
from pathlib import Path
from newslint.app import Linter
from newslint.config import Choice, Config
report = Linter(Config(Choice(select=("punctuation",)))).check_files([sys.argv[1]])
assert not report.findings
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(report.documents, peak[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux alone")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    story = {"title": "A title", "text": "Ministers met in Geneva on Monday. " * 250}
    line = json.dumps(story) + "\n"
    peaks = []
    for megabytes in (1, 10):
        path = tmp_path / f"{megabytes}.jsonl"
        count = megabytes * 1_000_000 // len(line)
        path.write_text(line * count)
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(path)], capture_output=True, check=True
        )
        documents, peak = map(int, done.stdout.split())
        assert documents == count
        peaks.append(peak)
    assert peaks[1] - peaks[0] < 4_000  # kilobytes, of 9,000 more that were read
