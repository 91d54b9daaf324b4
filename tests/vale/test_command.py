"""Vale styles in the settings, and ``newslint import vale``, by the real command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import packs, testing

from .conftest import CHECKS, STORIES, STYLES

SETTINGS = f"""
vale = [{json.dumps(str(STYLES / "Desk"))}, {json.dumps(str(STYLES / "Wire"))}]
select = ["desk", "Wire.Titles"]
"""


def test_a_style_in_the_settings(newslint_command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "newslint.toml").write_text(SETTINGS)
    done = newslint_command("--format", "json", STORIES[0])
    assert done.returncode == 1
    found = json.loads(done.stdout)["findings"]
    assert {f["rule"] for f in found} >= {"desk/latin", "wire/titles"}
    assert all(f["rule"].startswith(("desk/", "wire/titles")) for f in found)
    (latin,) = (f for f in found if f["rule"] == "desk/latin")
    assert (latin["line"], latin["column"]) == (31, 142)
    assert latin["message"] == "Use 'later' or 'soon' instead of 'in due course'."
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 2
    assert "Desk.Passive (of the kind 'sequence')" in lines[0]
    assert "Wire.Script" in lines[1]


def test_what_is_left_out_is_not_named_if_it_is_ignored(
    newslint_command, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    ignore = 'ignore = ["Desk.Passive", "Desk.Spelling", "wire/script"]\n'
    (tmp_path / "newslint.toml").write_text(SETTINGS + ignore)
    assert newslint_command(STORIES[0]).stderr == b""


def test_a_style_that_is_not_there(newslint_command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "newslint.toml").write_text('vale = ["styles/None"]')
    done = newslint_command(STORIES[0])
    assert done.returncode == 2
    assert b"styles/None: no folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_pyyaml_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text(SETTINGS)
    code = (
        "import sys; sys.modules['yaml'] = None; from newslint.cli import main; "
        f"sys.exit(main([{str(STORIES[0])!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.endswith(b"PyYAML; pip install 'newslint[vale]'\n")


def test_yaml_is_not_imported_without_a_style(tmp_path: Path) -> None:
    code = (
        "import sys; from newslint.cli import main; "
        f"main(['--no-config', {str(STORIES[0])!r}]); "
        "sys.exit(any(name in sys.modules for name in ('yaml', 'newslint.vale')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, timeout=60
    )
    assert done.returncode == 0


def test_rules_and_pages_of_a_style(newslint_command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "newslint.toml").write_text(SETTINGS)
    listed = newslint_command("rules", "desk").stdout.decode()
    assert "desk/sentence-length" in listed
    assert "does not do" in listed
    page = newslint_command("explain", "desk/abbreviations").stdout.decode()
    assert "formerly Desk.Abbreviations" in page
    assert "https://example.org/desk/abbreviations" in page


def test_import(newslint_command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = newslint_command("import", "vale", STYLES, "--out", "rules")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "newslint: Desk.Passive: left out: of the kind 'sequence'",
        "newslint: Desk.Spelling: left out: of the kind 'spelling'",
        "newslint: Wire.Script: left out: of the kind 'script'",
    ]
    for name in ("desk", "plain", "wire", "vale"):
        rules = list(packs.load(tmp_path / "rules" / f"{name}.toml", CHECKS))
        assert sum(not rule.unproven for rule in rules) >= 0.6 * len(rules)
        for rule in rules:
            assert bool(rule.bad) != bool(rule.unproven)
            for example in rule.bad:
                assert testing.prove(rule, example, flagged=True) is None
            for example in rule.good:
                assert testing.prove(rule, example, flagged=False) is None
    again = newslint_command("import", "vale", STYLES, "--out", "rules")
    assert again.returncode == 2
    assert b"is there already" in again.stderr
    assert newslint_command(
        "import", "vale", STYLES / "Plain", "--out", "rules", "--force"
    ).returncode in (0, 1)


def test_imported_packs_find_what_the_style_finds(
    newslint_command, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    newslint_command("import", "vale", STYLES, "--out", "rules")
    (tmp_path / "newslint.toml").write_text(SETTINGS)

    def found(*args: str | Path) -> list[tuple[object, ...]]:
        done = newslint_command(
            "--format", "json", "--select", "desk,wire", *args, *STORIES
        )
        keys = ("rule", "path", "start", "end", "message", "fix", "severity")
        rows = json.loads(done.stdout)["findings"]
        return [tuple(str(row[key]) for key in keys) for row in rows]

    mine = found("--no-config", "--rules", "rules")
    assert mine == found()
    assert len(mine) > 40


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_import_of_nothing(newslint_command, path: str) -> None:  # type: ignore[no-untyped-def]
    done = newslint_command("import", "vale", path)
    assert done.returncode == 2
    assert b"no Vale style" in done.stderr
