"""How fast each reader is, beside the plain parser that it builds on.

    python benchmarks/readers.py [--words 100000] [FORMAT…]

One file of each format is made of the stories in ``tests/stories``, as many times as it
takes, and read three times; the fastest counts. The parser’s time is that of parsing
alone: no text, no places, no metadata.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Callable
from email import message_from_string, policy
from email.message import EmailMessage
from html import escape
from html.parser import HTMLParser
from importlib import import_module
from itertools import chain, repeat
from pathlib import Path
from textwrap import fill
from time import perf_counter
from typing import NamedTuple
from xml.parsers import expat

STORIES = Path(__file__).parent.parent / "tests" / "stories"
ROUNDS = 3


class Sample(NamedTuple):
    """How to write a format, and the parser that its reader builds on, or nearly."""

    write: Callable[[list[str]], str]
    parser: Callable[[str], object]
    name: str


def paragraphs(words: int) -> list[str]:
    """Return paragraphs of copy that have so many words together."""
    copy = [
        line
        for path in sorted(STORIES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    found: list[str] = []
    for line in chain.from_iterable(repeat(copy)):
        found.append(line)
        words -= len(line.split())
        if words <= 0:
            return found
    return found


def marked(copy: list[str]) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in copy)


def wrapped(before: str, after: str) -> Callable[[list[str]], str]:
    return lambda copy: before + marked(copy) + after


def feed(before: str, item: str, after: str) -> Callable[[list[str]], str]:
    """Return what writes a feed of items of twenty paragraphs."""

    def write(copy: list[str]) -> str:
        groups = [copy[i : i + 20] for i in range(0, len(copy), 20)]
        return before + "".join(item.format(marked(group)) for group in groups) + after

    return write


def parse_xml(source: str) -> None:
    expat.ParserCreate(namespace_separator=" ").Parse(source, True)


def parse_html(source: str) -> None:
    HTMLParser().feed(source)


def parse_email(source: str) -> object:
    message = message_from_string(source, policy=policy.default)
    return message.get_content()


def message(copy: list[str]) -> str:
    """Return an e-mail in quoted-printable."""
    one = EmailMessage()
    one["Subject"] = "News"
    one.set_content("\n\n".join(copy), cte="quoted-printable")
    return one.as_string()


def parse_lines(source: str) -> None:
    for line in source.splitlines():
        json.loads(line)


def parse_csv(source: str) -> None:
    for _ in csv.reader(io.StringIO(source)):
        pass


def table(copy: list[str]) -> str:
    """Return a table of stories of twenty paragraphs."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("headline", "text"))
    for i in range(0, len(copy), 20):
        writer.writerow(("News", "\n\n".join(copy[i : i + 20])))
    return file.getvalue()


def inside(before: str, paragraph: str, after: str) -> Callable[[list[str]], str]:
    """Return what writes the XML inside a file of a word processor."""
    return lambda copy: (
        before + "".join(paragraph.format(escape(line)) for line in copy) + after
    )


def parse_markdown(source: str) -> object:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").parse(source)


XML = (parse_xml, "expat")
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
WP = 'xmlns:wp="http://wordpress.org/export/1.2/"'
ITEM = (
    "<item><title>News</title><content:encoded><![CDATA[{}]]></content:encoded></item>"
)
SAMPLES = {
    "plain": Sample("\n\n".join, str.splitlines, "str.splitlines"),
    "html": Sample(wrapped("<html><body>", "</body>"), parse_html, "html.parser"),
    "markdown": Sample("\n\n".join, parse_markdown, "markdown-it-py"),
    "gutenberg": Sample(
        lambda copy: "\n\n".join(
            f"<!-- wp:paragraph -->\n{marked([line])}\n<!-- /wp:paragraph -->"
            for line in copy
        ),
        parse_html,
        "html.parser",
    ),
    "nitf": Sample(
        wrapped("<nitf><body><body.content>", "</body.content></body></nitf>"), *XML
    ),
    "newsml": Sample(
        wrapped(
            "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent><nitf><body>",
            "</body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>"
            "</NewsML>",
        ),
        *XML,
    ),
    "g2": Sample(
        wrapped(
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet>'
            '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>',
            "</body></html></inlineXML></contentSet></newsItem>",
        ),
        *XML,
    ),
    "rss": Sample(
        feed(f'<rss version="2.0" {CONTENT}><channel>', ITEM, "</channel></rss>"), *XML
    ),
    "atom": Sample(
        feed(
            '<feed xmlns="http://www.w3.org/2005/Atom">',
            '<entry><title>News</title><content type="xhtml"><div>{}</div></content>'
            "</entry>",
            "</feed>",
        ),
        *XML,
    ),
    "wxr": Sample(
        feed(f'<rss version="2.0" {CONTENT} {WP}><channel>', ITEM, "</channel></rss>"),
        *XML,
    ),
    "ninjs": Sample(
        lambda copy: json.dumps(
            [
                {"uri": "x", "headline": "News", "body_xhtml": marked(copy[i : i + 20])}
                for i in range(0, len(copy), 20)
            ]
        ),
        json.loads,
        "json",
    ),
    "ans": Sample(
        lambda copy: json.dumps(
            {
                "type": "story",
                "content_elements": [
                    {"type": "text", "content": escape(line)} for line in copy
                ],
            }
        ),
        json.loads,
        "json",
    ),
    "anpa": Sample(
        lambda copy: (
            "\x16\x16\x01W2870\x1fabcde\r\nr a\x13\x11 BC-News   02-01 0412\r\n\x02"
            + "".join(
                "\t   " + line.replace("“", "``").replace("”", "''") + "\r\n"
                for line in copy
            )
            + "\x03AP-WF-02-01-24 1637GMT<\r\n\x04"
        ),
        str.splitlines,
        "str.splitlines",
    ),
    "iptc7901": Sample(
        lambda copy: (
            "\x01abc062 4 i 211 xyz 061\r\n\nNews/\r\n\x02"
            + "".join(f"{fill(line)}\r\n\n" for line in copy)
            + "\x03011137 GMT Feb 24\r\n\x04"
        ),
        str.splitlines,
        "str.splitlines",
    ),
    "email": Sample(message, parse_email, "email"),
    "docx": Sample(
        inside(
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
            '2006/main"><w:body>',
            "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
            "</w:body></w:document>",
        ),
        *XML,
    ),
    "odt": Sample(
        inside(
            '<office:document xmlns:text="urn:oasis:names:tc:opendocument:'
            'xmlns:text:1.0" xmlns:office="urn:oasis:names:tc:opendocument:'
            'xmlns:office:1.0">'
            "<office:text>",
            "<text:p>{}</text:p>",
            "</office:text></office:document>",
        ),
        *XML,
    ),
    "jsonl": Sample(
        lambda copy: "".join(
            json.dumps({"headline": "News", "text": "\n\n".join(copy[i : i + 20])})
            + "\n"
            for i in range(0, len(copy), 20)
        ),
        parse_lines,
        "json",
    ),
    "csv": Sample(table, parse_csv, "csv"),
    "json": Sample(
        lambda copy: json.dumps({"headline": "News", "text": "\n\n".join(copy)}),
        json.loads,
        "json",
    ),
}


def fastest(run: Callable[[], object]) -> float:
    """Return the seconds of the fastest of some runs."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


def measured(name: str, copy: list[str]) -> str:
    """Return a line of the table."""
    sample = SAMPLES[name]
    source = sample.write(copy)
    size = len(source.encode()) / 1e6
    read = import_module(f"newslint.readers.{name}").read
    mine = size / fastest(lambda: list(read(source, f"story.{name}")))
    plain = size / fastest(lambda: sample.parser(source))
    return f"{name:10} {size:5.2f} {mine:9.1f} {plain:9.1f}  {sample.name}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("formats", nargs="*", metavar="FORMAT")
    arguments.add_argument("--words", type=int, default=100_000)
    asked = arguments.parse_args()
    copy = paragraphs(asked.words)
    print(f"{'format':10} {'MB':>5} {'read MB/s':>9} {'parsed':>9}  parser")
    for name in asked.formats or SAMPLES:
        print(measured(name, copy))


if __name__ == "__main__":
    main()
