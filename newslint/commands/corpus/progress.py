"""How far an audit is: a bar on a terminal, with rates and the time that is left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from newslint.corpus.audit import Progress, Show


@contextmanager
def shown() -> Iterator[Show]:
    """Give what shows progress, which nobody sees but on a terminal."""
    if sys.stderr.isatty():
        with drawn() as show:
            yield show
    else:
        yield lambda _: None


@contextmanager
def drawn() -> Iterator[Show]:
    """Give what draws the bar: articles and bytes of input a second, as of late."""
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TextColumn("{task.fields[articles]:,} articles"),
        progress.TextColumn("{task.fields[rate]:,.0f} a second"),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with progress.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, articles=0, rate=0)

        def show(at: Progress) -> None:
            if not at.size:
                bar.update(task, description=at.stage, total=None)
                return
            speed = bar.tasks[0].speed or 0
            bar.update(
                task,
                description=at.stage,
                completed=at.read,
                total=at.size,
                articles=at.articles,
                rate=speed * at.articles / at.read if at.read else 0,
            )

        yield show
