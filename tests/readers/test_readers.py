"""Readers as a whole: which there are, and that findings stand in the file."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import newslint
from newslint import plugins, readers
from newslint.files import InputError

NAMES = [module.name for module in iter_modules(readers.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_every_suffix_of_a_reader_is_offered(name: str) -> None:
    module = import_module(f"newslint.readers.{name}")
    form = readers.Form(module.SUFFIXES, getattr(module, "SIGN", ""))
    assert {name, *form.suffixes} <= set(plugins.load().readers)
    assert readers.MODULES.get(name, form) == form


FORMS = {
    "plain": readers.Form((".txt", "")),
    "html": readers.Form((".html",)),
    "nitf": readers.Form((".xml", ".nitf"), r"<nitf[\s/>]"),
    "rss": readers.Form((".xml",), r"<rss[\s>]"),
    "wire": readers.Form((".tst",), r"\x01"),
}


@pytest.mark.parametrize(
    ("suffix", "source", "name"),
    [
        (".txt", "A story.", "plain"),
        (".txt", "<nitfol> is no element", "plain"),
        (".txt", "Said <rss> in it", "plain"),
        ("", "\n<nitf>", "nitf"),
        (".html", "<rss>", "html"),
        (".xml", '<?xml version="1.0"?>\n<!-- <nitf> -->\n<rss version="2">', "rss"),
        (".xml", '<!DOCTYPE nitf SYSTEM "a.dtd" [<!ENTITY a ">">]><nitf>', "nitf"),
        (".txt", "\x01 p ex", "wire"),
    ],
)
def test_beginning_tells_the_format(suffix: str, source: str, name: str) -> None:
    assert readers.told(FORMS, suffix, source)[0] == name


@pytest.mark.parametrize("source", ["<book>", "No XML.", ""])
def test_unknown_beginning_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="--input-format"):
        readers.told(FORMS, ".xml", source)


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
