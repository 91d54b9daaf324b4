"""What the tests of all formats share: a report with everything in it, and the means.

The golden files hold that report in each format. After a wanted change write them anew
with ``GOLDEN=write pytest tests/formats``, and read the difference before it is kept.
"""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st

from newslint.document import Document
from newslint.engine import place
from newslint.hookspecs import Format
from newslint.model import Edit, Finding, Position, Problem, Severity, Span
from newslint.report import Report, Suppressed
from newslint.rule import Example, Rule, Text

GOLDEN = Path(__file__).parent / "golden"
STORIES = Path(__file__).parents[1] / "stories"
STORY_NAMES = ("kim-motorcade-1.txt", "kim-motorcade-2.txt")
HOSTILE = (
    "two\r\nlines\n::error file=x,line=1::gone]]> 100%, %0A {0} {{x}} ‘a’ \"b\" 'c' "
    "<b>&amp;\\ # SKIP \t\x00\x1b[31m\x7f\x85\u2028\ufffe\ud800 "
    "[link](https://example.org) 𝕏😀"
)

COPY = (
    "Kim’s 𝕍isit 😀 was was long\n"
    "\n"
    "“An unhurried motorcade,” he said – “with nobody in it whom anyone could see,” "
    "was was\n"
    "the end.\n"
    "Share this\n"
    "\n"
    "It was was over\n"
    "It was was over\n"
)
COPY_PATH = "stories/été & co.txt"
QUOTE = HOSTILE.replace("\r\n", "\n")
ODD = f"So: {QUOTE}.\n"
ODD_PATH = "stories/a,b:c%20]]>\"'#1 # SKIP\n<x>.txt"


def example(marked: str) -> Example:
    return Example((Text(marked),))


def rule(name: str, severity: Severity, **more: object) -> Rule:
    told = {"summary": f"What {name} finds", "message": "{words}", **more}
    return Rule(id=name, severity=severity, check=lambda doc: (), **told)


DOUBLED = rule(
    "style/doubled-word",
    Severity.ERROR,
    safe=True,
    why="A word set twice over {by hand} is left when two edits meet.",
    bad=(example("It {~~was was~>was~~} long."),),
    good=(example("She had had enough."),),
    formerly=("style/double",),
)
STOP = rule("style/full-stop", Severity.INFO, enabled=False)
SHARE = rule("furniture/share-bar", Severity.WARNING, safe=True)
SPACED = rule("style/quote-space", Severity.WARNING)
SILENT = rule("style/silent", Severity.ERROR)
OWN = rule("newslint/unused-suppression", Severity.WARNING)
RULES = {r.id: r for r in (DOUBLED, STOP, SHARE, SPACED, SILENT)}


def seen(
    of: Rule,
    doc: Document,
    words: str,
    message: str,
    *edits: tuple[int, int, str],
    nth: int = 0,
) -> Finding:
    """Place the *nth* finding of *words*; an edit counts from where they begin."""
    start = [m.start() for m in re.finditer(re.escape(words), doc.text)][nth]
    moved = (Edit(Span(start + a, start + b), text) for a, b, text in edits)
    return place(of, Span(start, start + len(words)), doc, message, moved)


def everything() -> Report:
    """Every kind of finding, suppression and error, and text that formats trip over."""
    copy = Document(COPY, COPY_PATH)
    odd = Document(ODD, ODD_PATH)
    at = COPY.index(" over\n") + len(" over")
    return Report(
        findings=(
            seen(DOUBLED, copy, "was was", "‘was’ is set twice", (0, 7, "was")),
            seen(DOUBLED, copy, "was was", "‘was’ is set twice", (0, 7, "was"), nth=1),
            seen(SPACED, copy, "see,” was was\nthe", "over two lines"),
            seen(SHARE, copy, "Share this", "a bar to share it", (0, 12, "")),
            seen(DOUBLED, copy, "was was", "‘was’ is set twice", (0, 7, "was"), nth=2),
            place(STOP, Span(at, at), copy, "no full stop", [Edit(Span(at, at), ".")]),
            seen(DOUBLED, copy, "was was", "‘was’ is set twice", (0, 7, "was"), nth=3),
            seen(SPACED, copy, "It was", "two", (0, 2, "This"), (3, 6, "is"), nth=1),
            seen(OWN, odd, QUOTE, HOSTILE, (0, len(QUOTE), f"[{QUOTE}]")),
        ),
        suppressed=(
            Suppressed(
                seen(DOUBLED, copy, "was was", "meant"), "inSource", "a quotation"
            ),
            Suppressed(seen(SHARE, copy, "Share this", HOSTILE), "external", HOSTILE),
            Suppressed(seen(SHARE, copy, "Share this", "known"), "external"),
        ),
        errors=(
            Problem("stories/gone.txt", "No such file or directory; check the path"),
            Problem(COPY_PATH, HOSTILE),
        ),
        documents=2,
        rules=RULES,
    )


@pytest.fixture(scope="session")
def report() -> Report:
    return everything()


def text_of(render: Format, report: Report) -> str:
    """Render as the command line does; what comes out is lines, and UTF-8."""
    lines = list(render(report))
    assert not [line for line in lines if "\n" in line or "\r" in line]
    text = "".join(f"{line}\n" for line in lines)
    text.encode()
    return text


def check_golden(name: str, text: str) -> None:
    """Compare with a golden file, but for newslint's version; or write it."""
    text = re.sub(r'("name": "newslint", "version": )"[^"]*"', r'\1"0"', text)
    path = GOLDEN / f"report.{name}"
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text


def scrubbed(text: str) -> str:
    """Return what is left of *text* in UTF-8, XML and YAML alike."""
    return re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


@cache
def on_stories(name: str) -> str:
    """Return what the real command prints of two real stories in one format."""
    command = (
        sys.executable,
        "-m",
        "newslint",
        "check",
        "--format",
        name,
        *STORY_NAMES,
    )
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, cwd=STORIES, env=environment)
    assert (done.returncode, done.stderr) == (1, b"")
    return done.stdout.decode()


@pytest.fixture(scope="session")
def found() -> list[dict]:
    """Return the findings in the stories, by the JSON contract."""
    findings = json.loads(on_stories("json"))["findings"]
    assert findings
    return findings


def source(path: str) -> str:
    return (STORIES / path).read_bytes().decode()


def any_text(least: int = 0) -> st.SearchStrategy[str]:
    """Text of all characters, lone surrogates too, and of what formats trip over."""
    odd = st.sampled_from(
        [HOSTILE, "::", "]]>", "a\n...\n---", "\\ # SKIP", "-", "/.."]
    )
    return st.text(st.characters(), min_size=least, max_size=12) | odd


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    start, end = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 9))))
    span = Span(start, end)
    edits = draw(st.lists(st.builds(Edit, st.just(span), any_text()), max_size=2))
    return Finding(
        rule=draw(any_text(1)),
        severity=draw(st.sampled_from(Severity)),
        message=draw(any_text()),
        path=draw(any_text(1)),
        span=span,
        start=Position(1, start + 1),
        end=Position(draw(st.integers(1, 2)), end + 1),
        quote=draw(any_text()),
        before=draw(any_text()),
        after=draw(any_text()),
        edits=tuple(edits),
        safe=draw(st.booleans()),
        byte_positions=(Position(1, start + 1), Position(1, end + 1))
        * (1 + len(edits)),
    )


def reports() -> st.SearchStrategy[Report]:
    """Reports with any text in every field that holds text."""
    kinds = st.sampled_from(("inSource", "external"))
    return st.builds(
        Report,
        findings=st.lists(findings(), max_size=2).map(tuple),
        suppressed=st.lists(
            st.builds(Suppressed, findings(), kinds, any_text()), max_size=2
        ).map(tuple),
        errors=st.lists(st.builds(Problem, any_text(1), any_text()), max_size=2).map(
            tuple
        ),
        documents=st.integers(0, 9),
        reread=st.just(tuple),
    )
