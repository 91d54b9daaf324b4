"""Vim: `errorformat` reads the text format, `:Newslint` the places exactly."""

import json
from pathlib import Path

from editors.running import EDITORS, NEWSLINT, STORY, found, run

SETTINGS = f"set nocompatible\nset runtimepath+={EDITORS / 'vim'}\nset viminfo=\n"
WRITE = (
    "call writefile([json_encode(map(getqflist(), {_, each -> {"
    "'file': bufname(each.bufnr), 'line': each.lnum, 'column': each.col, "
    "'end': each.end_col, 'type': each.type, 'text': each.text}}))], 'list.json')"
)


def quickfix(folder: Path, environment: dict[str, str], *steps: str) -> list[dict]:
    """Return the quickfix list after *steps* in Vim."""
    (folder / "vimrc").write_text(SETTINGS)
    command = [found("vim"), "-es", "-u", "vimrc"]
    for step in (*steps, WRITE, "qa!"):
        command += ["-c", step]
    done = run(command, folder, environment)
    assert (folder / "list.json").exists(), done.stdout + done.stderr
    items: list[dict] = json.loads((folder / "list.json").read_text("utf-8"))
    return items


def test_errorformat(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "story.txt").write_text(STORY + "It was 5 a.m. in the morning.\n")
    shown = run([*NEWSLINT, "story.txt"], tmp_path, environment)
    (tmp_path / "shown").write_text(shown.stdout)
    items = quickfix(
        tmp_path,
        environment,
        "compiler! newslint",
        "cgetexpr readfile('shown')",
        "call setqflist(filter(getqflist(), 'v:val.valid'))",
    )
    findings = shown.stdout.splitlines()[:-1]  # the last line counts them
    assert len(items) == len(findings) >= 1
    for item, finding in zip(items, findings, strict=True):
        place, severity, text = finding.split(": ", 2)
        assert f"{item['file']}:{item['line']}:{item['column']}" == place
        assert (item["type"], item["text"]) == (severity[0], text)


def test_make(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    program = r"\ ".join([*NEWSLINT, "--format", "text"])
    items = quickfix(
        tmp_path,
        environment,
        "compiler newslint",
        f"set makeprg={program}",
        "silent make! story.txt",
        "call setqflist(filter(getqflist(), 'v:val.valid'))",
    )
    assert [(item["file"], item["line"], item["type"]) for item in items] == [
        ("story.txt", 3, "e")
    ]


def test_places_are_exact(tmp_path: Path, environment: dict[str, str]) -> None:
    line = "“Zoë 😀 said” he met President Xi Jinping Xi on Tuesday."
    (tmp_path / "it's a story.txt").write_text(f"One.\n\n{line}\n", "utf-8")
    items = quickfix(
        tmp_path,
        environment,
        f"let g:newslint_command = {NEWSLINT!r}",
        "edit it's\\ a\\ story.txt",
        "Newslint",
    )
    (item,) = [each for each in items if "surname-echo" in each["text"]]
    assert (item["file"], item["line"], item["type"]) == ("it's a story.txt", 3, "E")
    data = line.encode()
    assert data[item["column"] - 1 : item["end"] - 1].decode() == "Xi Jinping Xi"
