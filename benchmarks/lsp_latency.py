"""How long a keystroke waits for its diagnostics: `python benchmarks/lsp_latency.py`.

Types letters, one at a time, into stories of about six kilobytes in a real session of
`newslint lsp`, and prints the median and the 99th percentile of the milliseconds from
the change to the diagnostics of that version, the server's pause and the pipe included.
Texts are the plain-text files named, or the two stories of the tests brought to size.
On Linux the processor time that the server took for a key is printed as well, which
tells on a busy machine how long an idle one would take.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent.parent / "tests" / "stories"
SIZE = 6000  # characters
KEYS = 300  # typed in all
TYPED = "etaoin shrdlu"


class Server:
    """A language server on two pipes."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "newslint", "lsp"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe)
        self.ids = count(1)
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.tell("initialized", {})

    def tell(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """Return the next message."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return what is answered."""
        number = next(self.ids)
        self.tell(method, params, id=number)
        while (message := self.hear()).get("id") != number:
            pass
        return message.get("result")

    def diagnostics(self, uri: str, version: int) -> None:
        """Wait for the diagnostics of a version."""
        while True:
            said = self.hear().get("params") or {}
            if said.get("uri") == uri and said.get("version") == version:
                return


def worked(process: int) -> float:
    """Return the processor time of a process in seconds, or 0 where it is not told."""
    try:
        said = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return 0.0
    user, system = said.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def texts(paths: list[str]) -> list[str]:
    """Return the stories to type into."""
    files = [Path(path) for path in paths] or sorted(STORIES.glob("*.txt"))
    found = [file.read_text("utf-8") for file in files]
    return [text if paths else (text + "\n\n" + text)[:SIZE] for text in found]


def type_into(server: Server, name: str, text: str, keys: int) -> list[float]:
    """Type *keys* letters at random places; return the seconds each took."""
    uri = f"file:///{name}.txt"
    item = {"uri": uri, "languageId": "plaintext", "version": 0, "text": text}
    server.tell("textDocument/didOpen", {"textDocument": item})
    server.diagnostics(uri, 0)
    rng = random.Random(name)
    lines = text.splitlines()
    took = []
    for version in range(1, keys + 1):
        line = rng.randrange(len(lines))
        place = {"line": line, "character": rng.randrange(len(lines[line]) + 1)}
        where = {"start": place, "end": place}
        change = {"range": where, "text": rng.choice(TYPED)}
        which = {"uri": uri, "version": version}
        start = time.perf_counter()
        server.tell(
            "textDocument/didChange",
            {"textDocument": which, "contentChanges": [change]},
        )
        server.diagnostics(uri, version)
        took.append(time.perf_counter() - start)
    server.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    return took


def main(paths: list[str]) -> None:
    """Type, and say how long it took."""
    stories = texts(paths)
    server = Server()
    type_into(server, "first", stories[0], 1)  # loads the rules
    before = worked(server.process.pid)
    took: list[float] = []
    for i, text in enumerate(stories):
        took += type_into(server, f"story{i}", text, max(1, KEYS // len(stories)))
    each = 1000 * (worked(server.process.pid) - before) / len(took)
    server.ask("shutdown", None)
    server.tell("exit", None)
    ranked = sorted(1000 * seconds for seconds in took)
    size = sum(map(len, stories)) // len(stories)
    print(
        f"{len(took)} keys in {len(stories)} stories of {size} characters: "
        f"median {ranked[len(ranked) // 2]:.1f} ms, "
        f"99th percentile {ranked[int(0.99 * len(ranked))]:.1f} ms; "
        f"{each:.1f} ms of processor time each"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
