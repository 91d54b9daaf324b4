"""ODT: what odfpy writes is read, each character where it stands in the XML."""

import html
import random
import re
import zipfile
from pathlib import Path

from odf import teletype, text
from odf.opendocument import OpenDocument, OpenDocumentText, load
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow

from newslint.app import Linter
from newslint.document import Document
from newslint.fix import fix, write
from newslint.layers import blocks

from .edits import texts
from .property import SPANS, WORDS, assert_spans_decode, copy

LINTER = Linter()
WRITABLE = [word for word in WORDS if word not in ("\u00a0", "\u2028")]


def decode(xml: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", xml))


def saved(document: OpenDocument, folder: Path) -> str:
    document.save(str(folder / "memo.odt"))
    return str(folder / "memo.odt")


def read(document: OpenDocument, folder: Path) -> Document:
    (doc,) = LINTER.read(saved(document, folder))
    return doc


def written(*paragraphs: str) -> OpenDocument:
    document = OpenDocumentText()
    for each in paragraphs:
        document.text.addElement(text.P(text=each))
    return document


def test_every_character_has_its_place(tmp_path: Path) -> None:
    dice = random.Random(8)
    for _ in range(10):
        document = OpenDocumentText()
        bold = Style(name="Bold", family="text")
        bold.addElement(TextProperties(fontweight="bold"))
        document.automaticstyles.addElement(bold)
        wanted = [copy(dice, WRITABLE) for _ in range(8)]
        for each in wanted:
            cut = dice.randrange(len(each))
            paragraph = text.P(text=each[:cut])
            paragraph.addElement(text.Span(stylename=bold, text=each[cut:]))
            document.text.addElement(paragraph)
        doc = read(document, tmp_path)
        assert texts(doc) == wanted
        assert_spans_decode(doc, decode, dice, SPANS // 10)


def test_parts_and_paragraphs(tmp_path: Path) -> None:
    document = OpenDocumentText()
    add = document.text.addElement
    add(text.H(outlinelevel=1, text="Ministers Agree on a Deal"))
    add(text.P(text="Ministers agreed on a deal on Monday, officials said."))
    add(text.H(outlinelevel=2, text="What comes next"))
    add(text.P(text="They will meet again in the summer, officials said."))
    items, item = text.List(), text.ListItem()
    item.addElement(text.P(text="One thing"))
    items.addElement(item)
    add(items)
    table, row, cell = Table(), TableRow(), TableCell()
    cell.addElement(text.P(text="Votes"))
    row.addElement(cell)
    table.addElement(row)
    add(table)
    assert [
        (part, doc[span])
        for doc in [read(document, tmp_path)]
        for span, part in blocks(doc)
    ] == [
        ("headline", "Ministers Agree on a Deal"),
        ("lead", "Ministers agreed on a deal on Monday, officials said."),
        ("subhead", "What comes next"),
        ("body", "They will meet again in the summer, officials said."),
        ("list", "One thing"),
        ("table", "Votes"),
    ]


def test_spaces_links_and_notes(tmp_path: Path) -> None:
    document = OpenDocumentText()
    paragraph = text.P()
    teletype.addTextToElement(paragraph, "a   b\tc\nd ")
    paragraph.addElement(text.A(href="https://example.org/", text="e"))
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="the note"))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(" f")
    document.text.addElement(paragraph)
    doc = read(document, tmp_path)
    assert doc.text == "a   b\tc\nd e f\n\nthe note"


def test_tracked_changes_are_resolved_and_told(tmp_path: Path) -> None:
    document = written("Ministers met on Monday.")
    changes = text.TrackedChanges()
    for name, kind in (("c1", text.Deletion()), ("c2", text.Insertion())):
        region = text.ChangedRegion(id=name, check_grammar=False)
        if name == "c1":
            kind.addElement(text.P(text="on Sunday"))
        region.addElement(kind)
        changes.addElement(region)
    document.text.insertBefore(changes, document.text.firstChild)
    doc = read(document, tmp_path)
    assert doc.text == "Ministers met on Monday."
    assert doc.meta["tracked-changes"] == "1 insertion, 1 deletion"


def test_a_finding_and_its_fix(tmp_path: Path) -> None:
    path = saved(written("", "He & Kim saw it.", "Kim saw the the “deal”."), tmp_path)
    report = LINTER.check_files([path])
    (found,) = [f for f in report.findings if f.rule.startswith("repetition/")]
    assert (found.start, found.end) == ((2, 9), (2, 16))
    before = zipfile.ZipFile(path)
    kept = {name: before.read(name) for name in before.namelist()}
    _, revisions = fix(LINTER, [path], unsafe=False)
    write(revisions)
    after = zipfile.ZipFile(path)
    changed = kept.pop("content.xml").decode().replace("the the", "the")
    assert after.read("content.xml").decode() == changed
    assert {name: after.read(name) for name in kept} == kept
    assert after.infolist()[0].filename == "mimetype"
    written_again = load(path).getElementsByType(text.P)
    assert [teletype.extractText(p) for p in written_again] == [
        "",
        "He & Kim saw it.",
        "Kim saw the “deal”.",
    ]
