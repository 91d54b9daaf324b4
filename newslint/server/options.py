"""Settings of one request, laid over the server's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from newslint import schema
from newslint.app import Linter
from newslint.config import LISTS, Config, several
from newslint.packs import PackError
from newslint.server.problem import RequestError

# Never a path: a request opens no file on the server.
KEYS = {key: schema.KEYS[key] for key in (*schema.CHOICE, "prefer", "require-reason")}
INSTEAD = ("select", "style")  # of what the server is set to
MOST = 500  # entries, and characters of one
KEPT = 32  # linters with settings of their own that a worker keeps


def linters(base: Linter) -> Callable[[Mapping[str, Any]], Linter]:
    """Return what makes a linter with a request's options. It raises RequestError."""

    @lru_cache(KEPT)
    def made(options: str) -> Linter:
        data = json.loads(options)
        return Linter(apply(base.config, data), base.catalogue) if data else base

    def linter(options: Mapping[str, Any]) -> Linter:
        try:
            check(options)
            return made(json.dumps(options, sort_keys=True))
        except PackError as error:
            raise RequestError(400, f"options: {error}") from None

    return linter


def check(options: Mapping[str, Any]) -> None:
    """Raise PackError for an option that is unknown or of the wrong kind."""
    schema.check_kinds(options, KEYS)
    schema.check_severities(options)
    for key, value in options.items():
        names = [value] if isinstance(value, bool) else [*value]
        if len(names) > MOST or any(len(str(name)) > MOST for name in names):
            raise schema.ConfigError(f"{key} has more than {MOST} entries or letters")


def apply(base: Config, options: Mapping[str, Any]) -> Config:
    """Lay checked options over *base*.

    ``enable``, ``ignore`` and ``severity`` add to what the server is set to; the others
    are instead of it.
    """
    lists: dict[str, Any] = {
        key: (() if key in INSTEAD else getattr(base.choice, key))
        + several(options[key])
        for key in LISTS
        if key in options
    }
    severity = {**base.choice.severity, **options.get("severity", {})}
    return base._replace(
        choice=base.choice._replace(severity=severity, **lists),
        prefer=tuple(options.get("prefer", base.prefer)),
        require_reason=options.get("require-reason", base.require_reason),
    )
