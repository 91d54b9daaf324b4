"""What the server answers: one function for each thing that editors ask."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from newslint import explain
from newslint.files import InputError
from newslint.lsp import client, commands
from newslint.lsp.actions import ADD_TO_BASELINE, ADD_WORD, KINDS, actions
from newslint.lsp.diagnostics import diagnostics, result_id
from newslint.lsp.progress import swept
from newslint.lsp.state import Server
from newslint.lsp.stories import path_of
from newslint.lsp.symbols import flat, symbols
from newslint.report import url

SECTION = "newslint"
PATIENCE = 5.0  # seconds that an editor has to say what its settings are
WATCHED = ("**/*.toml", "**/newslint-*")
"""Configurations and packs, and the files that `accept` makes."""


def build() -> Server:
    """Return a server that knows all its answers."""
    server = Server()
    features: dict[str, Any] = {
        types.INITIALIZE: initialize,
        types.INITIALIZED: initialized,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: settings_changed,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: files_changed,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: folders_changed,
        types.TEXT_DOCUMENT_HOVER: hover,
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: document_symbols,
    }
    for name, answer in features.items():
        server.feature(name)(answer)
    options = types.CodeActionOptions(code_action_kinds=list(KINDS))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(code_actions)
    pulled = types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=False, identifier=SECTION
    )
    server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, pulled)(pull_document)
    orders: dict[str, Any] = {
        "newslint.lintWorkspace": commands.lint_workspace,
        "newslint.explain": commands.explain_rule,
        "newslint.rules": commands.list_rules,
        "newslint.storyParts": commands.story_parts,
        ADD_TO_BASELINE: commands.add_to_baseline,
        ADD_WORD: commands.add_word,
    }
    for name, answer in orders.items():
        server.command(name)(answer)
    return server


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Learn what the editor can do. Its options may be its settings, too."""
    ls.loop = asyncio.get_running_loop()
    ls.client = client.read(params)
    ls.configure(ls.client.options)
    said = ls.client.options
    if not isinstance(said, dict) or said.get("workspaceDiagnostics", True):
        ls.feature(types.WORKSPACE_DIAGNOSTIC)(pull_workspace)


async def initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask to be told of changes to settings and files, and read the settings."""
    if ls.client.watches:
        watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted = types.Registration("newslint-files", method, options)
        ls.client_register_capability(types.RegistrationParams([wanted]))
    if ls.client.configures:
        method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
        changes = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        wanted = types.Registration("newslint-settings", method, changes)
        ls.client_register_capability(types.RegistrationParams([wanted]))
        await ask_settings(ls)
    ls.settled.set()


async def settings_changed(
    ls: Server, params: types.DidChangeConfigurationParams
) -> None:
    """Read the editor's settings anew."""
    if ls.client.configures:
        return await ask_settings(ls)
    said: Any = params.settings
    ls.configure(said.get(SECTION, said) if isinstance(said, dict) else None)
    await ls.refresh()


async def ask_settings(ls: Server) -> None:
    """Ask the editor for its settings; without any, those of the start hold."""
    item = types.ConfigurationItem(section=SECTION)
    asked = ls.workspace_configuration_async(types.ConfigurationParams([item]))
    said: Sequence[object] = ()
    with suppress(TimeoutError, JsonRpcException):
        said = await asyncio.wait_for(asked, PATIENCE)
    ls.configure(said[0] if said and said[0] else ls.client.options)
    ls.settled.set()
    await ls.refresh()


async def files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Lint anew: a house reads its files again if they have changed."""
    await ls.refresh()


async def folders_changed(
    ls: Server, params: types.DidChangeWorkspaceFoldersParams
) -> None:
    """Take the folders that are open now."""
    folders = tuple(Path(path_of(uri)) for uri in ls.workspace.folders)
    ls.client = ls.client._replace(folders=folders)
    await ls.refresh()


async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """Say what was found under the pointer, and show the pages of the rules."""
    story, house, report = await ls.lint(params.text_document.uri)
    place = types.Range(params.position, params.position)
    at = story.span(place).start
    rules = house.linter.catalogue.rules
    here = [f for f in report.findings if f.span.start <= at <= f.span.end]
    texts = []
    for finding in here:
        rule = rules.get(finding.rule)
        page = "\n".join(explain.page(rule)).rstrip() if rule else finding.message
        texts.append(f"{page}\n\n[{finding.rule}]({url(finding.rule)})")
    if not texts:
        return None
    kind = types.MarkupKind.Markdown if ls.client.markdown else None
    content = types.MarkupContent(
        kind or types.MarkupKind.PlainText, "\n\n---\n\n".join(texts)
    )
    return types.Hover(content, story.range(here[0].span))


async def document_symbols(
    ls: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Return the parts of a story."""
    uri = params.text_document.uri
    house = await ls.house(uri)
    try:
        found = await asyncio.to_thread(symbols, house.linter, ls.stories[uri])
    except InputError:
        return []
    return found if ls.client.outlines else flat(found, uri)


async def code_actions(
    ls: Server, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """Return what can be done about the findings in a range."""
    story, house, report = await ls.lint(params.text_document.uri)

    def work() -> list[types.CodeAction]:
        found = actions(
            house, story, report.findings, params, versioned=ls.client.versioned
        )
        return list(found)

    return await asyncio.to_thread(work)


async def pull_document(
    ls: Server, params: types.DocumentDiagnosticParams
) -> types.DocumentDiagnosticReport:
    """Return what is found in one story, judged alone."""
    story, _, report = await ls.lint(params.text_document.uri)
    items = diagnostics(report.findings, story)
    name = result_id(items)
    if name == params.previous_result_id:
        return types.RelatedUnchangedDocumentDiagnosticReport(result_id=name)
    return types.RelatedFullDocumentDiagnosticReport(items=items, result_id=name)


async def pull_workspace(
    ls: Server, params: types.WorkspaceDiagnosticParams
) -> types.WorkspaceDiagnosticReport:
    """Return what is found in all stories of the workspace, judged together."""
    before = {each.uri: each.value for each in params.previous_result_ids}
    items: list[types.WorkspaceDocumentDiagnosticReport] = []
    for story, findings in await swept(ls, params.work_done_token):
        found = diagnostics(findings, story)
        name, where = result_id(found), (story.uri, story.version)
        if before.get(story.uri) == name:
            same = types.WorkspaceUnchangedDocumentDiagnosticReport
            items.append(same(uri=where[0], version=where[1], result_id=name))
        else:
            full = types.WorkspaceFullDocumentDiagnosticReport
            items.append(
                full(uri=where[0], version=where[1], items=found, result_id=name)
            )
    return types.WorkspaceDiagnosticReport(items)
