"""A warm start on one story loads what it needs, and keeps what it made."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import STORIES, Lint

# Each costs as much as a story takes to lint, or nearly.
DEAR = {
    "charset_normalizer",
    "concurrent.futures",
    "email",
    "importlib.metadata",
    "multiprocessing",
    "newslint.fix",
    "newslint.formats.junit",
    "newslint.formats.sarif",
    "newslint.pool",
    "pathspec",
    "rich",
    "shtab",
    "tempfile",
    "tomllib",
    "xml",
}
LIST = """
import sys
from newslint.cli import main
status = main(sys.argv[1:])
print(status, *sys.modules)
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache folder that is not there yet."""
    return tmp_path / "cache"


NAMES = {"plan", "patterns.json", "re.json"}  # of what is kept


def modules(folder: Path, env: dict[str, str]) -> set[str]:
    """Return the modules that a run on one story has loaded."""
    story = STORIES / "kim-motorcade-2.txt"
    done = subprocess.run(
        [sys.executable, "-c", LIST, story],
        capture_output=True,
        text=True,
        cwd=folder,
        env=env,
    )
    assert done.stderr == ""
    status, *names = done.stdout.splitlines()[-1].split()
    assert status == "1"
    return set(names)


def test_a_warm_start_loads_nothing_dear(
    tmp_path: Path, cache: Path, environment: dict[str, str]
) -> None:
    env = {**environment, "NEWSLINT_CACHE_DIR": str(cache)}
    assert "tomllib" in modules(tmp_path, env)
    kept = {path: path.stat().st_ino for path in cache.iterdir()}
    assert {path.name.partition("-")[0] for path in kept} == NAMES
    loaded = modules(tmp_path, env)
    assert DEAR & loaded == set()
    assert {path: path.stat().st_ino for path in cache.iterdir()} == kept


def test_all_starts_say_the_same(
    newslint_command: Lint, tmp_path: Path, cache: Path
) -> None:
    paths = sorted(STORIES.glob("*.txt"))
    cold = newslint_command(
        "-f", "json", *paths, env={"NEWSLINT_CACHE_DIR": str(cache)}
    )
    warm = newslint_command(
        "-f", "json", *paths, env={"NEWSLINT_CACHE_DIR": str(cache)}
    )
    none = newslint_command("-f", "json", *paths, env={"NEWSLINT_CACHE_DIR": ""})
    assert cold.stdout == warm.stdout == none.stdout
    assert b'"rule"' in cold.stdout
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:-9] + b"spoilt")
    spoilt = newslint_command(
        "-f", "json", *paths, env={"NEWSLINT_CACHE_DIR": str(cache)}
    )
    assert (spoilt.stdout, spoilt.stderr) == (cold.stdout, b"")


def test_a_cache_that_cannot_be_written(newslint_command: Lint, tmp_path: Path) -> None:
    story = STORIES / "kim-motorcade-2.txt"
    (tmp_path / "file").write_text("")
    for folder in ("file", "file/below", "/proc/nothing"):
        done = newslint_command(story, env={"NEWSLINT_CACHE_DIR": folder})
        assert (done.returncode, done.stderr) == (1, b"")
    done = newslint_command(story, env={"NEWSLINT_CACHE_DIR": "", "HOME": "/no/such"})
    assert (done.returncode, done.stderr) == (1, b"")
