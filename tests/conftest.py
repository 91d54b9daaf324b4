"""What the tests share: the real command, and a pack of plain rules to run it with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import settings

PROBE = Path(__file__).parent / "probe.toml"
STORIES = Path(__file__).parent / "stories"

Lint = Callable[..., CompletedProcess[bytes]]

# What is started in the background by a shell has interruptions ignored, and so would
# all that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# In CI what is drawn at random must not fail a change that has nothing to do with it.
settings.register_profile("here", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("here")


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the commands: nobody's colours, a cache of their own."""
    kept = ("PATH", "SYSTEMROOT", "PYTHONPATH")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "HOME": str(tmp_path_factory.mktemp("home")),
        "NEWSLINT_CACHE_DIR": str(tmp_path_factory.mktemp("cache")),
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def newslint_command(tmp_path: Path, environment: dict[str, str]) -> Lint:
    """Run ``newslint ARGS`` in the test's folder, in a process of its own."""

    def run(
        *args: str | bytes | Path,
        stdin: bytes = b"",
        cwd: Path = tmp_path,
        env: dict[str, str] | None = None,
        timeout: float = 120,
    ) -> CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "newslint", *args],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**environment, **(env or {})},
            timeout=timeout,
        )

    return run


@pytest.fixture
def lint(newslint_command: Lint) -> Lint:
    """Run ``newslint check`` with the rules of the probe pack, and no others."""

    def run(*args: str | bytes | Path, **kwargs: object) -> CompletedProcess[bytes]:
        rules = ("--rules", PROBE, "--select", "probe")
        return newslint_command("check", *rules, *args, **kwargs)

    return run
