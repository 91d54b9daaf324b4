"""News copy under pytest: stories and rule packs as tests, and a fixture for pipelines.

``pytest --newslint stories/`` makes every story a test, and judges facts across all
that were collected. A pack is a test file if the ini option ``newslint_packs`` names it
or its folder, or if it is given on the command line, by itself or in a folder whose
name ends in ``rules``; every example is a test:
``rules/stray.toml::stacked-verbs::bad[0]``. The fixture ``newslint`` lints texts, with
the rules that a test's marker chooses, as ``pytest.mark.newslint(ignore=["legal"])``.
All tests that this plugin makes have the marker too, for ``-m newslint``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newslint.model import SEVERITIES

# pytest loads this in every run of every project, so the rest waits until it is wanted.
if TYPE_CHECKING:
    from newslint.app import Linter
    from newslint.pytest_plugin.texts import Newslint

NOT_PACKS = ("newslint.toml", "pyproject.toml")
LOOKS_LIKE_PACK = re.compile(rb"^(?:summary|bad|good)\s*=", re.MULTILINE)
LINTERS = pytest.StashKey[dict[str, "Linter"]]()
MARKER = (
    "newslint(select, enable, ignore, severity, style): the rules that the fixture "
    "newslint looks with, named as in newslint.toml; without arguments: a test that "
    "newslint makes of a story or of an example of a rule"
)


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
    group.addoption(
        "--newslint-baseline",
        type=Path,
        metavar="FILE",
        help="findings that are known (default: the configuration's)",
    )
    parser.addini(
        "newslint_packs",
        type="paths",
        default=[],
        help="rule packs, or folders of them, to prove by their own examples",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Have stories collected if they are asked for. Raises UsageError."""
    config.addinivalue_line("markers", MARKER)
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


@pytest.fixture
def newslint(request: pytest.FixtureRequest) -> Newslint:
    """Lint texts: ``newslint(text)`` gives findings, ``assert_clean`` fails on any."""
    from newslint.pytest_plugin.texts import Newslint

    try:
        return Newslint(linter(request.config, marked(request.node)))
    except pytest.UsageError as error:
        pytest.fail(str(error), pytrace=False)


def marked(node: pytest.Item) -> dict[str, Any]:
    """Return what markers say of rules; the nearest wins. Raises UsageError."""
    said: dict[str, Any] = {}
    for marker in node.iter_markers("newslint"):
        if marker.args:
            raise pytest.UsageError(
                "newslint: the marker's arguments have names, as in "
                'pytest.mark.newslint(ignore=["legal"])'
            )
        said = {**marker.kwargs, **said}
    return said


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


def linter(config: pytest.Config, choice: Mapping[str, Any] | None = None) -> Linter:
    """Return the run's linter, with the settings that the command line would use.

    A *choice* of rules is laid on them. Raises UsageError, with one line, if they
    cannot be used.
    """
    linters = config.stash.setdefault(LINTERS, {})
    choice = choice or {}
    key = repr(sorted(choice.items()))
    if key not in linters:
        from newslint.app import Linter
        from newslint.files import InputError
        from newslint.packs import PackError
        from newslint.pytest_plugin.settings import settings

        try:
            ready = Linter(settings(config, choice))
            # Word lists and the baseline are read late; what is wrong is said early.
            ready.check_files([])
        except (PackError, InputError) as error:
            raise pytest.UsageError(f"newslint: {error}") from None
        linters[key] = ready
    return linters[key]
