"""Tokens: where they are read from, and who has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from newslint.files import InputError, trouble
from newslint.server.problem import RequestError

VARIABLE = "NEWSLINT_TOKEN"
SHORTEST = 16  # characters of a token


def load(path: Path | None, environment: Mapping[str, str]) -> frozenset[str]:
    """Return the tokens of a file, one a line, and of the environment.

    Never those of the command line, which others on the machine can read. Raises
    InputError.
    """
    found = set(environment.get(VARIABLE, "").split())
    if path:
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: {trouble(error)}") from None
        tokens = [line.strip() for line in lines]
        found.update(line for line in tokens if line and not line.startswith("#"))
        if not found:
            raise InputError(f"{path}: holds no token; write one a line")
    if any(len(token) < SHORTEST for token in found):
        raise InputError(f"a token has fewer than {SHORTEST} characters; make it long")
    return frozenset(found)


def admit(tokens: frozenset[str], header: str, others: Iterator[str]) -> str:
    """Return the token that a request shows, or nothing if none is needed.

    *others* are values that LanguageTool's clients send as ``apiKey``. Raises
    RequestError.
    """
    if not tokens:
        return ""
    scheme, _, shown = header.partition(" ")
    for given in (shown.strip() if scheme.lower() == "bearer" else "", *others):
        # All are compared, so that the time taken tells nothing.
        if any([compare_digest(digest(given), digest(token)) for token in tokens]):
            return given
    raise RequestError(
        401,
        "a token is needed: Authorization: Bearer TOKEN",
        {"WWW-Authenticate": 'Bearer realm="newslint"'},
    )


def digest(token: str) -> bytes:
    """Return what tokens are compared by: all of one length."""
    return sha256(token.encode("utf-8", "replace")).digest()
