"""Requests per second, waiting times and memory of ``newslint serve`` on loopback.

    python benchmarks/server_load.py [--requests 10000] [--clients 8] [--workers 2]

Stories of 3 kB are sent over connections that stay open, no paragraph of them twice, so
that nothing could be remembered. The server's memory is that of all its processes.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).parents[1]
STORY = ROOT / "tests" / "stories" / "kim-motorcade-2.txt"
ROUNDS = 10  # memory is read after each


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--languagetool", metavar="URL", help="ask this server instead")
    args = parser.parse_args()
    if args.languagetool:
        report(args, args.languagetool, None)
        return
    options = ("--port", "0", "--workers", str(args.workers), "--max-per-client", "0")
    server = subprocess.Popen(
        [sys.executable, "-m", "newslint", "serve", *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        found = re.search(r"http://\S+", said := server.stderr.readline())
        if found is None:
            raise SystemExit(said)
        with ThreadPoolExecutor(1) as drain:
            drain.submit(server.stderr.read)
            report(args, found[0], server.pid)
            server.terminate()
    finally:
        server.wait(60)


def report(args: argparse.Namespace, url: str, pid: int | None) -> None:
    """Ask, and print what it took."""
    bodies = list(stories(args.requests, bool(args.languagetool)))
    ask(url, args, bodies[: 4 * args.clients])
    times: list[float] = []
    memory = [resident(pid)]
    size = max(1, len(bodies) // ROUNDS)
    start, busy = time.perf_counter(), cpu(pid)
    for at in range(0, len(bodies), size):
        times += ask(url, args, bodies[at : at + size])
        memory.append(resident(pid))
    seconds = time.perf_counter() - start
    cuts = quantiles(times, n=100)
    print(f"{len(times)} requests, {args.clients} clients, {args.workers} workers")
    print(f"{len(times) / seconds:.0f} requests a second")
    print(f"median {1000 * median(times):.1f} ms, p99 {1000 * cuts[98]:.1f} ms")
    each = 1000 * (cpu(pid) - busy) / len(times)
    print(f"processor time of the server: {each:.1f} ms a request")
    print("memory, MB:", " ".join(f"{each / 1e6:.0f}" for each in memory))


def stories(count: int, languagetool: bool) -> Iterator[bytes]:
    """Yield bodies of requests, with no paragraph in two of them."""
    text = STORY.read_text("utf-8")
    for number in range(count):
        mine = text.replace(".\n\n", f", No. {number}.\n\n")
        if languagetool:
            yield urlencode({"language": "en-US", "text": mine}).encode()
        else:
            yield json.dumps({"text": mine}).encode()


def ask(url: str, args: argparse.Namespace, bodies: list[bytes]) -> list[float]:
    """Send all bodies from several clients at once; return the seconds each took."""
    shares = [bodies[client :: args.clients] for client in range(args.clients)]
    with ThreadPoolExecutor(args.clients) as pool:
        results = pool.map(lambda share: client(url, share, args), shares)
        return [seconds for times in results for seconds in times]


def client(url: str, bodies: list[bytes], args: argparse.Namespace) -> list[float]:
    """Send bodies one after the other over one connection."""
    where = urlsplit(url)
    path = "/v2/check" if args.languagetool else "/check"
    media = "x-www-form-urlencoded" if args.languagetool else "json"
    headers = {"Content-Type": f"application/{media}"}
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
    times = []
    for body in bodies:
        start = time.perf_counter()
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        times.append(time.perf_counter() - start)
        if answer.status != 200:
            raise SystemExit(f"{answer.status}: {data[:200]!r}")
    connection.close()
    return times


def resident(pid: int | None) -> int:
    """Return the bytes of memory of a process and its children, as Linux tells them."""
    if pid is None or not Path("/proc/self/status").exists():
        return 0
    own = Path(f"/proc/{pid}/statm").read_text().split()[1]
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    pages = int(own) * os.sysconf("SC_PAGE_SIZE")
    return pages + sum(resident(int(child)) for child in children)


def cpu(pid: int | None) -> float:
    """Return the seconds of processor time of a process and its children."""
    if pid is None or not Path("/proc/self/status").exists():
        return 0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu(int(child)) for child in children)


if __name__ == "__main__":
    main()
