"""What must hold of every report, whatever the text."""

from __future__ import annotations

from functools import cache

from newslint import plugins
from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.files import InputError
from newslint.model import Finding
from newslint.report import Report


@cache
def usual() -> Linter:
    """A linter with the rules that are on by default."""
    return Linter(Config())


@cache
def everything() -> Linter:
    """A linter with all rules and all styles, but for what asks a server."""
    choice = Choice(
        select=("all",), ignore=("languagetool",), style=tuple(plugins.styles())
    )
    return Linter(Config(choice=choice))


def linted(linter: Linter, text: str, path: str) -> Report | InputError:
    """Return the report of one text, or the complaint that it cannot be read."""
    try:
        return linter.report([linter.see(linter.documents(text, path))])
    except InputError as error:
        assert_one_line(error)
        return error


def assert_one_line(error: Exception) -> None:
    """An error that is told says what in one line."""
    assert str(error)
    assert "\n" not in str(error)


def assert_sound(report: Report, source: str, *, plain: bool = False) -> None:
    """No rule broke down, and every place is in the source.

    In *plain* text what is quoted is what stands there.
    """
    assert report.errors == ()
    for finding in report.findings:
        assert_inside(finding, source)
        if plain:
            start, end = finding.span
            assert finding.quote.split() == source[start:end].split()


def assert_inside(finding: Finding, source: str) -> None:
    """A finding's span, its edits and its positions are places of the source."""
    for start, end in (finding.span, *(edit.span for edit in finding.edits)):
        assert 0 <= start <= end <= len(source), finding
    assert (1, 1) <= finding.start <= finding.end, finding
