"""What the editor can do, read off what it says of itself when it starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder, get_capability

from newslint.lsp.stories import path_of


class Client(NamedTuple):
    """What of the protocol the editor knows, and what it has open."""

    encoding: str = "utf-16"
    pulls: bool = False  # it asks for diagnostics, so they are not sent
    refreshes: bool = False  # ... and can be told to ask again
    versioned: bool = False  # edits may name the version they are for
    markdown: bool = True
    outlines: bool = True  # as a tree, not a flat list
    progress: bool = False
    configures: bool = False  # it can be asked for settings
    watches: bool = False  # it watches files if asked to
    folders: tuple[Path, ...] = ()
    options: Any = None  # settings that came with the start


def read(params: types.InitializeParams) -> Client:
    """Read what the editor says of itself."""
    said = params.capabilities

    def can(name: str) -> bool:
        return bool(get_capability(said, name, False))

    hover = get_capability(said, "text_document.hover.content_format", None)
    encoding = ServerCapabilitiesBuilder.choose_position_encoding(said)
    outline = "text_document.document_symbol.hierarchical_document_symbol_support"
    return Client(
        encoding=str(getattr(encoding, "value", encoding)),
        pulls=get_capability(said, "text_document.diagnostic", None) is not None,
        refreshes=can("workspace.diagnostics.refresh_support"),
        versioned=can("workspace.workspace_edit.document_changes"),
        markdown=not hover or types.MarkupKind.Markdown in hover,
        outlines=can(outline),
        progress=can("window.work_done_progress"),
        configures=can("workspace.configuration"),
        watches=can("workspace.did_change_watched_files.dynamic_registration"),
        folders=folders(params),
        options=params.initialization_options,
    )


def folders(params: types.InitializeParams) -> tuple[Path, ...]:
    """Return the folders that the editor has open."""
    open_ = [folder.uri for folder in params.workspace_folders or ()]
    if not open_ and params.root_uri:
        open_ = [params.root_uri]
    return tuple(Path(path_of(uri)) for uri in open_)
