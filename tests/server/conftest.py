"""A real server on loopback, in a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

STORIES = Path(__file__).parents[1] / "stories"
TOKEN = "a-token-of-the-newsroom"
# Rules that the tests know the findings of, whatever else is looked for by now.
FEW = """\
select = [
    "numbers/ordinal-day",
    "repetition/surname-echo",
    "spelling/both-spellings-of-one-word",
    "stray/stacked-verbs",
]
"""


class Running(NamedTuple):
    """A server under way: its address, its process, and where its log goes."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


Start = Callable[..., Running]


@contextmanager
def serving(
    folder: Path, environment: dict[str, str], *args: str, **variables: str
) -> Iterator[Running]:
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "newslint", "serve", "--port", "0", *args],
            stdout=out,
            stderr=out,
            cwd=folder,
            env={**environment, **variables},
        )
    try:
        yield Running(address(process, log), process, log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(60)


def address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server says where it is, and answers there."""
    while process.poll() is None:
        found = re.search(r"http://\S+/", log.read_text())
        if found:
            transport = httpx.HTTPTransport(retries=5)
            with httpx.Client(transport=transport, timeout=60) as client:
                client.get(found[0] + "rules")  # waits for a worker
            return found[0]
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]
) -> Iterator[Running]:
    """One server for the tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("server")
    with serving(folder, environment, "--workers", "1") as running:
        yield running


@pytest.fixture(scope="session")
def desk(
    tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]
) -> Iterator[Running]:
    """One server with a few rules alone."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "newslint.toml").write_text(FEW)
    with serving(folder, environment, "--workers", "1") as running:
        yield running


@pytest.fixture
def serve(tmp_path: Path, environment: dict[str, str]) -> Iterator[Start]:
    """Start a server with options, or environment variables, of the test's own."""
    running = []

    def start(*args: str, **variables: str) -> Running:
        context = serving(tmp_path, environment, *args, **variables)
        running.append(context)
        return context.__enter__()

    yield start
    for context in running:
        context.__exit__(None, None, None)


@pytest.fixture
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60) as made:
        yield made


@pytest.fixture(params=["kim-motorcade-1.txt", "kim-motorcade-2.txt"])
def story(request: pytest.FixtureRequest) -> Path:
    """Each of the two stories."""
    return STORIES / request.param
