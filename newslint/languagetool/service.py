"""Ask a LanguageTool server over HTTP.

language-tool-python asks too, but with a time-out of five minutes, a connection to the
server before the first question, and lengths left in UTF-16; so its part here is to
fetch, find and start LanguageTool (`newslint.languagetool.keeper`).
"""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

from newslint.languagetool.matches import Match, read
from newslint.model import UnavailableError

NAME = "LanguageTool"
LOCAL = ("localhost", "127.0.0.1", "::1")
REFUSALS = {
    413: "it takes no text of that length",
    426: "it is asked too often",
    429: "it is asked too often",
}


class GoneError(UnavailableError):
    """Nobody answers at an address."""


def check(server: str, text: str, language: str, seconds: float) -> list[Match]:
    """Return what the server says of *text*. Raises UnavailableError."""
    return read_answer(
        request(server, "check", seconds, {"language": language, "text": text}),
        text,
        server,
    )


def version(server: str, seconds: float = 5) -> str:
    """Return the version of LanguageTool that answers. Raises UnavailableError."""
    probe = {"language": "en-US", "text": "A test."}
    answer = request(server, "check", seconds, probe)
    try:
        return str(answer["software"]["version"])
    except (KeyError, TypeError):
        raise UnavailableError(NAME, f"{server} is no LanguageTool") from None


def request(server: str, what: str, seconds: float, form: dict[str, str]) -> Any:
    """Post a form, and return the JSON that comes back. Raises UnavailableError."""
    if urlsplit(server).scheme not in ("http", "https"):
        raise UnavailableError(
            NAME, f"{server!r} is no address; write http://host:port"
        )
    base = server.rstrip("/").removesuffix("/v2")
    query = Request(f"{base}/v2/{what}", urlencode(form).encode("utf-8", "replace"))
    near = urlsplit(server).hostname in LOCAL
    opener = build_opener(ProxyHandler({})) if near else build_opener()
    try:
        with opener.open(query, timeout=max(seconds, 0.1)) as answer:
            return json.load(answer)
    except HTTPError as error:
        with error:
            why = REFUSALS.get(error.code) or error.read(200).decode("utf-8", "replace")
        raise UnavailableError(
            NAME, f"{server} refused ({error.code}): {why}"
        ) from None
    except TimeoutError:
        raise slow(server, seconds) from None
    except (URLError, HTTPException, OSError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise slow(server, seconds) from None
        raise GoneError(NAME, f"nobody answers at {server}; is it running?") from None
    except ValueError:
        raise UnavailableError(NAME, f"{server} is no LanguageTool") from None


def slow(server: str, seconds: float) -> UnavailableError:
    """Return the complaint about a server that lets one wait."""
    return UnavailableError(
        NAME, f"{server} did not answer in time; 'seconds' says how long to wait"
    )


def read_answer(answer: Any, text: str, server: str) -> list[Match]:
    """Return the matches of an answer. Raises UnavailableError if it is none."""
    try:
        return read(answer, text)
    except (KeyError, TypeError, AttributeError):
        raise UnavailableError(NAME, f"{server} is no LanguageTool") from None
