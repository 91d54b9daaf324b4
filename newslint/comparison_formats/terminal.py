"""For people at a terminal: both versions side by side, the changes in colour."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import StringIO
from shutil import get_terminal_size

from rich.box import MINIMAL
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newslint.compare import Change, Comparison, Place
from newslint.comparison_formats.marks import pieces, sides
from newslint.comparison_formats.text import line, summary
from newslint.formats.text import plain

COLOURS = {
    "facts": "bold red",
    "quotes": "bold magenta",
    "attribution": "yellow",
    "certainty": "bold yellow",
    "tense": "cyan",
    "paragraphs": "green",
    "spelling": "blue",
    "wording": "underline",
    "style": "blue",
    "furniture": "dim",
}


def render(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Yield the paragraphs that differ side by side, then every change in a line."""
    for comparison in comparisons:
        yield from drawn(comparison)
        for change in comparison.changes:
            yield coloured(Text(line(change), COLOURS[change.kind]))
        yield coloured(Text(summary(comparison), "bold"))


def drawn(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of the table of both versions."""
    table = Table(box=MINIMAL, expand=True, show_lines=True)
    for path in (comparison.old, comparison.new):
        table.add_column(Text(plain(path)), ratio=1, overflow="fold")
    old, new = sides(comparison.changes)
    for row in comparison.rows:
        cells = (
            cell(row.old, old, comparison.changes),
            cell(row.new, new, comparison.changes),
        )
        if any(cell.spans for cell in cells):
            table.add_row(*cells)
    if table.rows:
        yield from coloured(table).splitlines()


def cell(
    paragraphs: Sequence[tuple[str, Place]],
    places: Sequence[tuple[int, Place]],
    changes: Sequence[Change],
) -> Text:
    """Return the paragraphs of one side of a row, with the changes in colour."""
    text = Text()
    for part, paragraph in paragraphs:
        if text:
            text.append("\n\n")
        if part not in ("lead", "body"):
            text.append(f"({part}) ")
        for words, number in pieces(paragraph, places):
            style = COLOURS[changes[number].kind] if number is not None else ""
            text.append(plain(words), style or None)
    return text


def coloured(what: Text | Table) -> str:
    """Return what rich makes of a text or table, for this terminal."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        width=get_terminal_size().columns,
        no_color=bool(os.environ.get("NO_COLOR")),
        highlight=False,
        soft_wrap=isinstance(what, Text),
    )
    console.print(what, end="")
    return out.getvalue()
