"""Paragraphs are asked for in batches, within a time, and not twice."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from time import monotonic

import pytest

from newslint.languagetool.answers import BATCH, answers, ask_server, batches
from newslint.languagetool.settings import Settings
from newslint.model import UnavailableError

PARAGRAPH = "Nobody at the meeting had anything to say about the plans of the council. "


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes questions and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def stranger() -> Iterator[str]:
    """A web server that is no LanguageTool; a wiki, say."""

    class Page(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            long = self.path.startswith("/long/")
            self.send_response(413 if long else 200)
            self.end_headers()
            self.wfile.write(b'{"pages": []}')

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Page) as web:
        thread = threading.Thread(target=web.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}"
        web.shutdown()
        thread.join()


def test_batches_hold_all_texts_in_order() -> None:
    texts = ["a" * 10, "b" * (BATCH - 20), "c" * (2 * BATCH), "d", "e"]
    found = list(batches(texts))
    assert [text for batch in found for text in batch] == texts
    assert [len(batch) for batch in found] == [2, 1, 2]
    assert list(batches([])) == []


def test_many_batches_are_answered_in_order(server: str) -> None:
    texts = [f"{i} 😀 {PARAGRAPH * 8}The commitee met." for i in range(30)]
    assert len(list(batches(texts))) > 2
    for text, found in zip(texts, ask_server(server, texts, "en-US", 120), strict=True):
        places = [text[m.start : m.end] for m in found if m.category == "TYPOS"]
        assert places == ["commitee"]


def test_what_is_kept_is_not_asked_again(server: str, silent: str, cache: Path) -> None:
    texts = ["The commitee met.", "It was late."]
    first = answers(texts, "en-US", Settings(server=server, seconds=60))
    again = answers(texts[:1], "en-US", Settings(server=server, seconds=60))
    assert again == first[:1]
    assert (cache / "languagetool.sqlite3").is_file()
    with pytest.raises(UnavailableError):  # another server may say something else
        answers(texts, "en-US", Settings(server=silent, seconds=0.2))


@pytest.mark.parametrize("texts", [["One text."], [PARAGRAPH * 100, PARAGRAPH * 101]])
def test_a_server_that_is_silent_is_not_waited_for(
    silent: str, texts: list[str]
) -> None:
    settings, start = Settings(server=silent, seconds=0.5), monotonic()
    with pytest.raises(UnavailableError) as error:
        answers(texts, "en-US", settings)
    assert "did not answer in time" in error.value.args[1]
    with pytest.raises(UnavailableError):  # nor is it asked again at once
        answers([*texts, "More."], "en-US", settings)
    assert monotonic() - start < 30


def test_a_server_that_is_something_else(stranger: str) -> None:
    with pytest.raises(UnavailableError) as error:
        answers(["Text."], "en-US", Settings(server=stranger))
    assert error.value.args == ("LanguageTool", f"{stranger} is no LanguageTool")


def test_a_server_that_refuses(stranger: str) -> None:
    with pytest.raises(UnavailableError) as error:
        answers(["Text."], "en-US", Settings(server=f"{stranger}/long"))
    assert "refused (413): it takes no text of that length" in error.value.args[1]


def test_an_address_that_is_none() -> None:
    with pytest.raises(UnavailableError, match="write http"):
        answers(["Text."], "en-US", Settings(server="localhost:8081"))
