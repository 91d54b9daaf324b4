"""Emacs in batch mode, with Eglot: a story opened, linted, fixed, and read again."""

import json
from pathlib import Path

import pytest

from editors.running import EDITORS, FIXED, NEWSLINT, STORY, found, run


def test_a_session(tmp_path: Path, environment: dict[str, str]) -> None:
    emacs = found("emacs")
    ask = "(progn (require 'package) (package-initialize) (require 'eglot))"
    if run([emacs, "--batch", "--eval", ask], tmp_path, environment).returncode:
        pytest.skip("this Emacs has no Eglot")
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    script = Path(__file__).with_name("session.el")
    variables = {
        "NEWSLINT_PLUGIN": str(EDITORS / "emacs"),
        "NEWSLINT_COMMAND": "\n".join([*NEWSLINT, "lsp"]),
    }
    command = [emacs, "--batch", "-l", script]
    done = run(command, tmp_path, {**environment, **variables})
    assert (tmp_path / "report.json").exists(), done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    ((start, end, text),) = report["shown"]
    assert STORY[start - 1 : end - 1] == "Xi Jinping Xi"  # Emacs counts from one
    assert "repetition/surname-echo" in text
    assert "Change ‘Xi Jinping Xi’ to ‘Xi Jinping’" in report["offered"]
    assert report["outline"] >= 2
    assert report["text"] == FIXED
    assert report["clean"] is True
