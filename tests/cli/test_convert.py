"""``newslint convert``: what newslint sees in a file, as JSON or Markdown."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from conftest import Lint
from markdown_it import MarkdownIt

PAGE = """<html lang="en"><meta property="og:title" content="Ministers Agree on a Deal">
<h1>Ministers Agree on a Deal</h1><p>Ministers agreed on &ldquo;a deal&rdquo; on Monday,
officials said.</p><h2>What comes next</h2><p>They meet again, officials said.</p>"""


def test_json_tells_text_parts_and_metadata(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    done = newslint_command("convert", "page.html")
    assert (done.returncode, done.stderr) == (0, b"")
    story = json.loads(done.stdout)
    assert story["path"] == "page.html"
    assert story["meta"]["headline"] == "Ministers Agree on a Deal"
    for part in story["parts"]:
        words = story["text"][part["start"] : part["end"]].split()[0]
        line = PAGE.split("\n")[part["line"] - 1]
        assert line[part["column"] - 1 :].startswith(words)
    first, second = (story["parts"][i] for i in (0, 1))
    assert (first["part"], second["part"]) == ("headline", "lead")
    assert "“a deal” on Monday, officials" in story["text"]


def test_markdown_is_that_of_the_parts(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    done = newslint_command("convert", "page.html", "--to", "markdown")
    head, _, copy = done.stdout.decode().removeprefix("---\n").partition("\n---\n")
    assert 'headline: "Ministers Agree on a Deal"' in head
    shown = MarkdownIt().render(copy)
    assert "<h1>Ministers Agree on a Deal</h1>" in shown
    assert "<p>Ministers agreed on “a deal” on Monday, officials said.</p>" in shown


def test_several_stories_of_packed_files(
    newslint_command: Lint, tmp_path: Path
) -> None:
    rows = [json.dumps({"text": f"Story {i}."}) for i in range(3)]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as file:
        file.writestr("c.txt", "Story 3.")
    done = newslint_command("convert", "a.jsonl.gz", "b.zip")
    stories = [json.loads(line) for line in done.stdout.splitlines()]
    assert [story["text"] for story in stories] == [f"Story {i}." for i in range(4)]
    assert stories[3]["path"] == "b.zip/c.txt"


def test_what_cannot_be_read_hides_no_other(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_text('{"text": ')
    (tmp_path / "good.txt").write_text("Ministers met.")
    done = newslint_command("convert", "bad.json", "none.txt", "good.txt")
    assert done.returncode == 2
    assert json.loads(done.stdout)["text"] == "Ministers met."
    assert [line.split(": ")[1] for line in done.stderr.decode().splitlines()] == [
        "bad.json",
        "none.txt",
    ]


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.jsonl", b'{"text": "Ministers met."}', "Ministers met."),
        ("a.txt.gz", gzip.compress(b"Ministers met.", mtime=0), "Ministers met."),
        ("a.csv", b"id,body\n1,Ministers met.\n", "Ministers met."),
        ("a.html", b"<p>Ministers <b>met</b>.", "Ministers met."),
    ],
)
def test_standard_input_by_its_name(
    newslint_command: Lint, name: str, data: bytes, text: str
) -> None:
    done = newslint_command("convert", "-", "--stdin-filename", name, stdin=data)
    story = json.loads(done.stdout)
    assert (story["path"], story["text"]) == (name, text)


def test_a_format_may_be_forced(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text("<p>Ministers <b>met</b>.")
    done = newslint_command("convert", "a.dat", "--input-format", "html")
    assert json.loads(done.stdout)["text"] == "Ministers met."
    done = newslint_command("convert", "a.dat", "--input-format", "hmtl")
    assert done.returncode == 2
    assert "hmtl" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_foreign_files_in_folders_are_passed_over(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Ministers met.")
    (tmp_path / "package.json").write_text('{"name": "left-pad"}')
    (tmp_path / "pom.xml").write_text("<project/>")
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    done = newslint_command("check", ".")
    assert (done.returncode, done.stderr) == (0, b"")
    named = newslint_command("check", "package.json", "pom.xml", "table.csv")
    assert named.returncode == 2
    assert named.stderr.count(b"\n") == 3
