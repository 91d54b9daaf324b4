"""Files of XML from end to end: linted where they stand, fixed in their encoding."""

from pathlib import Path

import pytest
from lxml import etree

from newslint import Linter, fix
from newslint.fix import Revision
from newslint.report import Report

from .test_atom import FEED as ATOM
from .test_g2 import ITEM
from .test_gutenberg import POST
from .test_newsml import NEWS
from .test_nitf import STORY
from .test_rss import FEED
from .test_wxr import EXPORT

FILES = {
    "story.xml": STORY.replace("for days, and", "for days, and and"),
    "item.xml": ITEM,
    "news.xml": NEWS.replace("nobody\n     won", "nobody won"),
    "feed.xml": FEED.replace("meet meet on", "meet on the the"),
    "feed.rss": FEED.replace("It rained.", "It rained on the the land."),
    "atom.xml": ATOM.replace("meet meet on", "meet on the the"),
    "export.xml": EXPORT,
    "export2.xml": EXPORT.replace("the the", "the").replace(
        "he said", "he said of the the dam"
    ),
    "post.html": POST,
}


def repaired(path: Path) -> tuple[Report, Revision]:
    """What newslint says of a file, and what it makes of it."""
    linter = Linter()
    report = linter.check_files([path])
    _, [revision] = fix.fix(linter, [str(path)], unsafe=False)
    return report, revision


@pytest.mark.parametrize("name", FILES)
def test_a_doubled_word_is_found_and_fixed(name: str, tmp_path: Path) -> None:
    source = FILES[name]
    [word] = [w for w in ("the", "and") if f" {w} {w} " in source]
    at = source.index(f" {word} {word} ") + 1
    path = tmp_path / name
    path.write_bytes(source.encode())
    report, revision = repaired(path)
    [found] = [f for f in report.findings if f.quote == f"{word} {word}"]
    before = source[:at].split("\n")
    assert found.start == (len(before), len(before[-1]) + 1)
    assert found.span == (at, at + len(found.quote))
    assert revision.after == source[:at] + source[at + len(word) + 1 :]
    if not name.endswith(".html"):
        mended = etree.fromstring(revision.encode())
        assert f"{word} {word}" not in "".join(mended.itertext())


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-8-sig"),
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-be"),
        ("us-ascii", "ascii"),
    ],
)
def test_a_file_keeps_the_encoding_that_it_declares(
    declared: str, encoding: str, tmp_path: Path
) -> None:
    copy = "The owner of the the café spoke on Monday, as he had said that he would."
    source = (
        f'<?xml version="1.0" encoding="{declared}"?>'
        f"<nitf><body><body.content><p>{copy}</p></body.content></body></nitf>"
    )
    path = tmp_path / "story.xml"
    data = source.encode(encoding, "xmlcharrefreplace")
    path.write_bytes(data)
    report, revision = repaired(path)
    assert [f.quote for f in report.findings] == ["the the"]
    [p] = etree.fromstring(revision.encode()).iter("p")
    assert p.text == copy.replace("the the", "the")
    assert revision.encode() == source.replace("the the", "the").encode(
        encoding, "xmlcharrefreplace"
    )


def test_a_file_that_is_not_what_it_declares_is_read_as_what_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "story.xml"
    copy = "<body><body.content><p>café</p></body.content></body>"
    source = f'<?xml version="1.0" encoding="UTF-8"?><nitf>{copy}</nitf>'
    path.write_bytes(source.encode("l1"))
    assert Linter().check_files([path]).errors == ()
    [doc] = Linter().read(str(path))
    assert doc.text == "café"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "<nitf>\n<b></nitf>",
            "not well-formed XML (mismatched tag) at line 2, column",
        ),
        ("<Response/>", "begins '<Response/>', which is no .xml"),
        ("<conceptItem/>", "NewsML-G2 without a news item"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    source: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "story.xml"
    path.write_text(source)
    report = Linter().check_files([path])
    [error] = report.errors
    assert error.message.startswith(message)
    assert report.documents == 0
