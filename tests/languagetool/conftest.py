"""A real LanguageTool, fetched through the pom beside this, on the loopback address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, Popen

import pytest

from newslint.files import InputError
from newslint.languagetool import install, keeper

POM = Path(__file__).parent / "pom.xml"


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that LanguageTool is in: the user's, or a new one."""
    if not install.java():
        pytest.skip("no Java here: LanguageTool is not started")
    pytest.importorskip("language_tool_python")
    with pytest.MonkeyPatch.context() as patch:
        if not install.installed():
            if not shutil.which("mvn"):
                pytest.skip("no Maven here: LanguageTool is not fetched")
            patch.setenv("LTP_PATH", str(tmp_path_factory.mktemp("languagetool")))
            try:
                install.by_maven(POM)
            except InputError as error:
                pytest.skip(f"LanguageTool is not to be had: {error}")
        yield install.folder()


@pytest.fixture(scope="session")
def server(installed: Path) -> Iterator[str]:
    """The address of a LanguageTool that runs."""
    port = keeper.free_port()
    process = Popen(keeper.command(port), stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        keeper.ready(process, address)
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, and no server by the environment."""
    path = tmp_path / "cache"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(path))
    monkeypatch.delenv("NEWSLINT_LANGUAGETOOL", raising=False)
    return path
