"""docx: what python-docx writes is read, each character where it stands in the XML."""

import html
import random
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from newslint.app import Linter
from newslint.config import Config
from newslint.document import Document
from newslint.files import InputError
from newslint.fix import fix, write
from newslint.layers import blocks

from .edits import texts
from .property import SPANS, WORDS, assert_spans_decode, copy

LINTER = Linter()
SPACED = "5\u00a0000 10\u202f% a\u2009– x\u2003y co\u00adop no\u200bgap e\u0301".split(
    " "
)
# What would be a gap, and not a part of a word.
WRITABLE = [*(word for word in WORDS if word not in ("\u00a0", "\u2028")), *SPACED]


def decode(xml: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", xml))


def saved(document: docx.document.Document, folder: Path) -> str:
    document.save(str(folder / "memo.docx"))
    return str(folder / "memo.docx")


def read(document: docx.document.Document, folder: Path) -> list[Document]:
    return list(LINTER.read(saved(document, folder)))


def test_every_character_has_its_place(tmp_path: Path) -> None:
    dice = random.Random(8)
    for _ in range(10):
        document = docx.Document()
        wanted = [copy(dice, WRITABLE) for _ in range(8)]
        for text in wanted:
            paragraph = document.add_paragraph()
            cuts = sorted(dice.choices(range(len(text)), k=3))
            for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True):
                paragraph.add_run(text[start:stop]).bold = dice.random() < 0.5
        (doc,) = read(document, tmp_path)
        assert texts(doc) == wanted
        assert_spans_decode(doc, decode, dice, SPANS // 10)


def test_paragraphs_are_lines(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("", "Ministers met.", "", "They saw the the deal."):
        document.add_paragraph(text)
    report = LINTER.check_files([saved(document, tmp_path)])
    (found,) = [f for f in report.findings if f.rule.startswith("repetition/")]
    assert (found.start, found.end) == ((2, 10), (2, 17))
    assert found.before + found.quote + found.after == "They saw the the deal."


def test_styles_state_parts(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ministers Agree on a Deal", 0)
    document.add_paragraph("A deck that says more", "Subtitle")
    document.add_paragraph("Ministers agreed on a deal on Monday, officials said.")
    document.add_heading("What comes next", 2)
    document.add_paragraph("They will meet again in the summer, officials said.")
    document.add_paragraph("One thing", "List Bullet")
    document.add_paragraph("A caption", "Caption")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Votes", "12"
    (doc,) = read(document, tmp_path)
    assert [(part, doc[span]) for span, part in blocks(doc)] == [
        ("headline", "Ministers Agree on a Deal"),
        ("deck", "A deck that says more"),
        ("lead", "Ministers agreed on a deal on Monday, officials said."),
        ("subhead", "What comes next"),
        ("body", "They will meet again in the summer, officials said."),
        ("list", "One thing"),
        ("caption", "A caption"),
        ("table", "Votes"),
        ("table", "12"),
    ]


def tracked(paragraph: docx.text.paragraph.Paragraph, kind: str, text: str) -> None:
    """Add a run that was put in (``w:ins``) or taken out (``w:del``)."""
    change, run = OxmlElement(kind), OxmlElement("w:r")
    content = OxmlElement("w:delText" if kind == "w:del" else "w:t")
    content.text = text
    content.set(qn("xml:space"), "preserve")
    run.append(content)
    change.append(run)
    paragraph._p.append(change)


def test_tracked_changes_are_resolved_and_told(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Ministers met ")
    tracked(paragraph, "w:del", "on Sunday")
    tracked(paragraph, "w:ins", "on Monday")
    paragraph.add_run(" in Geneva.")
    (doc,) = read(document, tmp_path)
    assert doc.text == "Ministers met on Monday in Geneva."
    assert doc.meta["tracked-changes"] == "1 insertion, 1 deletion"


def test_a_paragraph_whose_mark_was_taken_out_runs_on(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.add_paragraph("Ministers met ")
    marks = OxmlElement("w:rPr")
    marks.append(OxmlElement("w:del"))
    first._p.get_or_add_pPr().append(marks)
    document.add_paragraph("in Geneva.")
    (doc,) = read(document, tmp_path)
    assert doc.text == "Ministers met in Geneva."


def test_links_tabs_and_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    link, run, text = (OxmlElement(f"w:{name}") for name in ("hyperlink", "r", "t"))
    text.text = "the report"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
    paragraph.add_run("\tnow\nor later")
    (doc,) = read(document, tmp_path)
    assert doc.text == "See the report\tnow\nor later"


def test_footnotes_are_texts_of_their_own(tmp_path: Path) -> None:
    path = saved(docx.Document(), tmp_path)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = "<w:p><w:r><w:t>See the the report.</w:t></w:r></w:p>"
    data = f"<w:footnotes {space}><w:footnote>{note}</w:footnote></w:footnotes>"
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/footnotes.xml", data)
    _, notes = LINTER.read(path)
    assert (notes.path, notes.text) == (f"{path}/footnotes", "See the the report.")


def test_notes_that_say_nothing_are_no_text(tmp_path: Path) -> None:
    path = saved(docx.Document(), tmp_path)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = (
        '<w:endnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
    )
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/endnotes.xml", f"<w:endnotes {space}>{note}</w:endnotes>")
    assert [doc.path for doc in LINTER.read(path)] == [path]


def test_a_fix_changes_the_copy_and_nothing_else(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("He & Kim saw the ").add_run("the deal").bold = True
    document.add_paragraph("Kim saw the the “deal” & left.")
    path = saved(document, tmp_path)
    before = zipfile.ZipFile(path)
    kept = {name: before.read(name) for name in before.namelist()}
    _, revisions = fix(LINTER, [path], unsafe=False)
    write(revisions)
    after = zipfile.ZipFile(path)
    assert after.testzip() is None
    assert after.namelist() == list(kept)
    name = "word/document.xml"
    changed = kept.pop(name).decode().replace("Kim saw the the", "Kim saw the")
    assert after.read(name).decode() == changed
    assert {each: after.read(each) for each in kept} == kept
    assert [p.text for p in docx.Document(path).paragraphs] == [
        "He & Kim saw the the deal",
        "Kim saw the “deal” & left.",
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Ministers met.", "no docx file, whatever its name says"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked by a password"),
        (b"PK\x03\x04 and no more", "no whole zip file"),
    ],
)
def test_what_is_no_docx(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=why):
        list(LINTER.read(str(path)))


def test_a_docx_of_other_things(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", "Ministers met.")
    with pytest.raises(InputError, match="no docx: a zip file of other things"):
        list(LINTER.read(str(path)))


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(InputError, match="as bombs do"):
        list(Linter(Config(max_megabytes=99)).read(str(path)))
