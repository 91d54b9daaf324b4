"""Which files the paths on a command line stand for."""

import os
import random
from pathlib import Path

import pytest
from conftest import Lint

from newslint.walk import find

SUFFIXES = (".txt", ".html", "")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with stories, and with what is none."""
    for name in (
        "a.txt b.txt .hidden.txt notes.doc README sub/c.txt sub/D.TXT sub/deep/e.html "
        ".git/x.txt .desk/y.txt build/f.txt drafts/g.txt drafts/keep.txt"
    ).split():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("cat")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    """Return the files that *paths* mean; there is nothing wrong with the paths."""
    found, problems = find(paths, SUFFIXES, exclude, Path.cwd())
    assert problems == []
    return [path.replace(os.sep, "/") for path in found]


def test_a_folder_means_the_stories_under_it(tree: Path) -> None:
    assert files(".") == [
        "a.txt",
        "b.txt",
        "build/f.txt",
        "drafts/g.txt",
        "drafts/keep.txt",
        "sub/D.TXT",
        "sub/c.txt",
        "sub/deep/e.html",
    ]
    assert files("sub") == ["sub/D.TXT", "sub/c.txt", "sub/deep/e.html"]
    assert files(str(tree / "sub" / "deep")) == [str(tree / "sub" / "deep" / "e.html")]


def test_the_order_is_that_of_the_arguments_then_of_the_names(tree: Path) -> None:
    assert files("sub", "b.txt", "a.txt")[-2:] == ["b.txt", "a.txt"]
    names = [f"{n:04}.txt" for n in range(300)]
    for name in random.Random(7).sample(names, len(names)):
        (tree / "build" / name).write_text("cat")
    assert files("build") == [f"build/{name}" for name in [*names, "f.txt"]]


def test_a_file_is_taken_once_however_it_is_spelt(tree: Path) -> None:
    (tree / "link.txt").symlink_to("a.txt")
    spellings = ("a.txt", "./a.txt", "sub/../a.txt", str(tree / "a.txt"), "link.txt")
    for spelling in spellings:
        others = [other for other in spellings if other != spelling]
        assert files(spelling, *others) == [spelling]
    assert files("sub", "sub/c.txt", "sub/").count("sub/c.txt") == 1


def test_what_is_named_is_taken_whatever_it_is(tree: Path) -> None:
    (tree / ".gitignore").write_text("build/\na.txt\n.desk\n")
    named = ["README", "notes.doc", ".hidden.txt", "a.txt", "build/f.txt"]
    assert files(*named) == named
    assert files("build", ".desk") == ["build/f.txt", ".desk/y.txt"]


def test_globs_that_no_shell_has_expanded(tree: Path) -> None:
    assert files("*.txt") == ["a.txt", "b.txt"]
    assert files("**/*.html") == ["sub/deep/e.html"]
    assert files("dr?fts/[k]*.txt") == ["drafts/keep.txt"]
    (tree / "[k].txt").write_text("cat")
    assert files("[k].txt") == ["[k].txt"]


def test_links_to_folders_are_not_followed(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to("..")
    (tree / "sub" / "me").symlink_to("me")
    (tree / "sub" / "folder.txt").symlink_to("deep")
    assert files("sub") == ["sub/D.TXT", "sub/c.txt", "sub/deep/e.html"]
    (tree / "entry").symlink_to("sub")
    assert files("entry") == ["entry/D.TXT", "entry/c.txt", "entry/deep/e.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_no_story(tree: Path) -> None:
    os.mkfifo(tree / "sub" / "pipe.txt")
    assert "sub/pipe.txt" not in files("sub")


def test_ignore_files(tree: Path) -> None:
    (tree / ".gitignore").write_text("# a note\nbuild/\n*.html\n\n/a.txt\n")
    assert files(".") == [
        "b.txt",
        "drafts/g.txt",
        "drafts/keep.txt",
        "sub/D.TXT",
        "sub/c.txt",
    ]
    (tree / "sub" / "a.txt").write_text("cat")
    assert "sub/a.txt" in files(".")


def test_nearer_ignore_files_and_later_lines_win(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.txt\n*.TXT\n!keep.txt\n")
    assert files(".") == ["drafts/keep.txt", "sub/deep/e.html"]
    (tree / "sub" / ".newslintignore").write_text("!c.txt\n*.html\n")
    assert files(".") == ["drafts/keep.txt", "sub/c.txt"]
    (tree / "sub" / ".gitignore").write_text("c.txt\n")
    assert files(".") == ["drafts/keep.txt", "sub/c.txt"]
    (tree / "sub" / ".newslintignore").unlink()
    assert files(".") == ["drafts/keep.txt", "sub/deep/e.html"]


def test_what_is_in_an_ignored_folder_stays_ignored(tree: Path) -> None:
    (tree / ".gitignore").write_text("drafts/\n!drafts/keep.txt\n")
    assert "drafts/keep.txt" not in files(".")


def test_ignore_files_above_count_from_the_root_of_the_repository(tree: Path) -> None:
    (tree.parent / ".gitignore").write_text("*.html\n")
    (tree / ".gitignore").write_text("/sub/c.txt\n")
    try:
        assert files("sub") == ["sub/D.TXT", "sub/deep/e.html"]
    finally:
        (tree.parent / ".gitignore").unlink()


def test_exclusions_count_from_their_root(tree: Path) -> None:
    assert files(".", exclude=("drafts/", "/sub/deep")) == [
        "a.txt",
        "b.txt",
        "build/f.txt",
        "sub/D.TXT",
        "sub/c.txt",
    ]
    assert files("sub", exclude=("/sub/deep",)) == ["sub/D.TXT", "sub/c.txt"]
    assert files("sub", exclude=("/deep",))[-1] == "sub/deep/e.html"
    assert files("drafts", exclude=("drafts/",)) == ["drafts/g.txt", "drafts/keep.txt"]


@pytest.mark.parametrize("line", ["!", "[z-a]", "\\", "a\\", "[", "[[:alpha:]]x"])
def test_a_line_that_is_no_pattern_has_no_effect(tree: Path, line: str) -> None:
    (tree / ".gitignore").write_text(f"{line}\nbuild/\n")
    assert "build/f.txt" not in files(".")
    assert "a.txt" in files(".")


def test_a_folder_without_stories(tree: Path) -> None:
    (tree / "none").mkdir()
    found, problems = find(["none", "a.txt"], SUFFIXES)
    assert found == ["a.txt"]
    assert [(p.path, p.message[:10]) for p in problems] == [("none", "no stories")]


def test_exclude_in_the_configuration_counts_from_its_folder(
    lint: Lint, tree: Path
) -> None:
    for path in (tree / "drafts" / "g.txt", tree / "sub" / "c.txt"):
        path.write_text("teh cat")
    (tree / "newslint.toml").write_text('exclude = ["/drafts", "b.txt"]')
    assert (
        lint(".").stdout.splitlines()[:-1] == lint("sub/c.txt").stdout.splitlines()[:-1]
    )
    assert b"in 5 documents" in lint(".").stdout
    assert b"in 5 documents" in lint("..", cwd=tree / "sub").stdout
    assert b"in 3 documents" in lint("drafts", "b.txt").stdout
