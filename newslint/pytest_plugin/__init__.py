"""News copy under pytest: stories and rule packs as tests, and a fixture for pipelines.

``pytest --newslint stories/`` makes every story a test, and judges facts across all
that were collected. A pack is a test file if the ini option ``newslint_packs`` names it
or its folder, or if it is given on the command line, by itself or in a folder whose
name ends in ``rules``; every example is a test:
``rules/stray.toml::stacked-verbs::bad[0]``. The fixture ``newslint`` lints texts.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newslint.model import SEVERITIES

# pytest loads this in every run of every project, so the rest waits until it is wanted.
if TYPE_CHECKING:
    from newslint.app import Linter
    from newslint.pytest_plugin.texts import Newslint

NOT_PACKS = ("newslint.toml", "pyproject.toml")
LOOKS_LIKE_PACK = re.compile(rb"^(?:summary|bad|good)\s*=", re.MULTILINE)
LINTER = pytest.StashKey["Linter"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of this plugin."""
    group = parser.getgroup("newslint")
    group.addoption(
        "--newslint", action="store_true", help="lint the stories in the paths given"
    )
    group.addoption(
        "--newslint-fail-on",
        choices=(*SEVERITIES, "never"),
        help="least severity that fails a story (default: the configuration's)",
    )
    parser.addini(
        "newslint_packs",
        type="paths",
        default=[],
        help="rule packs, or folders of them, to prove by their own examples",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Have stories collected if they are asked for. Raises UsageError."""
    if config.getoption("newslint"):
        from newslint.pytest_plugin.stories import Stories

        config.pluginmanager.register(Stories(config, linter(config), given(config)))


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Collect a rule pack."""
    if file_path.suffix != ".toml" or not is_pack(file_path, parent.config):
        return None
    from newslint.pytest_plugin.packs import PackFile

    pack: PackFile = PackFile.from_parent(parent, path=file_path)
    return pack


@pytest.fixture(scope="session")
def newslint(pytestconfig: pytest.Config) -> Newslint:
    """Lint texts: ``newslint(text)`` gives findings, ``assert_clean`` fails on any."""
    from newslint.pytest_plugin.texts import Newslint

    try:
        return Newslint(linter(pytestconfig))
    except pytest.UsageError as error:
        pytest.fail(str(error), pytrace=False)


def is_pack(path: Path, config: pytest.Config) -> bool:
    """Return whether somebody has said that this TOML file is a rule pack."""
    if path.name in NOT_PACKS or path.parent.name == "data":
        return False
    if any(path.is_relative_to(pack) for pack in config.getini("newslint_packs")):
        return True
    offered = config.getoption("file_or_dir") and any(
        there == path or (there.name.endswith("rules") and there in path.parents)
        for there in given(config)
    )
    return bool(offered and LOOKS_LIKE_PACK.search(path.read_bytes()))


def given(config: pytest.Config) -> list[Path]:
    """Return the paths that the run is about, without the names of tests in them."""
    here = config.invocation_params.dir
    return [Path(os.path.normpath(here / arg.split("::")[0])) for arg in config.args]


def linter(config: pytest.Config) -> Linter:
    """Return the run's linter, with the settings that the command line would use.

    Raises UsageError, with one line, if they cannot be used.
    """
    if LINTER not in config.stash:
        from newslint.app import Linter
        from newslint.config import Config, find, load
        from newslint.files import InputError
        from newslint.packs import PackError

        try:
            path = find(config.invocation_params.dir)
            settings = load(path) if path else Config()
            if hasattr(config, "workerinput"):  # one of the processes of pytest-xdist
                settings = replace(settings, jobs=1)
            ready = Linter(settings)
            # Word lists and the baseline are read late; what is wrong is said early.
            ready.check_files([])
        except (PackError, InputError) as error:
            raise pytest.UsageError(f"newslint: {error}") from None
        config.stash[LINTER] = ready
    return config.stash[LINTER]
