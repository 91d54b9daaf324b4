"""What a template may hold: plain names in braces, and nothing that reaches further."""

from pathlib import Path

import pytest
from conftest import Lint

from newslint.signature import check_template

REACHING = [
    "{match.__class__.__mro__}",
    "{match[0]}",
    "{match!r}",
    "{match:>9999999999}",
    "{match:{wide}}",
    "{0}",
    "{}",
    "{a b}",
]


@pytest.mark.parametrize("text", ["plain", "‘{match}’ is {wrong_1}", "{{match.x}}", ""])
def test_plain_names(text: str) -> None:
    check_template(text)


@pytest.mark.parametrize("text", REACHING)
def test_what_reaches_further(text: str) -> None:
    with pytest.raises(ValueError, match="is not a plain name"):
        check_template(text)


@pytest.mark.parametrize("key", ["message", "summary"])
@pytest.mark.parametrize("text", REACHING)
def test_a_pack_that_reaches_further_is_refused(
    newslint_command: Lint, tmp_path: Path, key: str, text: str
) -> None:
    told = {"summary": "x", "message": "x"} | {key: text}
    if key == "summary":
        del told["message"]
    lines = "".join(f"{name} = '{value}'\n" for name, value in told.items())
    (tmp_path / "desk.toml").write_text(
        f"[a]\n{lines}pattern = 'teh'\nbad = ['{{==teh==}}']\ngood = ['the']\n"
    )
    (tmp_path / "a.txt").write_text("teh cat")
    done = newslint_command("--rules", "desk.toml", "a.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"desk.toml: [a]" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "rule",
    [
        "check = 'numerals'\npattern = '(?P<number>six) cats'\nreplace = '{number:9}'",
        "check = 'date_form'\nform = '{month.__class__} {day}, {year}'",
    ],
)
def test_templates_of_checks(newslint_command: Lint, tmp_path: Path, rule: str) -> None:
    (tmp_path / "desk.toml").write_text(
        f"[a]\nsummary = 'x'\n{rule}\nunproven = 'a test'\n"
    )
    (tmp_path / "a.txt").write_text("six cats on 9 January 2019")
    done = newslint_command("--rules", "desk.toml", "a.txt")
    assert done.returncode == 2
    assert b"plain name" in done.stderr or b"needs" in done.stderr, done.stderr
