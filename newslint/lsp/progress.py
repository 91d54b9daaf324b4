"""The workspace linted, with a bar that the user can stop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lsprotocol import types
from pygls.progress import Progress

from newslint.lsp.state import Server
from newslint.lsp.workspace import Swept, sweep


async def swept(ls: Server, token: int | str | None) -> list[Swept]:
    """Lint the workspace, with a progress bar if there is a *token* for one."""
    with bar(ls.work_done_progress, token) as progress:
        return await sweep(ls, ls.seen, progress)


@contextmanager
def bar(progress: Progress, token: int | str | None) -> Iterator[Any]:
    """Yield what to tell how many of how many files are done.

    Raises CancelledError when the user has had enough.
    """
    if token is None:
        yield lambda done, total: None
        return
    begin = types.WorkDoneProgressBegin("newslint", cancellable=True, percentage=0)
    progress.begin(token, begin)
    shown = 0

    def report(done: int, total: int) -> None:
        nonlocal shown
        if progress.tokens[token].cancelled():
            raise asyncio.CancelledError
        percentage = 100 * done // total
        if percentage > shown:
            shown = percentage
            so_far = types.WorkDoneProgressReport(
                message=f"{done} of {total} files", percentage=percentage
            )
            progress.report(token, so_far)

    try:
        yield report
    finally:
        progress.end(token, types.WorkDoneProgressEnd())
        progress.tokens.pop(token, None)
