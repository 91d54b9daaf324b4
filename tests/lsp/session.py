"""An editor in a few lines: a real client, a real server on its pipes, and its texts.

Places are counted here by themselves, not with the server's own functions.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from ast import literal_eval
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from lsprotocol import types
from lsprotocol.types import Diagnostic, Position, Range
from pygls.lsp.client import LanguageClient

PROBE = Path(__file__).parent.parent / "probe.toml"
PATIENCE = 60  # seconds that a test waits for an answer
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def session(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Make a test of a coroutine."""

    @wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


def units(text: str, encoding: str) -> int:
    """Return the length of *text* in code units."""
    codec, size = CODECS[encoding]
    return len(text.encode(codec)) // size


def place(text: str, offset: int, encoding: str) -> Position:
    """Return the place of a code point in *text*."""
    before = re.split(r"\r\n|\r|\n", text[:offset])
    return Position(len(before) - 1, units(before[-1], encoding))


def offset(text: str, at: Position, encoding: str) -> int:
    """Return the code point at a place that the server speaks of; it must be one."""
    line_starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]
    for here in range(line_starts[at.line], len(text) + 1):
        if units(text[line_starts[at.line] : here], encoding) == at.character:
            return here
    raise AssertionError(f"no character begins at {at}")


def whole(given: types.CodeAction | types.Command) -> types.CodeAction:
    """Return an action that lsprotocol, which looks at its command alone, took for one.

    Actions that edit nothing come as a command whose name is the real one, printed.
    """
    if isinstance(given, types.CodeAction):
        return given
    inner = literal_eval(given.command)
    return types.CodeAction(given.title, command=types.Command(**inner))


class Editor:
    """A client with one workspace, which holds the texts that it has open."""

    def __init__(self, folder: Path, encoding: str, settings: Any) -> None:
        self.client = client = LanguageClient("tests", "1")
        self.folder, self.encoding, self.settings = folder, encoding, settings
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.registered: list[str] = []

        self.messages: list[str] = []
        self.logged: list[str] = []
        self.refreshed = 0
        self.progress: list[str] = []

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.registered += [each.method for each in params.registrations]

        @client.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list[Any]:
            assert [item.section for item in params.items] == ["newslint"]
            return [self.settings]

        @client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(params: None) -> None:
            self.refreshed += 1

        self.listen()

    def listen(self) -> None:
        """Write down what the server says unasked."""
        client = self.client

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @client.feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

        @client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def create(params: types.WorkDoneProgressCreateParams) -> None:
            self.progress.append("create")

        @client.feature(types.PROGRESS)
        def progress(params: types.ProgressParams) -> None:
            self.progress.append(params.value["kind"])

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> str:
        uri = self.uri(name)
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def close(self, uri: str) -> None:
        which = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(which))

    def type(self, uri: str, *edits: tuple[int, int, str]) -> None:
        """Replace ``text[start:end]``, edit after edit, in one notification."""
        changes: list[types.TextDocumentContentChangeEvent] = []
        for start, end, new in edits:
            text = self.texts[uri]
            where = Range(
                place(text, start, self.encoding), place(text, end, self.encoding)
            )
            changes.append(types.TextDocumentContentChangePartial(where, new))
            self.texts[uri] = text[:start] + new + text[end:]
        self.change(uri, changes)

    def change(
        self, uri: str, changes: Sequence[types.TextDocumentContentChangeEvent]
    ) -> None:
        self.versions[uri] += 1
        which = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(which, list(changes))
        )

    async def diagnostics(self, uri: str) -> list[Diagnostic]:
        """Wait for the diagnostics of the story as it is now."""
        params = await self.until(
            lambda: (
                params
                if (params := self.shown.get(uri))
                and params.version == self.versions[uri]
                else None
            )
        )
        return list(params.diagnostics)

    async def until(self, ready: Any) -> Any:
        """Wait until *ready* returns something."""
        async with asyncio.timeout(PATIENCE):
            while not (found := ready()):
                await asyncio.sleep(0.005)
        return found

    async def actions(
        self, uri: str, start: int, end: int, only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        text = self.texts[uri]
        where = Range(
            place(text, start, self.encoding), place(text, end, self.encoding)
        )
        context = types.CodeActionContext([], only)
        which = types.TextDocumentIdentifier(uri)
        params = types.CodeActionParams(which, where, context)
        found = await self.client.text_document_code_action_async(params)
        return [whole(each) for each in found or ()]

    async def run(self, command: str, *arguments: Any) -> Any:
        params = types.ExecuteCommandParams(command, arguments=list(arguments))
        return await self.client.workspace_execute_command_async(params)

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Make an edit in the texts, last place first, and tell the server."""
        for change in edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            uri = change.text_document.uri
            assert change.text_document.version == self.versions[uri]
            text = self.texts[uri]
            spans = [
                (
                    offset(text, each.range.start, self.encoding),
                    offset(text, each.range.end, self.encoding),
                    each.new_text,
                )
                for each in change.edits
                if isinstance(each, types.TextEdit)
            ]
            self.type(uri, *sorted(spans, reverse=True))

    def quotes(self, uri: str, found: Sequence[Diagnostic]) -> list[tuple[str, str]]:
        """Return the rule of each diagnostic, and the text that it marks."""
        text = self.texts[uri]
        return [
            (
                str(each.code),
                text[
                    offset(text, each.range.start, self.encoding) : offset(
                        text, each.range.end, self.encoding
                    )
                ],
            )
            for each in found
        ]


def abilities(encoding: str, *, pulls: bool) -> types.ClientCapabilities:
    """Return what a modern editor says it can do."""
    outline = types.DocumentSymbolClientCapabilities(
        hierarchical_document_symbol_support=True
    )
    hover = types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
    pull = types.DiagnosticClientCapabilities() if pulls else None
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding]),
        text_document=types.TextDocumentClientCapabilities(
            document_symbol=outline, hover=hover, diagnostic=pull
        ),
        window=types.WindowClientCapabilities(work_done_progress=True),
        workspace=types.WorkspaceClientCapabilities(
            configuration=True,
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=True
            ),
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
    )


@asynccontextmanager
async def editing(
    folder: Path,
    environment: Mapping[str, str],
    encoding: str = "utf-16",
    *,
    pulls: bool = False,
    settings: Mapping[str, Any] | None = None,
    options: Any = None,
) -> AsyncIterator[Editor]:
    """Start a server on *folder* and a client of it; shut both down at the end."""
    editor = Editor(folder, encoding, settings)
    client = editor.client
    await client.start_io(
        sys.executable,
        *("-m", "newslint", "lsp", "--stdio"),
        env=dict(environment),
        cwd=folder,
    )
    try:
        await client.initialize_async(
            types.InitializeParams(
                abilities(encoding, pulls=pulls),
                process_id=os.getpid(),
                root_uri=folder.as_uri(),
                workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "stories")],
                initialization_options=options,
            )
        )
        client.initialized(types.InitializedParams())
        yield editor
        await asyncio.wait_for(client.shutdown_async(None), PATIENCE)
        client.exit(None)
        assert client._server
        assert await asyncio.wait_for(client._server.wait(), PATIENCE) == 0
    finally:
        if client._server and client._server.returncode is None:
            client._server.kill()
        await client.stop()
