"""Atom: entries in plain text, HTML and XHTML."""

import random
from html import escape

import feedparser
import pytest
from feedgen.feed import FeedGenerator
from lxml import etree

from newslint.layers import blocks
from newslint.readers.atom import read

from .markup import mended, said, said_twice
from .property import SPANS, assert_spans_decode, copy

FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="html">Gazette &amp;amp; Echo</title><author><name>The desk</name></author>
<entry><title>AT&amp;T &lt;talks&gt;</title><id>urn:1</id>
 <link rel="self" href="http://example.com/a"/><link href="http://example.com/1"/>
 <author><name>Jane Doe</name></author><author><name>Al Poe</name></author>
 <published>2019-01-09T12:08:00Z</published><updated>2019-01-10T12:08:00Z</updated>
 <category term="rivers" label="Rivers"/><category term="dams"/>
 <summary type="html">What &lt;b&gt;happened&lt;/b&gt;</summary>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
  <p>Ministers met on Monday &amp; again
   on Tuesday, the agency said.</p><h2>No end</h2>
  <p>They will meet meet on Friday, a spokeswoman said.</p></div></content>
</entry>
<entry><title type="html">Rain &amp;mdash; flood</title><updated>2019-01-10</updated>
 <content>One line.

 Another.</content></entry>
<entry xml:lang="fr"><title/><content type="image/png">QUJD</content></entry>
<entry><title>Pictures</title><content src="a.png" type="image/png"/></entry>
</feed>"""


def test_entries_are_documents() -> None:
    one, two, three, four = read(FEED, "feed.xml")
    assert [(part, one[span]) for span, part in blocks(one)] == [
        ("headline", "AT&T <talks>"),
        ("byline", "Jane Doe"),
        ("byline", "Al Poe"),
        ("deck", "What happened"),
        ("lead", "Ministers met on Monday & again on Tuesday, the agency said."),
        ("subhead", "No end"),
        ("body", "They will meet meet on Friday, a spokeswoman said."),
    ]
    assert two.text == "Rain — flood\n\nOne line.\n\nAnother."
    assert (three.text, four.text) == ("", "Pictures")


def test_metadata() -> None:
    one, two, three, _ = read(FEED, "feed.xml")
    assert one.meta == {
        "headline": "AT&T <talks>",
        "deck": "What happened",
        "byline": "Jane Doe, Al Poe",
        "published": "2019-01-09T12:08:00+00:00",
        "updated": "2019-01-10T12:08:00+00:00",
        "language": "en",
        "source": "Gazette & Echo",
        "keywords": "Rivers, dams",
        "url": "http://example.com/1",
        "id": "urn:1",
    }
    assert (two.meta["byline"], two.meta["published"]) == ("The desk", "2019-01-10")
    assert three.meta["language"] == "fr"


def test_an_entry_alone_is_one_too() -> None:
    entry = "<entry xmlns='http://www.w3.org/2005/Atom'><title>Rain</title></entry>"
    [doc] = read(entry, "entry.atom")
    assert doc.text == "Rain"


def test_edits_are_made_in_the_feed_or_refused() -> None:
    one, *_ = read(FEED, "feed.xml")
    after = mended(FEED, one, "meet meet", "meet")
    assert after == FEED.replace("meet meet", "meet")
    assert "They will meet on" in feedparser.parse(after).entries[0].content[0].value
    assert mended(FEED, one, "AT&T", "AT") is None
    assert mended(FEED, one, "Monday", "<b>") is None


@pytest.mark.parametrize("kind", ["html", "text", "CDATA", "xhtml"])
def test_every_span_decodes_to_its_text(kind: str) -> None:
    dice = random.Random(5)
    for _ in range(10):
        told = [copy(dice) for _ in range(1 if kind == "text" else 4)]
        source = written(told, dice, kind)
        [doc] = read(source, "feed.atom")
        assert doc.text.split("\n\n") == ["Rain", *told]
        decode = said_twice if kind == "html" else said
        assert_spans_decode(doc, decode, dice, SPANS // 10)


def written(told: list[str], dice: random.Random, kind: str) -> str:
    """A feed as feedgen writes it; each paragraph of HTML is partly in an element."""
    feed = FeedGenerator()
    feed.id("urn:1")
    feed.title("Gazette")
    item = feed.add_entry()
    item.id("urn:2")
    item.title("Rain")
    halves = [(text, dice.randrange(len(text))) for text in told]
    paragraphs = "\n".join(
        f"<p>{escape(t[:half])}<em>{escape(t[half:])}</em></p>" for t, half in halves
    )
    xhtml = f'<div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div>'
    html = {"text": told[0], "xhtml": xhtml}.get(kind, paragraphs)
    item.content(html, type=None if kind == "text" else kind)
    source: bytes = feed.atom_str(pretty=kind != "xhtml")
    etree.fromstring(source)
    return source.decode()
