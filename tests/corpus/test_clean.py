"""The cleaned copy: what is cut, mended and marked, and that all else stays."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
from conftest import Lint

from tests.corpus.conftest import Audit, Write, news, rows

COPY = " ".join(f"word{i}" for i in range(60))


def clean(audit: Audit, tmp_path: Path, *paths: Path, **more: object) -> Path:
    audit(*paths, args=("-j", "1", "--clean", tmp_path / "clean"), **more)
    return tmp_path / "clean"


def test_safe_fixes_are_made_and_others_are_not(
    write: Write, audit: Audit, tmp_path: Path
) -> None:
    row = news(0, 'A “teh” cat, \u2028 a LOUD\n\nCUT THIS\n\ncat "here".')
    folder = clean(audit, tmp_path, write("in.jsonl", [row]))
    (found,) = rows(folder / "in.jsonl")
    assert found == {**row, "text": 'A “the” cat, \u2028 a LOUD\n\ncat "here".'}


def test_what_is_right_stays_byte_for_byte(
    write: Write, audit: Audit, tmp_path: Path
) -> None:
    lines = [
        '{ "text":"caf\\u00e9 \\/ teh", "n":1.50 ,"x" : [ 1 ] }',
        '{"text":"a cat"}',
    ]
    folder = clean(audit, tmp_path, write("in.jsonl", lines))
    assert (folder / "in.jsonl").read_text("utf-8").splitlines() == [
        lines[0].replace("teh", "the"),
        lines[1],
    ]


def test_every_change_is_logged(write: Write, audit: Audit, tmp_path: Path) -> None:
    path = write(
        "in.jsonl", [news(0, "A cat."), news(3, "A teh.\n\nCUT THIS\n\nA cat.")]
    )
    found = rows(clean(audit, tmp_path, path) / "changes.jsonl")
    told = [(c["id"], c["kind"], c["rule"], c["was"], c["now"]) for c in found]
    assert told == [
        (f"{path}#2", "fix", "probe/the", "teh", "the"),
        (f"{path}#2", "fix", "probe/cut-line", "CUT THIS\n\n", ""),
    ]
    text = "Story 3\n\nA teh.\n\nCUT THIS\n\nA cat."
    assert [text[c["start"] : c["end"]] for c in found] == ["teh", "CUT THIS\n\n"]


def test_cuts_side_by_side_are_all_made(
    write: Write, audit: Audit, tmp_path: Path
) -> None:
    text = "CUT THIS\n\nCUT THIS\n\nA cat.\n\nCUT THIS\n\nCUT THIS"
    folder = clean(audit, tmp_path, write("in.jsonl", [news(0, text)]))
    assert rows(folder / "in.jsonl")[0]["text"].strip() == "A cat."
    assert {change["kind"] for change in rows(folder / "changes.jsonl")} == {"fix"}


def test_furniture_is_cut(newslint_command: Lint, write: Write, tmp_path: Path) -> None:
    path = write("in.jsonl", [news(0, f"{COPY}.\n\nAdvertisement\n\nAnd so it was.")])
    run = newslint_command(
        *("corpus", "audit", path, "--out", "out", "--clean", "clean", "--no-config"),
        *("--no-report", "--select", "boilerplate", "-j", "1"),
    )
    assert run.returncode == 0, run.stderr
    (found,) = rows(tmp_path / "clean" / "in.jsonl")
    assert found["text"] == f"{COPY}.\n\nAnd so it was."
    (change,) = rows(tmp_path / "clean" / "changes.jsonl")
    assert (change["kind"], change["was"]) == ("furniture", "Advertisement\n\n")


def test_duplicates_are_marked(write: Write, audit: Audit, tmp_path: Path) -> None:
    like = COPY.replace("word3 ", "other ")
    path = write(
        "in.jsonl", [news(n, t) for n, t in enumerate((COPY, "A.", COPY, like))]
    )
    for row in (found := rows(clean(audit, tmp_path, path) / "in.jsonl")):
        row.pop("title")
    marks = [row.get("newslint") for row in found]
    assert marks[:2] == [None, None]
    assert all(
        mark in ({"same": f"{path}#1"}, {"near": f"{path}#1"}) for mark in marks[2:]
    )


def test_csv_stays_csv(audit: Audit, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ["id", "body", "more"],
                ["1", 'A "teh" cat,\nand on', "x"],
                ["2", COPY, "y"],
            ]
        )
    folder = clean(audit, tmp_path, table)
    with (folder / "in.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file))
    assert found == [
        ["id", "body", "more", "newslint_same", "newslint_near"],
        ["1", 'A "the" cat,\nand on', "x", "", ""],
        ["2", COPY, "y", "", ""],
    ]


def test_what_is_compressed_stays_so(audit: Audit, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "A teh cat."}\n'))
    folder = clean(audit, tmp_path, path)
    assert gzip.decompress((folder / "in.jsonl.gz").read_bytes()) == (
        b'{"text": "A the cat."}\n'
    )


def test_other_formats_become_records(audit: Audit, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "story.txt").write_text("A headline\n\nWe saw teh cat.\n", "utf-8")
    table = pa.table({"body": ["A teh cat.", "A cat."], "source": ["One", "Two"]})
    pq.write_table(table, source / "rows.parquet")
    folder = clean(audit, tmp_path, source)
    assert [row["text"] for row in rows(folder / "rows.parquet.jsonl")] == [
        *("A the cat.", "A cat.")
    ]
    assert rows(folder / "rows.parquet.jsonl")[1]["source"] == "Two"
    (story,) = rows(folder / "story.txt.jsonl")
    assert story["text"] == "A headline\n\nWe saw the cat.\n"


def test_bad_records_and_lost_articles_harm_no_others(
    write: Write, audit: Audit, tmp_path: Path, deadly: dict[str, str]
) -> None:
    lines = [news(0, "A teh."), "{", news(1, "POISON teh"), news(2, "The teh.")]
    path = write("in.jsonl", lines)
    folder = clean(audit, tmp_path, path, rules=["deadly"], env=deadly)
    texts = [json.loads(line)["text"] for line in (folder / "in.jsonl").open()]
    assert texts == ["A the.", "POISON teh", "The the."]


def test_the_audit_is_not_cleaned_into_itself(newslint_command: Lint) -> None:
    run = newslint_command("corpus", "audit", "x", "--out", "out", "--clean", "out")
    assert run.returncode == 2
    assert b"--clean" in run.stderr
