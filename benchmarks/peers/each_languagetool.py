"""Start LanguageTool's server, ask it about each file, and stop it.

Prints a line of JSON for each finding. Long files are asked about in pieces of whole
paragraphs, one after the other, in American English, with LanguageTool's usual rules.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, Popen

from newslint.languagetool import keeper, service

PIECE = 20_000  # characters


def main(paths: list[str]) -> None:
    port = keeper.free_port()
    server = Popen(keeper.command(port), stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        version = keeper.ready(server, address)
        if not paths:
            print(version)
        for path in paths:
            for at, piece in pieces(Path(path).read_text("utf-8")):
                for match in service.check(address, piece, "en-US", 300):
                    place = {"start": at + match.start, "end": at + match.end}
                    print(json.dumps({"path": path, **place, "rule": match.rule}))
    finally:
        server.kill()
        server.wait()


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield pieces of a text and where they begin."""
    at = 0
    while len(text) - at > PIECE:
        end = text.rfind("\n", at + 1, at + PIECE) + 1 or at + PIECE
        yield at, text[at:end]
        at = end
    yield at, text[at:]


if __name__ == "__main__":
    main(sys.argv[1:])
