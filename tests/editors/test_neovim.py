"""Neovim, headless: open a story, see its diagnostics, apply a fix, read the buffer."""

import json
from pathlib import Path

from editors.running import EDITORS, FIXED, NEWSLINT, STORY, found, run


def test_a_session(tmp_path: Path, environment: dict[str, str]) -> None:
    neovim = found("nvim")
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    script = Path(__file__).with_name("session.lua")
    variables = {
        "NEWSLINT_PLUGIN": str(EDITORS / "neovim"),
        "NEWSLINT_COMMAND": "\n".join([*NEWSLINT, "lsp"]),
    }
    command = [neovim, "--headless", "-u", "NONE", "-c", f"luafile {script}"]
    done = run(command, tmp_path, {**environment, **variables})
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["linted"] and report["changed"] and report["clean"], done.stderr
    line = STORY.splitlines()[2].encode()
    assert report["diagnostic"] == {
        "code": "repetition/surname-echo",
        "line": 2,
        "from": line.index(b"Xi Jinping"),
        "to": line.index(b" on Tuesday"),
    }
    assert report["offered"][0] == "Change ‘Xi Jinping Xi’ to ‘Xi Jinping’"
    assert report["text"] == FIXED
