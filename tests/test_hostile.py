"""Copy and names of files that mean harm: they are shown, and nobody obeys them."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import PROBE, Lint

pty = pytest.importorskip("pty", reason="needs terminals and names of POSIX")

FORMATS = (
    *("text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle"),
    *("rdjson", "tap", "html", "full"),
)
EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>]]>--><!-- &lt; ' \" ` | "
    "::error file=x::gone ##[error]gone \\ # SKIP {0} {match.x} %0A%s $(id) "
    "\x1b[2J\x1b]0;owned\x07\x9b2J\x90x\x9c\x08\x7f\u202eright\u202c\u2066\u2069 =1+1"
)
# Of a file's name: no slash, no NUL.
NAME = "::error::<img src=x onerror=alert(1)>]]>\x1b[2J\r\n::warning::x\u202e \"'&.txt"
PACK = r"""
[evil]
summary = "All between two words"
pattern = 'begin(?s:.*)end'
replace = "{0}"
message = "‘{match}’ is not to be obeyed"
bad = ["{~~begin a end~>{0}~~}"]
good = ["begin"]
"""
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COLOURS = re.compile(r"\x1b\[[\d;]*m")
STARTS = re.compile(r"^\s*::", re.MULTILINE)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(f"{EVIL}\nHe begin {EVIL} end.\n{EVIL}\n", newline="")
    (tmp_path / "evil.toml").write_text(PACK)
    return path


def report(lint: Lint, story: Path, form: str, *options: str) -> str:
    rules = ("--rules", "evil.toml", "--select", "evil")
    done = lint("check", *rules, "-f", form, *options, NAME, "gone\x1b[2J\n::x.txt")
    assert done.returncode == 2
    told = done.stderr.decode()
    assert told.count("\n") == 1
    assert not CONTROLS.search(told)
    return done.stdout.decode()


class Page(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.named: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.named.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def check_page(page: str) -> None:
    seen = Page(page)
    assert not seen.seen & {"script", "img", "iframe", "object", "embed", "form"}
    assert not {name for name in seen.named if name.startswith("on")}
    assert "<script>alert(1)</script>" in seen.text
    assert "default-src 'none'" in page


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(newslint_command: Lint, story: Path, form: str) -> None:
    said = report(newslint_command, story, form)
    if form == "full":
        said = COLOURS.sub("", said)
    assert "script" in said
    raw = set(CONTROLS.findall(said))
    # JSON escapes what is below a space; marks of direction are text to programs.
    programs = form in ("json", "jsonl", "sarif", "gitlab", "rdjson", "tap")
    programs = programs or form in ("junit", "checkstyle")
    marks = set("\u202e\u202c\u2066\u2069\x9b\x90\x9c\x7f") if programs else set()
    assert raw <= marks, raw
    if form in ("json", "sarif", "gitlab", "rdjson"):
        assert json.loads(said)
    elif form == "jsonl":
        assert [json.loads(line) for line in said.splitlines()]
    elif form in ("junit", "checkstyle"):
        assert not {e.tag for e in ElementTree.fromstring(said).iter()} & {"script"}
    elif form == "html":
        check_page(said)
    if form == "github":
        assert re.findall(r"^::(\w+) ", said, re.MULTILINE) == ["error", "warning"]
    elif form not in ("junit", "html"):  # which are files, not logs
        assert not STARTS.search(said)


def test_the_formats_are_all_there_are(newslint_command: Lint) -> None:
    done = newslint_command("check", "-f", "none", "x")
    assert re.findall(r"known: (.*)", done.stderr.decode()) == [
        ", ".join(sorted(FORMATS))
    ]


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_comparisons(newslint_command: Lint, story: Path, form: str) -> None:
    other = story.with_name("old.txt")
    other.write_text(f"A cat.\n\nHe began {EVIL[::-1]}.\n")
    done = newslint_command("compare", "old.txt", NAME, "--format", form)
    assert done.returncode == 1
    said = done.stdout.decode()
    if form == "html":
        check_page(said)
    if form == "json":
        assert json.loads(said)
    assert not set(CONTROLS.findall(said)) - (
        set("\u202e\u202c\u2066\u2069") if form == "json" else set()
    )
    assert form == "html" or not STARTS.search(said)


def on_terminal(folder: Path, environment: dict[str, str], *args: str) -> str:
    """Return what a command shows on a terminal, but for the colours of its own."""
    main, side = pty.openpty()
    env = {**environment, "TERM": "xterm", "COLUMNS": "90"}
    command = [sys.executable, "-m", "newslint", *args]
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=side, stderr=side)
    os.close(side)
    shown = b""
    while True:
        try:
            piece = os.read(main, 4096)
        except OSError:  # how Linux says that the other side is closed
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    process.wait()
    text = shown.decode("utf-8", "replace").replace("\r\n", "\n")
    assert "Traceback" not in text
    return COLOURS.sub("", text)


@pytest.mark.parametrize(
    "args",
    [
        ("check", NAME),
        ("check", "--mark", NAME),
        ("check", "--diff", "--unsafe-fixes", NAME),
        ("check", "--no-color", NAME),
        ("check", "-f", "github", NAME),
        ("compare", "old.txt", NAME),
        ("parts", NAME),
        ("parts", "--format", "json", NAME),
        ("convert", "--to", "markdown", NAME),
        ("convert", NAME),
        ("check", "gone\x1b[2J.txt"),
        ("parts", "gone\x1b[2J.txt"),
    ],
    ids=" ".join,
)
def test_a_terminal(
    story: Path, environment: dict[str, str], args: tuple[str, ...]
) -> None:
    story.with_name("old.txt").write_text("A cat.\n")
    story.with_name("newslint.toml").write_text(
        'rules = ["evil.toml"]\nselect = ["evil"]\n'
    )
    shown = on_terminal(story.parent, environment, *args)
    assert "gone" in shown or "owned" in shown
    assert not set(CONTROLS.findall(shown)) - set("\u202e\u202c\u2066\u2069")


def test_copy_comes_out_of_a_pipe_as_it_is(newslint_command: Lint, story: Path) -> None:
    rules = ("--rules", PROBE, "--select", "probe")
    done = newslint_command("check", *rules, "--mark", NAME)
    assert done.stdout == story.read_bytes()
