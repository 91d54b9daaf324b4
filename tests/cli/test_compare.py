"""``newslint compare``: exit status, formats, and whatever is wrong with an input."""

import json
import re
from pathlib import Path

import pytest
from conftest import STORIES, Lint
from lxml import html as lxml_html

from newslint.compare import KINDS

OLD, NEW = (STORIES / f"kim-motorcade-{n}.txt" for n in (1, 2))
BEFORE = "The fire in the mill killed 17 people on Monday, officials said.\n"
AFTER = BEFORE.replace("17", "19")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two short versions, and a third that is the first again."""
    (tmp_path / "a.txt").write_text(BEFORE)
    (tmp_path / "b.txt").write_text(AFTER)
    (tmp_path / "c.txt").write_text(BEFORE)
    return tmp_path


def test_something_differs(newslint_command: Lint, folder: Path) -> None:
    done = newslint_command("compare", "a.txt", "b.txt", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "b.txt:1:29: facts: ‘17’ is now ‘19’ (a.txt:1:29)",
        "a.txt → b.txt: facts 1",
    ]


def test_nothing_differs(newslint_command: Lint, folder: Path) -> None:
    done = newslint_command("compare", "a.txt", "c.txt", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.decode() == "a.txt → c.txt: no changes\n"


def test_nothing_of_the_kind_asked_for_differs(
    newslint_command: Lint, folder: Path
) -> None:
    args = ("compare", "--only", "quotes,tense", "a.txt", "b.txt")
    assert newslint_command(*args, cwd=folder).returncode == 0


def test_each_is_compared_with_the_first(newslint_command: Lint, folder: Path) -> None:
    done = newslint_command("compare", "a.txt", "b.txt", "c.txt", cwd=folder)
    assert done.returncode == 1
    assert [line for line in done.stdout.decode().splitlines() if "→" in line] == [
        "a.txt → b.txt: facts 1",
        "a.txt → c.txt: no changes",
    ]


def test_standard_input_may_be_one_version(
    newslint_command: Lint, folder: Path
) -> None:
    done = newslint_command("compare", "a.txt", "-", cwd=folder, stdin=AFTER.encode())
    assert done.stdout.decode().startswith("-:1:29: facts: ‘17’ is now ‘19’")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("a.txt",), "the following arguments are required: NEW"),
        (("a.txt", "no.txt"), "no.txt: No such file or directory; check the path"),
        (("no.txt", "a.txt"), "no.txt: No such file or directory; check the path"),
        (("a.txt", "."), ".: is a folder; name two files"),
        (("-", "-"), "standard input can be one version alone; name files"),
        (("a.txt", "b.txt", "--only", "fact"), "did you mean 'facts'?"),
        (("a.txt", "b.txt", "--format", "pdf"), "invalid choice: 'pdf'"),
        (("a.txt", "bad.txt"), "bad.txt: holds NUL characters: a binary file"),
        (("a.txt", "b.txt", "-o", "no/x"), "no/x: not written"),
    ],
)
def test_one_clear_line(
    newslint_command: Lint, folder: Path, args: tuple[str, ...], said: str
) -> None:
    (folder / "bad.txt").write_bytes(b"a\0b")
    done = newslint_command("compare", *args, cwd=folder)
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("newslint: ")
    assert said in line


def test_one_file_that_cannot_be_read_costs_only_itself(
    newslint_command: Lint, folder: Path
) -> None:
    done = newslint_command("compare", "a.txt", "no.txt", "b.txt", cwd=folder)
    assert done.returncode == 2
    assert b"a.txt \xe2\x86\x92 b.txt: facts 1" in done.stdout


def test_json_is_the_contract(newslint_command: Lint) -> None:
    done = newslint_command("compare", OLD, NEW, NEW, "-f", "json")
    data = json.loads(done.stdout)
    assert data.keys() == {"version", "comparisons"}
    assert data["version"] == 1
    assert [each["new"] for each in data["comparisons"]] == [str(NEW), str(NEW)]
    first = data["comparisons"][0]
    assert first.keys() == {"old", "new", "counts", "changes"}
    assert sum(first["counts"].values()) == len(first["changes"])
    sources = {str(path): path.read_text(encoding="utf-8") for path in (OLD, NEW)}
    for change in first["changes"]:
        assert change.keys() == {"kind", "what", "message", "old", "new"}
        assert change["kind"] in KINDS
        for place in filter(None, (change["old"], change["new"])):
            source = sources[place["path"]]
            assert source[place["start"] : place["end"]] == place["quote"]
            line = source.split("\n")[place["line"] - 1]
            first_line = place["quote"].split("\n")[0]
            assert line[place["column"] - 1 :].startswith(first_line)


def test_html_is_one_page_that_asks_for_nothing(
    newslint_command: Lint, folder: Path
) -> None:
    (folder / "a.txt").write_text("<script>alert(1)</script> & 17 people\x07 died.\n")
    (folder / "b.txt").write_text("<script>alert(1)</script> & 19 people\x07 died.\n")
    args = ("compare", "a.txt", "b.txt", "-f", "html", "-o", "out.html")
    assert newslint_command(*args, cwd=folder).returncode == 1
    page = (folder / "out.html").read_text(encoding="utf-8")
    tree = lxml_html.document_fromstring(page)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src | //@onclick")
    assert not re.search(r"https?:|url\(|@import", page)
    assert all(link.startswith("#") for link in tree.xpath("//a/@href"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} == set(ids)
    marks = [mark.text_content() for mark in tree.xpath("//mark")]
    assert marks == ["17", "19"]
    assert "prefers-color-scheme" in page or "color-scheme: light dark" in page
    assert "@media print" in page


def test_html_holds_both_versions_whole(newslint_command: Lint) -> None:
    done = newslint_command("compare", OLD, NEW, "-f", "html")
    tree = lxml_html.document_fromstring(done.stdout.decode())
    targets = {link.removeprefix("#") for link in tree.xpath("//a/@href")}
    assert targets == set(tree.xpath("//@id"))
    for column, path in ((1, OLD), (2, NEW)):
        cells = tree.xpath(f"//table[last()]/tbody/tr/td[{column}]/p")
        for part in tree.xpath("//span[@class='part']"):
            part.drop_tree()
        shown = {word for cell in cells for word in cell.text_content().split()}
        assert set(path.read_text(encoding="utf-8").split()) <= shown


def test_markdown_and_text_are_compared(newslint_command: Lint, folder: Path) -> None:
    (folder / "b.md").write_text(AFTER.replace("mill", "**mill**"))
    done = newslint_command("compare", "a.txt", "b.md", cwd=folder)
    assert done.stdout.decode().splitlines()[0] == (
        "b.md:1:33: facts: ‘17’ is now ‘19’ (a.txt:1:29)"
    )


def test_a_terminal_shows_both_side_by_side() -> None:
    from newslint.compare import compare
    from newslint.comparison_formats import terminal
    from newslint.document import Document

    lines = list(
        terminal.render([compare(Document(BEFORE, "a.txt"), Document(AFTER, "b.txt"))])
    )
    shown = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
    assert any("a.txt" in line and "b.txt" in line for line in shown)
    assert any("The fire" in line[:20] and "The fire" in line[20:] for line in shown)
    assert any("\x1b[1;31m17" in line for line in lines)
    assert shown[-1] == "a.txt → b.txt: facts 1"
