"""Remote files, from a real server: single ones, compressed ones, and what is amiss."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import Lint

pytest.importorskip("fsspec")
pytest.importorskip("aiohttp")


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing of what it serves."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A server of a folder with articles, as a URL."""
    folder = tmp_path / "served"
    (folder / "deep").mkdir(parents=True)
    rows = [json.dumps({"text": f"We saw teh cat, {n}."}) for n in range(3)]
    text = "".join(f"{row}\n" for row in rows)
    (folder / "in.jsonl").write_text(text)
    (folder / "deep" / "in.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    (folder / "story.txt").write_bytes(b"\xef\xbb\xbfWe saw teh cat.\n")
    (folder / "deep" / "note.log").write_text("teh")
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    ) as served:
        thread = Thread(target=served.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


@pytest.mark.parametrize(
    ("name", "count"), [("in.jsonl", 3), ("deep/in.jsonl.gz", 3), ("story.txt", 1)]
)
def test_a_file_is_linted_where_it_is(
    lint: Lint, server: str, name: str, count: int
) -> None:
    run = lint("--no-config", f"{server}/{name}")
    assert run.returncode == 1, run.stderr
    assert run.stdout.count(b"[probe/the]") == count
    assert run.stdout.startswith(f"{server}/{name}:1:".encode())


def test_a_folder_means_the_stories_in_it(
    lint: Lint, server: str, tmp_path: Path
) -> None:
    run = lint("--no-config", f"file://{tmp_path}/served")
    assert run.stdout.count(b"[probe/the]") == 7
    assert b"note.log" not in run.stdout + run.stderr


def test_a_glob_means_what_it_matches(lint: Lint, server: str, tmp_path: Path) -> None:
    run = lint("--no-config", f"file://{tmp_path}/served/**/*.gz")
    assert run.stdout.count(b"[probe/the]") == 3


def test_an_audit_of_what_is_remote(
    newslint_command: Lint, server: str, tmp_path: Path
) -> None:
    run = newslint_command(
        *("corpus", "audit", f"{server}/in.jsonl", "--out", "out", "--no-config"),
        *("--select", "encoding", "-j", "1"),
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(b"3 articles, 15 words")


@pytest.mark.parametrize("name", ["nowhere.jsonl", "nowhere/"])
def test_what_is_not_there_is_told_in_one_line(
    lint: Lint, server: str, name: str
) -> None:
    run = lint("--no-config", f"{server}/{name}")
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert f"{server}/{name}".encode() in run.stderr


def test_a_scheme_that_nobody_knows(lint: Lint) -> None:
    run = lint("--no-config", "nosuch://bucket/in.jsonl")
    assert run.returncode == 2
    assert b"nosuch" in run.stderr
    assert run.stderr.count(b"\n") == 1
