"""docs/pytest.md: its stories, its tests and its commands, run as a reader would."""

from __future__ import annotations

import re
from pathlib import Path

from tests.console import DOCS, agrees, blocks, commands, run

PAGE = "pytest.md"
STORIES = {
    "ferry": "Ferry returns\n\nThe ferry sailed on Monday, and and the crew waved.\n",
    "market": "Market opens\n\nThe market will open on Sundays from April.\n",
}


def test_every_command_does_what_is_shown(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "stories").mkdir()
    for name, text in STORIES.items():
        (tmp_path / "stories" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tests,) = blocks(PAGE, "python")
    (tmp_path / "test_texts.py").write_text(tests, encoding="utf-8")
    statuses = []
    for command, shown in commands(PAGE):
        status, printed = run(command, 0, tmp_path, environment)
        assert agrees(shown, printed), f"{command}\n{printed}"
        statuses.append(status)
    assert statuses == [1, 0]


def test_the_options_are_those_of_the_plugin(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    _, printed = run("pytest --help", 0, tmp_path, environment)
    page = (DOCS / PAGE).read_text(encoding="utf-8")
    offered = set(re.findall(r"--newslint[\w-]*", printed))
    assert offered == set(re.findall(r"^\| `(--newslint[\w-]*)", page, re.MULTILINE))
