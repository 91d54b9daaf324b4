"""``newslint parts``: what part each paragraph of a story plays."""

import json
from pathlib import Path

from conftest import STORIES, Lint

STORY = """Oil talks go on

By Jane Doe

GENEVA (AP) — Ministers met in Geneva on Monday to talk about the price of oil.

Ships in Rotterdam, Friday, Jan. 4, 2019. (AP Photo/Jane Doe)

They met again on Tuesday, and a third time on Wednesday, officials said.
"""


def test_text(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    done = newslint_command("parts", "story.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert [line.split()[0] for line in lines] == [
        *("headline", "byline", "dateline", "lead", "caption", "body")
    ]
    assert lines[0] == "headline     Oil talks go on"
    assert b"\x1b" not in done.stdout


def test_json_gives_places_in_the_source(newslint_command: Lint) -> None:
    path = STORIES / "kim-motorcade-1.txt"
    done = newslint_command("parts", "--format", "json", path)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    source = path.read_text("utf-8")
    assert [row["part"] for row in rows][:3] == ["headline", "deck", "timestamp"]
    for row in rows:
        assert list(row) == ["path", "part", "start", "end", "text"]
        assert row["path"] == str(path)
        assert source[row["start"] : row["end"]] == row["text"]


def test_places_in_a_page_of_html(newslint_command: Lint, tmp_path: Path) -> None:
    source = "<html><h1>Oil &amp; gas</h1><p>Ministers met on Monday.</p></html>"
    (tmp_path / "story.html").write_text(source, "utf-8")
    done = newslint_command("parts", "--format", "json", "story.html")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [row["text"] for row in rows] == ["Oil & gas", "Ministers met on Monday."]
    assert source[rows[0]["start"] : rows[0]["end"]] == "Oil &amp; gas"


def test_standard_input_and_several_files(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Ministers met on Monday.\n", "utf-8")
    done = newslint_command("parts", "a.txt", "-", stdin=b"They met again on Tuesday.")
    assert done.stdout.decode().splitlines() == [
        "lead         Ministers met on Monday.",
        "lead         They met again on Tuesday.",
    ]


def test_an_empty_story_has_no_parts(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = newslint_command("parts", "empty.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_controls_are_not_sent_to_the_terminal(newslint_command: Lint) -> None:
    done = newslint_command("parts", "-", stdin=b"Ministers \x1b[31m met on Monday.")
    assert b"\x1b" not in done.stdout


def test_what_cannot_be_read(newslint_command: Lint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers met on Monday.\n", "utf-8")
    done = newslint_command("parts", "none.txt", "a.txt")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("newslint: none.txt: ")
    assert done.stdout.decode() == "lead         Ministers met on Monday.\n"
    assert newslint_command("parts").returncode == 2
