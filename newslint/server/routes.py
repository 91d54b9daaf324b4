"""The addresses that are answered to, and by what."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from importlib.resources import files
from pathlib import PurePath

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from newslint.config import Config
from newslint.formats.json import dumps
from newslint.server import auth, languagetool, work
from newslint.server.access import Access
from newslint.server.body import Job, fields
from newslint.server.metrics import Metrics
from newslint.server.problem import JSON, TEXT, Answer, RequestError, refuse
from newslint.server.settings import Settings
from newslint.server.workers import Workers
from newslint.version import __version__

MEDIA = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
GUARDED = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}

Endpoint = Callable[[Request], Awaitable[Response]]


class Server:
    """One server: its settings, its workers, and who is being answered."""

    def __init__(self, config: Config, settings: Settings) -> None:
        self.config, self.settings = config, settings
        self.metrics = Metrics()
        self.under_way: Counter[str] = Counter()
        self.workers: Workers | None = None

    @asynccontextmanager
    async def life(self, _: Starlette) -> AsyncIterator[None]:
        """Start the workers, and end them when the last request is answered."""
        told = self.settings
        workers = self.workers = Workers(
            partial(work.prepare, self.config),
            told.workers,
            told.seconds,
            told.waiting,
        )
        watch = self.metrics.watch
        watch("newslint_waiting", "Requests that wait.", lambda: workers.waiting)
        watch("newslint_restarts", "Workers replaced.", lambda: workers.restarts)
        try:
            yield
        finally:
            await asyncio.to_thread(workers.stop)

    def works(self, what: str) -> Endpoint:
        """Return the endpoint whose requests a worker does."""

        async def endpoint(request: Request) -> Response:
            media = request.headers.get("content-type", "")
            query = request.path_params.get("rule", request.url.query)
            if speaks_languagetool(request):  # its token may be in the form
                body = await read(request, self.settings)
                with self.counted(self.admit(request, body)):
                    return await self.do(Job(what, body, media, query))
            with self.counted(self.admit(request, b"")):
                body = await read(request, self.settings)
                return await self.do(Job(what, body, media, query))

        return endpoint

    def says(self, make: Callable[[], Answer]) -> Endpoint:
        """Return an endpoint that answers at once, to those who may ask."""

        async def endpoint(request: Request) -> Response:
            self.admit(request, b"")
            return respond(make())

        return endpoint

    async def do(self, job: Job) -> Response:
        """Have a worker do *job*."""
        if self.workers is None:
            raise RequestError(503, "the server is starting or ending; try again")
        answer = await self.workers.do(job)
        self.metrics.found(answer.counts)
        return respond(answer)

    def admit(self, request: Request, body: bytes) -> str:
        """Return who asks: a token, or an address. Raises RequestError.

        A name that is not the server's own is how a page elsewhere would reach it, by
        pointing that name at this machine.
        """
        hosts = self.settings.hosts
        if hosts and host_name(request.headers.get("host", "")) not in hosts:
            raise RequestError(
                421, "not a name of this server; start it with --host-name"
            )
        keys: Iterator[str] = iter(())
        if speaks_languagetool(request):
            form = f"{request.url.query}&{body.decode('utf-8', 'replace')}"
            keys = (value for key, value in fields(form) if key == "apiKey")
        header = request.headers.get("authorization", "")
        token = auth.admit(self.settings.tokens, header, keys)
        return token or (request.client.host if request.client else "")

    @contextmanager
    def counted(self, client: str) -> Iterator[None]:
        """Count a client's requests under way. Raises RequestError."""
        most = self.settings.per_client
        if most and self.under_way[client] >= most:
            message = f"{most} requests of yours are under way; wait for one"
            raise RequestError(429, message, {"Retry-After": "1"})
        self.under_way[client] += 1
        try:
            yield
        finally:
            self.under_way[client] -= 1
            if not self.under_way[client]:
                del self.under_way[client]

    def routes(self) -> Iterator[Route]:
        """Yield every address, and what is answered there."""
        languages = dumps(languagetool.languages()).encode()
        software = dumps({"software": languagetool.SOFTWARE}).encode()
        limit = str(self.settings.bytes).encode()
        yield Route("/", shipped("page", "index.html"))
        yield Route("/page/{name}", shipped("page"))
        yield Route("/openapi.json", shipped("", "openapi.json"))
        yield Route("/health", self.health)
        yield Route("/metrics", self.says(self.metrics.answer))
        yield Route("/rules", self.works("rules"))
        yield Route("/rules/{rule:path}", self.works("rule"))
        yield Route("/check", self.works("check"), methods=["POST"])
        yield Route("/fix", self.works("fix"), methods=["POST"])
        yield Route("/versions", self.works("versions"), methods=["POST"])
        lint = self.works("languagetool")
        yield Route("/v2/check", lint, methods=["GET", "POST"])
        yield Route("/v2/languages", self.says(lambda: Answer(languages)))
        yield Route("/v2/info", self.says(lambda: Answer(software)))
        yield Route("/v2/maxtextlength", self.says(lambda: Answer(limit, media=TEXT)))
        yield Route("/v2/healthcheck", self.says(lambda: Answer(b"OK", media=TEXT)))

    async def health(self, request: Request) -> Response:
        """Say whether there are workers."""
        alive = self.workers is not None
        data = {"status": "ok" if alive else "starting", "version": __version__}
        return respond(Answer(dumps(data).encode(), 200 if alive else 503))


def app(config: Config, settings: Settings) -> ASGIApp:
    """Return the application, to be run by any ASGI server."""
    server = Server(config, settings)
    cors = Middleware(
        CORSMiddleware,
        allow_origins=settings.origins,
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type"],
    )
    inner = Starlette(
        routes=list(server.routes()),
        middleware=[cors] if settings.origins else [],
        exception_handlers={
            RequestError: refused,
            HTTPException: wrong_address,
            Exception: broken,
        },
        lifespan=server.life,
    )
    return Access(inner, server.metrics)


def shipped(folder: str, only: str = "") -> Endpoint:
    """Return the endpoint of the files in a folder of this package, or of one."""
    found = {
        each.name: each.read_bytes()
        for each in files("newslint.server").joinpath(folder).iterdir()
        if each.name == only or (not only and PurePath(each.name).suffix in MEDIA)
    }

    async def endpoint(request: Request) -> Response:
        name = request.path_params.get("name", only)
        if name not in found:
            raise HTTPException(404)
        media = MEDIA.get(PurePath(name).suffix, JSON)
        return Response(found[name], media_type=media, headers=GUARDED)

    return endpoint


async def read(request: Request, settings: Settings) -> bytes:
    """Return a request's body. Raises RequestError if it is too long or too slow."""
    message = f"over the limit of {settings.megabytes:g} MB; send less"
    if int(request.headers.get("content-length", "0")) > settings.bytes:
        raise RequestError(413, message)
    body = bytearray()
    try:
        async with asyncio.timeout(settings.seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > settings.bytes:
                    raise RequestError(413, message)
    except TimeoutError:
        raise RequestError(408, "the body came too slowly; send it again") from None
    return bytes(body)


def speaks_languagetool(request: Request) -> bool:
    """Return whether a request is for LanguageTool's interface."""
    return request.url.path.startswith("/v2/")


def host_name(header: str) -> str:
    """Return the host of a Host header, without its port."""
    name, colon, port = header.rpartition(":")
    return (name if colon and port.isdigit() else header).lower()


def respond(answer: Answer) -> Response:
    """Return an answer as a response."""
    return Response(
        answer.body, answer.status, dict(answer.headers), media_type=answer.media
    )


async def refused(request: Request, error: Exception) -> Response:
    """Answer a request that cannot be met."""
    refusal = error if isinstance(error, RequestError) else RequestError(500, "refused")
    return respond(refuse(refusal, request.url.path))


async def wrong_address(request: Request, error: Exception) -> Response:
    """Answer a request for what is not there, or by a method that is not taken."""
    status, headers = 404, {}
    if isinstance(error, HTTPException):
        status, headers = error.status_code, dict(error.headers or {})
    message = f"no {request.method} here; /openapi.json says what there is"
    return respond(refuse(RequestError(status, message, headers), request.url.path))


async def broken(request: Request, error: Exception) -> Response:
    """Answer a request on which newslint itself broke down."""
    message = "newslint broke down; its log says where"
    return respond(refuse(RequestError(500, message), request.url.path))
