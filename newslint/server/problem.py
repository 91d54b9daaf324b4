"""What is answered to a request that cannot be met (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

JSON, PROBLEM, TEXT = "application/json", "application/problem+json", "text/plain"


class Answer(NamedTuple):
    """A response: what it is made of, and what to count of it."""

    body: bytes
    status: int = 200
    media: str = JSON
    counts: Mapping[str, int] = {}  # findings by severity
    headers: Mapping[str, str] = {}


class RequestError(Exception):
    """A request that cannot be met; the message says why and what to do."""

    def __init__(
        self, status: int, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.headers = status, headers or {}


def refuse(refusal: RequestError, path: str = "") -> Answer:
    """Return the answer to a refused request; to LanguageTool's clients in its form."""
    status, message = refusal.status, str(refusal)
    if path.startswith("/v2/"):
        body = f"Error: {message}".encode("utf-8", "replace")
        return Answer(body, status, TEXT, headers=refusal.headers)
    title = HTTPStatus(status).phrase
    problem = {"title": title, "status": status, "detail": message}
    data = json.dumps(problem).encode()
    return Answer(data, status, PROBLEM, headers=refusal.headers)
