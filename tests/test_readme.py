"""What the README shows is what newslint does."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import newslint
from newslint import packs, plugins
from newslint.testing import prove

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```\n\$ newslint ([^\n]*)\n(.*?)\n```", README, re.DOTALL)
TABLE = re.findall(r"^\| (.+) \| `(\w+/[\w-]+)` \|$", README, re.MULTILINE)


@pytest.mark.parametrize(("args", "output"), SHOWN)
def test_the_output_shown_is_the_output(args: str, output: str) -> None:
    command = [sys.executable, "-m", "newslint", *shlex.split(args)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.stdout.decode() == output + "\n"
    assert done.returncode == 1


def test_something_is_shown() -> None:
    assert SHOWN
    assert len(TABLE) >= 8


def test_the_rules_named_are_there() -> None:
    rules = plugins.load().rules
    for _, rule in TABLE:
        assert rule in rules


def test_the_rules_named_find_what_stands_beside_them() -> None:
    for copy, rule in TABLE[:5]:
        assert rule in {f.rule for f in newslint.check(copy)}, copy


def test_the_rule_shown_is_proved(tmp_path: Path) -> None:
    (shown,) = (
        b for b in re.findall(r"```toml\n(.*?)```", README, re.S) if "bad " in b
    )
    path = tmp_path / "house.toml"
    path.write_text(shown, encoding="utf-8")
    checks = plugins.gather("newslint_checks", "check")
    for rule in packs.load(path, checks):
        for example in rule.bad:
            assert prove(rule, example, flagged=True) is None
        for example in rule.good:
            assert prove(rule, example, flagged=False) is None


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    (shown,) = (
        b for b in re.findall(r"```toml\n(.*?)```", README, re.S) if "prefer" in b
    )
    assert "prefer" in tomllib.loads(shown)
    (tmp_path / "newslint.toml").write_text(shown, encoding="utf-8")
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "house-rules" / "a.toml").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "newslint", "--show-config"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
