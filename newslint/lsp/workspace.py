"""All stories of the workspace judged together, as the command line does."""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newslint import inputs
from newslint.app import Linter
from newslint.document import Document
from newslint.files import InputError
from newslint.lsp.houses import House
from newslint.lsp.lint import documents, report
from newslint.lsp.state import Kept, Server
from newslint.lsp.stories import Story, uri_of
from newslint.model import Finding, Problem
from newslint.seen import Seen, Task, lost


class Swept(NamedTuple):
    """A story of the workspace and what is found in it beside the others.

    ``text`` of one that is not open and has no findings is not read.
    """

    story: Story
    findings: list[Finding]


async def sweep(
    server: Server, kept: dict[str, Kept], progress: Callable[[int, int], None]
) -> list[Swept]:
    """Lint every story in the workspace; those open as the editor has them.

    What was seen before is in *kept*, by path. *progress* is told how many of how many
    files have been looked at.
    """
    opened = {story.path: story for story in server.stories.values()}
    todo = [each async for each in tasks(server)]
    seen: dict[House, dict[str, Seen]] = defaultdict(dict)
    for done, (path, house) in enumerate(todo):
        story = opened.get(path)
        stamp = story or stamped(path)
        known = kept.get(path)
        if not known or known.house is not house or known.stamp != stamp:
            new = await asyncio.to_thread(look, house, path, story)
            known = kept[path] = Kept(house, stamp, new)
        seen[house][path] = known.seen
        progress(done, len(todo))
    found: dict[str, list[Finding]] = {path: [] for path, _ in todo}
    for house, mine in seen.items():
        reread = partial(read, house.linter, opened)
        judged = await asyncio.to_thread(report, house, list(mine.values()), reread)
        server.log(judged.errors)
        for finding in judged.findings:
            found[finding.path].append(finding)
    houses = dict(todo)
    return [
        Swept(opened.get(path) or closed(server, houses[path], path, bool(mine)), mine)
        for path, mine in found.items()
    ]


async def tasks(server: Server) -> AsyncIterator[tuple[str, House]]:
    """Yield the files of the workspace's folders, each once, with their houses."""
    houses: dict[Path, House] = {}
    done: set[str] = set()
    for folder in server.client.folders or (server.root,):
        house = await server.house_in(folder)
        found, problems = await asyncio.to_thread(house.linter.find, [folder])
        server.log(problems)
        for path in found:
            if path not in done:
                done.add(path)
                at = Path(path).parent
                if at not in houses:
                    houses[at] = await server.house_in(at)
                yield path, houses[at]


def look(house: House, path: str, story: Story | None) -> Seen:
    """Look at a file, or at the story that the editor has of it."""
    if not story:
        return house.linter.see_file(Task(path, path, alone=False))
    try:
        return house.linter.see(documents(house.linter, story), alone=False)
    except InputError as error:
        return lost(Problem(path, str(error)))


def stamped(path: str) -> object:
    """Return what changes when a file does."""
    try:
        status = os.stat(path)  # noqa: PTH116 (a Path each is slow for many)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def read(linter: Linter, opened: Mapping[str, Story], path: str) -> Iterator[Document]:
    """Read a file, as the editor has it if it is open. Raises InputError."""
    story = opened.get(path)
    return documents(linter, story) if story else linter.read(path)


def closed(server: Server, house: House, path: str, needed: bool) -> Story:
    """Return a story that is not open; its text only if that is *needed*."""
    text = ""
    if needed:
        settings = house.linter.config
        with suppress(InputError):  # gone since: shown at its first character
            text = inputs.source(path, settings)
    return Story(uri_of(path), path, text, None, server.client.encoding)
