"""The server and what it keeps: open stories, what was found in them, their houses."""

from __future__ import annotations

import asyncio
from asyncio import Task
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from newslint.lsp.client import Client
from newslint.lsp.diagnostics import diagnostics
from newslint.lsp.houses import House, Houses
from newslint.lsp.lint import folder_of, lint
from newslint.lsp.stories import Story, changed, opened
from newslint.model import Problem
from newslint.report import Report
from newslint.seen import Seen
from newslint.version import __version__

LEAST_PAUSE, MOST_PAUSE = 0.002, 0.25  # seconds of quiet before a change is linted
PAUSE = 0.05  # of what the last lint of the story took


class Protocol(LanguageServerProtocol):
    """The protocol, with the texts of stories left to `Server.stories`.

    Those that pygls keeps end their lines at other characters than editors do.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(
        self, params: types.DidOpenTextDocumentParams
    ) -> None:
        """Take a story that the editor has opened."""
        self._server.open(params.text_document)  # type: ignore[attr-defined]

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> None:
        """Take what has changed in a story."""
        self._server.change(params)  # type: ignore[attr-defined]

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(
        self, params: types.DidCloseTextDocumentParams
    ) -> None:
        """Let go of a story."""
        self._server.close(params.text_document.uri)  # type: ignore[attr-defined]


class Kept(NamedTuple):
    """What was seen in a file, while its house and its stamp stay as they are."""

    house: House
    stamp: object
    seen: Seen


class Server(LanguageServer):
    """A language server for stories. All that changes, changes in its one loop."""

    def __init__(self) -> None:
        super().__init__("newslint", __version__, protocol_cls=Protocol)
        self.client = Client()
        self.stories: dict[str, Story] = {}
        self.swept: set[str] = set()  # shown with what the workspace lint found
        self.seen: dict[str, Kept] = {}  # what the last workspace lint saw, by path
        self.settled = asyncio.Event()  # the editor's settings are known
        self.loop: asyncio.AbstractEventLoop | None = None
        self.houses = Houses(self.complain)
        self._found: dict[str, tuple[Story, House, Report]] = {}
        self._took: dict[str, float] = {}
        self._tasks: dict[str, Task[None]] = {}
        self._said: set[str] = set()

    @property
    def root(self) -> Path:
        """The first folder of the workspace."""
        return self.client.folders[0] if self.client.folders else Path.cwd()

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a story that the editor has opened."""
        self.stories[item.uri] = opened(item, self.client.encoding)
        if self.client.pulls and item.uri in self.swept:
            self.swept.discard(item.uri)
            self.show(item.uri, [])
        self.plan(item.uri, 0.0)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take what has changed in a story, and lint it once the keys rest."""
        uri = params.text_document.uri
        self.stories[uri] = changed(
            self.stories[uri], params.content_changes, params.text_document.version
        )
        if self.client.pulls and uri in self.swept:
            self.swept.discard(uri)
            self.show(uri, [])
        pause = PAUSE * self._took.get(uri, 0.0)
        self.plan(uri, max(LEAST_PAUSE, min(MOST_PAUSE, pause)))

    def close(self, uri: str) -> None:
        """Let go of a story and of what was shown of it."""
        for kept in (self.stories, self._found, self._took):
            kept.pop(uri, None)
        task = self._tasks.pop(uri, None)
        if task:
            task.cancel()
        self.show(uri, [])

    def plan(self, uri: str, pause: float) -> None:
        """Lint a story after a pause, in place of any lint that was planned before."""
        if self.client.pulls:
            return
        planned = self._tasks.pop(uri, None)
        if planned:
            planned.cancel()
        self._tasks[uri] = asyncio.ensure_future(self.publish(uri, pause))

    async def publish(self, uri: str, pause: float) -> None:
        """Lint a story after a pause, and show what is found."""
        await asyncio.sleep(pause)
        try:
            story, _, report = await self.lint(uri)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            return self.say(f"{uri}: not linted ({what})", types.MessageType.Error)
        self.show(uri, diagnostics(report.findings, story), story.version)

    def show(
        self, uri: str, items: list[types.Diagnostic], version: int | None = None
    ) -> None:
        """Send diagnostics, in place of those sent before."""
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, items, version)
        )

    async def lint(self, uri: str) -> tuple[Story, House, Report]:
        """Return what is found in a story as it is now. Raises KeyError if closed.

        A lint that the next keystroke has overtaken is given up at the next rule.
        """
        while True:
            house = await self.house(uri)
            story = self.stories[uri]
            known = self._found.get(uri)
            if known and known[0] is story and known[1] is house:
                return known
            start = perf_counter()
            stale = partial(self.stale, story)
            report = await asyncio.to_thread(lint, house, story, stale)
            if report and not self.stale(story):
                self._took[uri] = perf_counter() - start
                self._found[uri] = story, house, report
                self.log(report.errors)
                return self._found[uri]

    def stale(self, story: Story) -> bool:
        """Return whether a story has changed, or has been closed."""
        return self.stories.get(story.uri) is not story

    async def house(self, uri: str) -> House:
        """Return the settings that hold for a story. Raises KeyError if closed."""
        return await self.house_in(folder_of(self.stories[uri], self.root))

    async def house_in(self, folder: Path) -> House:
        """Return the settings that hold in a folder, once they are known."""
        await self.settled.wait()
        return await asyncio.to_thread(self.houses.house, folder)

    async def refresh(self) -> None:
        """Show all stories anew, as after a change of settings."""
        if not self.client.pulls:
            for uri in self.stories:
                self.plan(uri, 0.0)
        elif self.client.refreshes:
            await self.workspace_diagnostic_refresh_async(None)

    def configure(self, settings: object) -> None:
        """Take the editor's settings: `config` names a file, `settings` is as in it."""
        said: Mapping[str, Any] = settings if isinstance(settings, Mapping) else {}
        wanted = said.get("settings")
        given = wanted if isinstance(wanted, Mapping) else {}
        file = said.get("config")
        path = self.root / file if isinstance(file, str) and file else None
        kept = {key: value for key, value in given.items() if value is not None}
        self.houses = Houses(self.complain, kept, path)

    def log(self, problems: Iterable[Problem]) -> None:
        """Write a line to the editor's log for what could not be read or run."""
        for problem in problems:
            self.say(f"{problem.path}: {problem.message}", types.MessageType.Warning)

    def say(self, line: str, kind: types.MessageType) -> None:
        """Write a line to the editor's log, if it has not been written before."""
        if line not in self._said:
            self._said.add(line)
            self.window_log_message(types.LogMessageParams(kind, line))

    def complain(self, message: str) -> None:
        """Show the user what is wrong with the set-up; from any thread."""
        assert self.loop
        params = types.ShowMessageParams(
            types.MessageType.Error, f"newslint: {message}"
        )
        self.loop.call_soon_threadsafe(self.window_show_message, params)
