"""The table [languagetool]: checked, handed on, and nothing loaded while it is off."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newslint import config
from newslint.languagetool.settings import Settings, read, usual_server
from newslint.schema import ConfigError

Lint = Callable[..., CompletedProcess[bytes]]


def test_keys_are_fields() -> None:
    assert read({}) == Settings()
    assert read({"all-rules": True, "seconds": 2}) == Settings(
        all_rules=True, seconds=2
    )


def test_the_environment_may_name_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().server == ""
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL", "http://desk:8081")
    assert Settings().server == usual_server() == "http://desk:8081"
    assert read({"server": "http://other"}).server == "http://other"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('languagetool = "http://x"', "languagetool is a table"),
        ('[languagetool]\nserve = "x"', "did you mean 'server'"),
        ('[languagetool]\nengine = "lingo"', "unknown engine 'lingo'"),
        ("[languagetool]\nseconds = 0", "seconds is a number above 0"),
        ('[languagetool]\nquotations = "no"', "quotations is true or false"),
    ],
)
def test_a_wrong_setting_is_told_of(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "newslint.toml"
    path.write_text(line)
    with pytest.raises(ConfigError, match=complaint):
        config.load(path)


def test_nothing_of_it_is_loaded_while_it_is_off(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council met on Tuesday.\n")
    code = (
        "import sys; from newslint.cli import main; main(['a.txt']); "
        "main(['a.txt']); "  # by the plan, if the first had none
        "print([m for m in sys.modules if 'languagetool' in m or m == 'sqlite3'])"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.endswith("[]\n"), done.stdout + done.stderr


def test_language_tool_python_is_imported_apart() -> None:
    package = Path(config.__file__).parent
    named = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "from language_tool_python" in path.read_text("utf-8")
    }
    # a GPL package: it is imported by a process of its own, and to install
    assert named == {"languagetool/keeper.py", "languagetool/install.py"}
