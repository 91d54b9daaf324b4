"""Answer over HTTP: newslint's own interface, LanguageTool's, and a page to write in.

Tokens are read from NEWSLINT_TOKEN or a file, never from the command line.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

from newslint.app import Linter
from newslint.commands import settings
from newslint.files import InputError

HELP = "answer over HTTP, with a page to write in"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
EXTRA = "pip install 'newslint[server]'"


def arguments(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    group = parser.add_argument_group("where")
    add = group.add_argument
    add("--host", default="127.0.0.1", help="address to bind (default: 127.0.0.1)")
    add("--port", type=port, default=8081, help="0 for any free one (default: 8081)")
    add(
        "--host-name",
        action="append",
        default=[],
        metavar="NAME",
        help="another name that the server is asked by, as behind a proxy",
    )
    group = parser.add_argument_group("who may ask")
    add = group.add_argument
    add("--token-file", type=Path, metavar="FILE", help="tokens, one a line")
    add("--no-token", action="store_true", help="let everybody who gets here ask")
    add(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a site whose pages may ask (https://cms.example), or *",
    )
    group = parser.add_argument_group("limits")
    add = group.add_argument
    cores = os.cpu_count() or 1
    add("--workers", type=count, default=cores, metavar="N", help="worker processes")
    add("--max-megabytes", type=amount, default=1, metavar="N", help="of a request")
    add("--max-seconds", type=amount, default=10, metavar="N", help="for a request")
    add("--max-waiting", type=count, default=64, metavar="N", help="requests in line")
    add(
        "--max-per-client",
        type=whole,
        default=16,
        metavar="N",
        help="requests of one client under way; 0: any number",
    )
    settings.add_config(parser)


def run(args: Namespace) -> int:
    """Serve until told to stop; return the exit status."""
    try:
        import uvicorn

        from newslint.server import access, auth, routes
        from newslint.server.settings import Settings
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is missing; {EXTRA}") from None
    config = settings.read(args)
    Linter(config)  # what is wrong with the settings is said before anybody asks
    tokens = auth.load(args.token_file, os.environ)
    check_open(args, bool(tokens))
    told = Settings(
        workers=args.workers,
        megabytes=args.max_megabytes,
        seconds=args.max_seconds,
        waiting=args.max_waiting,
        per_client=args.max_per_client,
        tokens=tokens,
        origins=tuple(args.allow_origin),
        hosts=names(args),
    )
    listening = listen(args.host, args.port)
    access.log_to_stderr()
    server = uvicorn.Server(
        uvicorn.Config(
            routes.app(config, told),
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=int(2 * args.max_seconds) + 1,
        )
    )
    print(f"newslint: serving at {address(listening)}", file=sys.stderr, flush=True)
    # uvicorn ends in good order, then raises again what it was sent.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    return 0


def check_open(args: Namespace, guarded: bool) -> None:
    """Raise InputError for a server that everybody could reach by oversight."""
    if not (guarded or args.no_token or is_loopback(args.host)):
        raise InputError(
            f"{args.host} is reached from other machines: set NEWSLINT_TOKEN or "
            "--token-file, or say --no-token"
        )


def names(args: Namespace) -> frozenset[str]:
    """Return the names the server answers to; none of a public one means any."""
    given = {name.lower() for name in args.host_name}
    if is_loopback(args.host):
        return frozenset({*LOOPBACK, args.host.lower(), *given})
    return frozenset(given)


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches *host*."""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises InputError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        what = error.strerror or str(error)
        raise InputError(f"{host}:{port}: {what}; choose another --port") from None


def address(listening: socket.socket) -> str:
    """Return the address at which a socket is reached."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def port(text: str) -> int:
    """Read the number of a port."""
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise ArgumentTypeError(f"{text!r} is no port (0 to 65535)")
    return int(text)


def whole(text: str, least: int = 0) -> int:
    """Read a whole number."""
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise ArgumentTypeError(f"{text!r} is no whole number from {least}")
    return int(text)


def count(text: str) -> int:
    """Read a number from 1."""
    return whole(text, 1)


def amount(text: str) -> float:
    """Read a number above 0."""
    with suppress(ValueError):
        if 0 < float(text) < 1e6:
            return float(text)
    raise ArgumentTypeError(f"{text!r} is no number above 0")
