"""A LanguageTool of newslint's own: started when first needed, one for a whole run.

A run is a process and its workers. A keeper, a process of its own, starts the server
and stops it when the run ends, however it ends. What it has to say lies in a folder
that the run's processes share: ``PID.json``, under the run's process id, with the
server's address or the reason why there is none; ``PID.lock`` while there is a keeper.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from typing import Any

from newslint.disk_cache import folder, make
from newslint.languagetool.service import NAME
from newslint.model import UnavailableError

START = 60  # seconds that it may take to start
PAUSE = 0.05
KEEPER = "newslint.languagetool.keeper"


def run() -> int:
    """Return the process id of the run: this process, or the one it works for."""
    parent = multiprocessing.parent_process()
    pid = parent.pid if parent else None
    return pid or os.getpid()


@cache
def place() -> Path:
    """Return the folder that the run's processes share; without a cache nobody does."""
    kept = folder()
    path = kept / "languagetool" if kept else Path(mkdtemp(prefix="newslint-"))
    if kept:
        make(kept)
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def address() -> str:
    """Return the address of the run's server, which is started if there is none yet.

    Raises UnavailableError if it does not start.
    """
    name, deadline, asked = str(run()), monotonic() + START, False
    while not (told := read(place() / f"{name}.json")):
        if not asked:
            asked = True
            claim(name)
        if monotonic() > deadline:
            raise UnavailableError(NAME, f"did not start within {START} seconds")
        sleep(PAUSE)
    if "error" in told:
        raise UnavailableError(NAME, str(told["error"]))
    return str(told["server"])


def claim(name: str) -> None:
    """Start the keeper, unless another process of the run has done so."""
    lock = place() / f"{name}.lock"
    with suppress(FileExistsError):
        lock.touch(exist_ok=False)
        subprocess.Popen(
            [sys.executable, "-m", KEEPER, str(place()), name],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interruption is for the run; it ends with it
        )


def forget() -> None:
    """Forget a server that has died, so that the next question starts another."""
    for suffix in ("json", "lock"):
        (place() / f"{run()}.{suffix}").unlink(missing_ok=True)


def read(path: Path) -> dict[str, Any]:
    """Return what a keeper has to say, or nothing yet."""
    with suppress(OSError, ValueError):
        told = json.loads(path.read_text("utf-8"))
        return told if isinstance(told, dict) else {}
    return {}


def running() -> Iterator[dict[str, Any]]:
    """Yield what the keepers of all runs say of servers that are there."""
    for path in sorted(place().glob("*.json")):
        told = read(path)
        if "server" in told:
            yield told
