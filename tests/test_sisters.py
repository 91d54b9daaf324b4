"""Files of one story are judged together, and looked at side by side."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import STORIES, Lint

from newslint.document import Document
from newslint.engine import look
from newslint.model import Claim, Fact, Finding, Hit, Span
from newslint.rule import Rule
from newslint.sisters import together
from newslint.stories import sketch

HOLE = (
    "The views expressed in comments published on are those of the comment writers "
    "alone, and they do not represent the views of this newspaper or of its staff."
)
WHOLE = HOLE.replace("published on", "published on example.com")
PACK = """
[spelling]
summary = "One spelling a story"
check = "variants"
across = "story"
forms = [["grey", "gray"]]
message = "{quote} here, {right} in {where}"
bad = [["{==grey==}", "gray"]]
good = ["grey"]
"""


def other(doc: Document, sisters: object = ()) -> list[Hit]:
    """A check across versions: each document beside another."""
    return [Hit(Span(0, 1), {"n": str(len(list(sisters)))})]  # type: ignore[call-overload]


def first_word(doc: Document) -> list[Fact]:
    return [Fact(Span(0, 1), "first", doc.text[:1])]


def rule(name: str, check: object, across: str) -> Rule:
    return Rule(id=f"r/{name}", summary=name, message="{n}", check=check, across=across)  # type: ignore[arg-type]


def test_claims_come_into_the_story_of_their_file() -> None:
    docs = [Document("a", "b.txt", {"story": "x"}), Document("b", "a.txt")]
    rules = [rule("first", first_word, "story")]
    rows = [row for doc in docs for row in look(doc, rules)]
    sketches = tuple(map(sketch, docs))
    found = together(rows, sketches, lambda _: (), lambda _: rules, one_story=True)
    groups = {row.group for row in found if isinstance(row, Claim)}
    assert groups == {"story:a.txt"}


def test_each_version_is_looked_at_beside_the_others() -> None:
    docs = {name: Document(name, name) for name in "abcdefghij"}
    rules = [rule("other", other, "versions")]
    sketches = tuple(map(sketch, docs.values()))
    found = list(
        together([], sketches, lambda p: [docs[p]], lambda _: rules, one_story=True)
    )
    assert [f.path for f in found if isinstance(f, Finding)] == list(docs)
    counts = [f.message for f in found if isinstance(f, Finding)]
    assert counts == ["3", "4", "5", "6", "6", "6", "6", "5", "4", "3"]


def test_a_document_alone_has_no_sisters() -> None:
    docs = {name: Document(name, name) for name in "ab"}
    sketches = tuple(map(sketch, docs.values()))
    rules = [rule("other", other, "versions")]
    assert not list(together([], sketches, lambda p: [docs[p]], lambda _: rules))


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A folder with two versions of a text, one of which has a hole."""
    (tmp_path / "a.txt").write_text(HOLE + "\n")
    (tmp_path / "b.txt").write_text(WHOLE + "\n")
    return tmp_path


def test_versions_are_found_by_their_words(newslint_command: Lint) -> None:
    done = newslint_command(
        "--select", "versions/paragraph-alone", *sorted(STORIES.glob("*.txt"))
    )
    assert b"is not in" in done.stdout
    alone = newslint_command(
        "--select", "versions/paragraph-alone", STORIES / "kim-motorcade-1.txt"
    )
    assert alone.stdout == b"no findings in 1 document\n"


def test_a_hole_is_filled_from_the_other_version(
    newslint_command: Lint, two: Path
) -> None:
    only = ("--select", "versions/filled-hole", "--story")
    done = newslint_command(*only, "a.txt", "b.txt", cwd=two)
    assert done.stdout.decode().splitlines()[0] == (
        "a.txt:1:43: warning: words are missing here; b.txt:1 has ‘example.com’ "
        "[versions/filled-hole]"
    )
    safe = newslint_command(*only, "--fix", "a.txt", "b.txt", cwd=two)
    assert (two / "a.txt").read_text() == HOLE + "\n"
    assert safe.returncode == 1
    newslint_command(*only, "--fix", "--unsafe-fixes", "a.txt", "b.txt", cwd=two)
    assert (two / "a.txt").read_text() == WHOLE + "\n"
    assert (two / "b.txt").read_text() == WHOLE + "\n"


def test_without_the_option_a_brief_has_no_versions(
    newslint_command: Lint, two: Path
) -> None:
    done = newslint_command("--select", "versions", "a.txt", "b.txt", cwd=two)
    assert done.stdout == b"no findings in 2 documents\n"


def test_facts_are_compared_within_a_story_alone(
    newslint_command: Lint, tmp_path: Path
) -> None:
    (tmp_path / "pack.toml").write_text(PACK)
    for name, text in {"a": "grey", "b": "gray", "c": "gray"}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    args = ("--rules", "pack.toml", "--select", "pack", "a.txt", "b.txt", "c.txt")
    apart = newslint_command(*args, cwd=tmp_path)
    assert apart.stdout == b"no findings in 3 documents\n"
    one = newslint_command("--story", *args, cwd=tmp_path)
    assert b"a.txt:1:1" in one.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_workers_sketch_too(newslint_command: Lint, jobs: str) -> None:
    done = newslint_command(
        "-j",
        jobs,
        "--select",
        "versions/paragraph-alone",
        *sorted(STORIES.glob("*.txt")),
    )
    assert done.stdout.count(b"is not in") == 7


def test_a_file_alone_costs_nothing(environment: dict[str, str]) -> None:
    script = (
        "import sys; from newslint.cli import main; main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    story = STORIES / "kim-motorcade-1.txt"
    done = subprocess.run(
        [sys.executable, "-c", script, story],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name for name in done.stderr.split() if name.startswith("newslint")}
    assert "newslint.engine" in loaded
    assert not loaded & {"newslint.stories", "newslint.sisters"}
