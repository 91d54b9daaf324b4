"""For people at a terminal: each finding in colour, with its words underlined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import combining, east_asian_width

from newslint.formats.text import plain, shown, summary
from newslint.model import Finding, Severity
from newslint.report import Report

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
LONGEST = 70  # columns of a quote


def render(report: Report) -> Iterator[str]:
    """Yield every finding with an excerpt, then the count."""
    for f in report.findings:
        yield from excerpt(f)
    yield paint("1", summary(report))


def paint(code: str, text: str) -> str:
    """Return *text* in an ANSI colour or weight."""
    return f"\x1b[{code}m{text}\x1b[0m"


def excerpt(f: Finding, paint: Callable[[str, str], str] = paint) -> Iterator[str]:
    """Yield a finding's lines: what and where, the copy, the underline, the fix."""
    colour = COLOURS[f.severity]
    place = paint("1", plain(f"{shown(f.path)}:{f.start.line}:{f.start.column}"))
    severity = paint(f"1;{colour}", str(f.severity))
    yield f"{place}: {severity}: {plain(f.message)} {paint('2', f'[{f.rule}]')}"
    before, quote, after = plain(f.before), plain(f.quote), plain(f.after)
    if width(quote) > LONGEST:
        quote, after = quote[: LONGEST - 1] + "…", ""
    line = str(f.start.line)
    gutter = " " * len(line)
    yield f" {paint('2', f'{line} |')} {before}{paint(colour, quote)}{after}"
    under = paint(colour, "^" * max(1, width(quote)))
    fix = f" fix: {plain(f.edits[0].text) or '(cut)'}" if len(f.edits) == 1 else ""
    yield f" {paint('2', f'{gutter} |')} {' ' * width(before)}{under}{paint('32', fix)}"


def width(text: str) -> int:
    """Return how many columns *text* takes on a terminal."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )
