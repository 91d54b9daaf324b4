"""What documents show: their blocks, and their commands run as a reader would."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(name: str, kind: str) -> list[str]:
    """Return the blocks of one kind in a document."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return [block for kinds, block in BLOCK.findall(text) if kinds == kind]


def commands(name: str) -> Iterator[tuple[str, str]]:
    """Yield each command in a document, with what it is shown to print."""
    for block in blocks(name, "console"):
        found = COMMAND.findall(block)
        assert found, f"no command in {block!r}"
        yield from found


def run(
    command: str, status: int, folder: Path, env: Mapping[str, str]
) -> tuple[int, str]:
    """Run a command after one of a status; return its status, and what it prints."""
    path = f"{Path(sys.executable).parent}:{env['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"(exit {status}); {command}"],
        cwd=folder,
        env={
            **env,
            "PATH": path,
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )
    return done.returncode, done.stdout.decode()


def agrees(shown: str, printed: str) -> bool:
    """Return whether a command printed this: ``...`` is any lines, ``*`` any words."""
    lines = (
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\*", ".*") + "\n"
        for line in shown.splitlines()
    )
    return bool(re.fullmatch("".join(lines), printed))
