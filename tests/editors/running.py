"""What the tests of editors share: the editor if it is there, and a story."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

EDITORS = Path(__file__).parent.parent.parent / "editors"
NEWSLINT = [sys.executable, "-m", "newslint"]
STORY = "😀 “Curly” quotes.\n\nHe met President Xi Jinping Xi on Tuesday.\n"
FIXED = STORY.replace("Jinping Xi", "Jinping")


def found(name: str) -> str:
    """Return the path of an editor, or skip the test."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def run(
    command: list[str | Path], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run an editor in *folder*, which is its home as well."""
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**environment, "HOME": str(folder), "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
    )
