"""A file of every format, as the tests of the readers have them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from pathlib import Path

import docx
import pyarrow as pa
from odf import text
from odf.opendocument import OpenDocumentText
from pyarrow import parquet
from readers import (
    test_anpa,
    test_ans,
    test_article,
    test_atom,
    test_email,
    test_g2,
    test_gutenberg,
    test_html,
    test_iptc7901,
    test_newsml,
    test_ninjs,
    test_nitf,
    test_rss,
    test_wxr,
)

HERE = Path(__file__).parent
STORY = (HERE.parent / "stories" / "kim-motorcade-2.txt").read_text()
ARTICLE = {"headline": "Talks go on", "body": STORY, "published": "2019-01-09"}
FRONT = "---\nheadline: Talks go on\npublished: 2019-01-09\n---\n"
MARKDOWN = (HERE.parent / "vale" / "town-hall.md").read_text()

# By suffix; what a suffix may mean several of has several.
TEXTS: list[tuple[str, str]] = [
    (".txt", STORY),
    (".txt", FRONT + STORY),
    (".md", MARKDOWN),
    (".md", FRONT + MARKDOWN + "\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> - *x* `y`\n"),
    (".html", test_article.PAGE),
    (".html", test_html.LD),
    (".html", test_gutenberg.POST),
    (".eml", test_email.written()),
    (".eml", test_email.written(how="base64")),
    (".eml", test_email.written("<p>Talks &amp; floods.</p>", subtype="html")),
    (".mbox", "From a Wed Jan  9 12:08:00 2019\n" + test_email.written() * 2),
    (".anpa", test_anpa.message(*test_anpa.LINES)),
    (".iptc", test_iptc7901.SOURCE),
    (".json", json.dumps(ARTICLE)),
    (".json", json.dumps(test_ans.STORY)),
    (".json", json.dumps(test_ninjs.ONE, indent=1)),
    (".json", json.dumps([test_ninjs.TWO, test_ninjs.THREE])),
    (".jsonl", f"{json.dumps(ARTICLE)}\n" * 3),
    (".csv", 'id;headline;body\n1;"Talks; go";"He said ""no"".\n\nThey met."\n2;;x\n'),
    (".tsv", "id\theadline\tbody\n1\tTalks go on\tThey met met.\n"),
    (".xml", test_nitf.STORY),
    (".xml", test_newsml.NEWS),
    (".xml", test_g2.ITEM),
    (".xml", test_wxr.EXPORT),
    (".rss", test_rss.FEED),
    (".atom", test_atom.FEED),
]


def written_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Talks go on")
    for line in STORY.splitlines()[:5]:
        document.add_paragraph(line)
    document.save(file := io.BytesIO())
    return file.getvalue()


def written_odt() -> bytes:
    document = OpenDocumentText()
    for line in STORY.splitlines()[:5]:
        document.text.addElement(text.P(text=line))
    document.save(file := io.BytesIO())
    return file.getvalue()


def written_parquet() -> bytes:
    file = io.BytesIO()
    parquet.write_table(pa.table({name: [v] for name, v in ARTICLE.items()}), file)
    return file.getvalue()


def written_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for i, (suffix, source) in enumerate(TEXTS[:8]):
            archive.writestr(f"a/{i}{suffix}", source)
    return file.getvalue()


BYTES: list[tuple[str, bytes]] = [
    *((suffix, source.encode()) for suffix, source in TEXTS),
    (".txt", STORY.encode("utf-16")),
    (".txt", STORY.replace("'", "’").encode("cp1252")),
    (".docx", written_docx()),
    (".odt", written_odt()),
    (".parquet", written_parquet()),
    (".zip", written_zip()),
    (".txt.gz", gzip.compress(STORY.encode(), mtime=0)),
    (".txt.bz2", bz2.compress(STORY.encode())),
    (".txt.xz", lzma.compress(STORY.encode())),
]
