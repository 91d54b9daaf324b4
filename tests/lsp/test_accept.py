"""What the house accepts is written where its configuration names it."""

import tomllib
from pathlib import Path

import pytest

from newslint import config
from newslint.files import InputError
from newslint.lsp import accept
from newslint.lsp.houses import load


def test_a_word_list_is_made_and_named(tmp_path: Path) -> None:
    file = tmp_path / "newslint.toml"
    file.write_text('# ours\nignore = ["stray"]\n\n[severity]\n')
    accept.add_word(load(file, tmp_path, {}), file, "Xi Jinping Xi")
    house = load(file, tmp_path, {})
    assert house.linter.config.words == (tmp_path / "newslint-words.txt",)
    assert house.linter.config.choice.ignore == ("stray",)
    accept.add_word(house, file, "Zoë")
    words = (tmp_path / "newslint-words.txt").read_text("utf-8")
    assert words == "Xi Jinping Xi\nZoë\n"


def test_a_list_without_a_last_line_end(tmp_path: Path) -> None:
    (tmp_path / "ours.txt").write_text("one")
    file = tmp_path / "newslint.toml"
    file.write_text('words = ["ours.txt"]\n')
    path = accept.add_word(load(file, tmp_path, {}), file, "two")
    assert path.read_text() == "one\ntwo\n"
    assert file.read_text() == 'words = ["ours.txt"]\n'


def test_without_a_configuration_one_is_made(tmp_path: Path) -> None:
    house = load(None, tmp_path, {})
    (finding,) = house.linter.check("He met President Xi Jinping Xi on Tuesday.")
    for _ in range(2):
        path = accept.add_finding(house, None, finding)
        house = load(tmp_path / "newslint.toml", tmp_path, {})
    assert house.linter.config.baseline == path
    ((key, entry),) = house.baseline.items()
    assert (key.rule, entry.number) == ("repetition/surname-echo", 2)


def test_a_table_of_a_project(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n\n[tool.newslint]\nignore = []\n')
    accept.set_key(file, "baseline", "known.json")
    table = tomllib.loads(file.read_text())
    assert table["tool"]["newslint"] == {"baseline": "known.json", "ignore": []}
    assert config.load(file).baseline == tmp_path / "known.json"


@pytest.mark.parametrize(
    ("name", "text"),
    [("newslint.toml", "words = []\n"), ("pyproject.toml", "[tool]\nnewslint = {}\n")],
)
def test_what_cannot_be_written_is_left_alone(
    tmp_path: Path, name: str, text: str
) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(InputError):
        accept.set_key(file, "words", ["a.txt"])
    assert file.read_text() == text
