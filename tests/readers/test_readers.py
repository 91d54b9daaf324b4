"""Readers as a whole: which there are, and that findings stand in the file."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import newslint
from newslint import plugins, readers

NAMES = [module.name for module in iter_modules(readers.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_every_suffix_of_a_reader_is_offered(name: str) -> None:
    module = import_module(f"newslint.readers.{name}")
    assert set(module.SUFFIXES) <= set(plugins.load().readers)
    assert readers.MODULES.get(name, module.SUFFIXES) == module.SUFFIXES


@pytest.mark.parametrize(
    ("suffix", "source", "fixed"),
    [
        (".txt", "He saw the\r\nthe man at at sea.\r\n", "He saw the man at sea.\r\n"),
        (
            ".html",
            "<p>He saw the\n  the man <b>at at</b> sea &amp; on.",
            "<p>He saw the man <b>at</b> sea &amp; on.",
        ),
        (
            ".md",
            "# On\n\n> He *saw* the\n> man **at at** sea\n",
            "# On\n\n> He *saw* the\n> man **at** sea\n",
        ),
    ],
)
def test_findings_and_fixes_are_of_the_file(
    suffix: str, source: str, fixed: str
) -> None:
    findings = [
        finding
        for finding in newslint.check(source, f"story{suffix}")
        if finding.rule == "repetition/doubled-function-word" and finding.edits
    ]
    assert findings
    for finding in reversed(findings):
        start, end = finding.span
        assert source[start:end].split() == finding.quote.split()
        for (start, end), text in reversed(finding.edits):
            source = source[:start] + text + source[end:]
    assert source == fixed
