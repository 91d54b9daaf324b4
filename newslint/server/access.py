"""Around every request: its log line, its counts, and the end of what went wrong."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from secrets import token_hex
from time import perf_counter
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newslint.server.metrics import Metrics
from newslint.server.workers import place

LOG = logging.getLogger("newslint.server")
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)


class Lines(logging.Formatter):
    """One JSON object a line; of an exception its type and its place, never its text.

    A message may quote a story.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line."""
        when = datetime.fromtimestamp(record.created, UTC)
        fields: dict[str, Any] = {
            "time": when.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            **getattr(record, "fields", {}),
        }
        if "event" not in fields:
            fields["event"] = record.msg
        error = record.exc_info[1] if record.exc_info else None
        if error:
            fields |= {"error": type(error).__name__, "at": place(error)}
        return json.dumps(fields)


def log_to_stderr() -> None:
    """Send the logs of the server, and of uvicorn, to standard error as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    for name, level in (("newslint.server", "INFO"), ("uvicorn.error", "WARNING")):
        log = logging.getLogger(name)
        log.handlers, log.propagate = [handler], False
        log.setLevel(level)


class Access:
    """Logs and counts what *app* answers, without a word of what it was asked."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, start, status, size = token_hex(8), perf_counter(), 500, 0
        mine = (*HEADERS, (b"x-request-id", request.encode()))

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            return message

        async def headed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name for name, _ in message["headers"]}
                more = [pair for pair in mine if pair[0] not in given]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        error: Exception | None = None
        with self.metrics.open.track_inprogress():
            try:
                await self.app(scope, counted, headed)
            except Exception as raised:
                error = raised
        seconds = perf_counter() - start
        route = getattr(scope.get("route"), "path", "other")
        method = scope["method"] if scope["method"] in METHODS else "other"
        self.metrics.requests.labels(route, method, str(status)).inc()
        self.metrics.seconds.labels(route).observe(seconds)
        self.metrics.bytes.inc(size)
        fields = {
            "event": "request",
            "id": request,
            "method": method,
            "route": route,
            "status": status,
            "ms": round(1000 * seconds, 1),
            "bytes": size,
        }
        level = logging.ERROR if error else logging.INFO
        LOG.log(level, "request", exc_info=error, extra={"fields": fields})


METHODS = ("GET", "HEAD", "POST", "OPTIONS")
