"""The ``html`` format is read by Python's own parser of HTML."""

import subprocess
import sys
from html.parser import HTMLParser

from hypothesis import given

from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.formats.html import render
from newslint.report import Report

from .conftest import COPY, STORIES, STORY_NAMES, on_stories, reports, text_of

TAGS = {"html", "head", "meta", "title", "style", "body", "main", "section", "div"}
TAGS |= {"h1", "h2", "ol", "li", "blockquote", "mark", "p", "a", "ins", "del"}


MAIL = b"""\
From: desk@example.org
Subject: A visit
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

It was =E2=80=93 as they say =E2=80=93 the =
the visit.

So the the end.
"""
NITF = """<?xml version="1.0"?>
<nitf><body><body.head><hedline><hl1>A visit</hl1></hedline></body.head><body.content>
<p>It was <em>the</em> the end &#8212; of the the visit.</p>
</body.content></body></nitf>
"""


class Tags(HTMLParser):
    """The tags of a page, the text of its copy, and what its marks hold, by number."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.copy: list[str] = []
        self.notes: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on")]
        if tag == "p" and (given.get("class") or "").startswith("copy"):
            self.copy.append("")
        if tag == "li":
            self.notes.append(given["id"])
        if tag not in ("meta",):
            self.open.append("copy" if tag == "p" and "class" in given else tag)

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        in_copy = "copy" in self.open and "li" not in self.open
        if in_copy and self.open[-1] != "a":
            self.copy[-1] += data


def test_clean_copy_has_no_notes():
    page = text_of(render, Report(documents=3))
    assert "no findings in 3 documents" in page
    assert "li" not in Tags(page).seen


def test_everything_hostile_is_text(report):
    seen = Tags(text_of(render, report)).seen
    assert set(seen) <= TAGS
    assert seen.count("mark") == len(report.findings)


@given(reports())
def test_any_report(report):
    seen = Tags(text_of(render, report)).seen
    assert set(seen) <= TAGS
    assert seen.count("li") == len(report.findings)


def test_stories_are_whole_and_all_findings_are_beside_them(found):
    page = Tags(on_stories("html"))
    assert set(page.seen) <= TAGS
    assert sorted(page.notes) == sorted(f"note-{n + 1}" for n in range(len(found)))
    assert "blockquote" not in page.seen
    whole = "".join("".join(page.copy).split())
    source = "".join((STORIES / name).read_bytes().decode() for name in STORY_NAMES)
    assert whole == "".join(source.split())


def proof(tmp_path, name: str, source: bytes) -> str:
    """The page of one file, with one rule that the tests know the findings of."""
    (tmp_path / name).write_bytes(source)
    chosen = Choice(select=("repetition/doubled-function-word",))
    report = Linter(Config(choice=chosen)).check_files([tmp_path / name])
    assert not report.errors
    return text_of(render, report)


def marks(page: str) -> list[str]:
    return [
        part.partition("</mark>")[0] for part in page.split('<mark class="error">')[1:]
    ]


def test_marks_are_right_in_every_format(tmp_path):
    said = "Caf\u00e9 & co, <b>the the</b> visit of the the end."
    plain = (
        "Caf\u00e9 & co, the the visit of the the end.\r\n\r\nSo it was the the last."
    )
    page = "<html><body><article><p>Caf&eacute; &amp; co, the&#32;the visit <b>of the"
    page += " the</b> end of it is here.</p></article></body></html>"
    cases = {
        "story.txt": (b"\xef\xbb\xbf" + plain.encode(), 3),
        "story.md": (f"# A *headline* here\n\n{said}".encode(), 2),
        "story.html": (page.encode(), 2),
        "story.json": (
            b'{"headline": "A", "text": "\\u00c9t\\u00e9 \\"the the\\" end"}',
            1,
        ),
        "old.txt": (plain.encode("cp1252"), 3),
        "post.eml": (MAIL, 2),
        "story.xml": (NITF.encode(), 2),
    }
    for name, (source, count) in cases.items():
        made = proof(tmp_path, name, source)
        assert "blockquote>" not in made, name
        assert marks(made) == ["the the"] * count, name


def test_every_story_of_a_file_of_many(tmp_path):
    rows = ("It is the the end.", "Nothing.", "In the the.")
    source = "".join(f'{{"text": "{row}"}}\n' for row in rows)
    made = proof(tmp_path, "many.jsonl", source.encode())
    page = Tags(made)
    assert "many.jsonl, line 3</h2>" in made
    assert page.copy == ["It is the the end.", "In the the."]


def test_standard_input_is_whole_too():
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "--no-config", "-f", "html", "-"],
        input=COPY.encode(),
        capture_output=True,
        timeout=60,
    )
    page = Tags(done.stdout.decode())
    assert "".join("".join(page.copy).split()) == "".join(COPY.split())
    assert "blockquote" not in page.seen


def test_a_file_that_has_changed_meanwhile_is_quoted_from_what_was_read(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("It is the the end.")
    chosen = Choice(select=("repetition/doubled-function-word",))
    report = Linter(Config(choice=chosen)).check_files([path])
    path.write_text("Now, it is something else.")
    page = text_of(render, report)
    assert marks(page) == ["the the"]
    assert "<blockquote>It is <mark" in page


def test_other_formats_import_none_of_it():
    code = (
        "import sys, newslint.cli as cli; cli.main(sys.argv[1:]); print(*sys.modules)"
    )
    run = [sys.executable, "-c", code, "--no-config", STORIES / STORY_NAMES[0]]
    done = subprocess.run(run, capture_output=True, timeout=60)
    assert b"newslint.formats.text" in done.stdout
    assert b"newslint.formats.html" not in done.stdout
