"""RSS: every item a document, whatever its HTML is wrapped in."""

import random
from html import escape

import feedparser
import pytest
from feedgen.feed import FeedGenerator
from lxml import etree

import newslint
from newslint.document import Document
from newslint.layers import blocks
from newslint.model import Span
from newslint.readers.rss import read

from .edits import texts
from .markup import mended, said, said_twice
from .property import SPANS, assert_spans_decode, copy

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:m="http://search.yahoo.com/mrss/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Gazette &amp;amp; Echo</title><atom:link href="x" rel="self"/>
<language>en-gb</language>
<item><title>Talks don&amp;#8217;t end</title><link>http://example.com/1</link>
 <description>What &lt;b&gt;happened&lt;/b&gt; at them</description>
 <dc:creator><![CDATA[Jane Doe]]></dc:creator>
 <pubDate>Wed, 09 Jan 2019 12:08:00 GMT</pubDate>
 <category>Rivers</category><category><![CDATA[Floods & dams]]></category>
 <guid>urn:1</guid>
 <content:encoded><![CDATA[<p>Ministers met on Monday&#8212;and again
   on Tuesday, the agency said.</p><img src="a.jpg"><h2>No end</h2>
   <figure><img src="b.jpg" alt="x"><figcaption>The river</figcaption></figure>
   <p>They will meet meet on Friday, a spokeswoman said.</p>]]></content:encoded>
 <m:group><m:content url="c.jpg"><m:description>The dam</m:description>
  <m:credit>Jo Roe</m:credit></m:content></m:group>
</item>
<item><title>Rain</title><description><![CDATA[<p>It rained.</p>]]></description></item>
<item><description>Storm &amp;amp; flood</description></item>
</channel></rss>"""


def test_items_are_documents() -> None:
    one, two, three = read(FEED, "feed.xml")
    assert [(part, one[span]) for span, part in blocks(one)] == [
        ("headline", "Talks don’t end"),
        ("deck", "What happened at them"),
        ("byline", "Jane Doe"),
        ("lead", "Ministers met on Monday—and again on Tuesday, the agency said."),
        ("subhead", "No end"),
        ("caption", "The river"),
        ("body", "They will meet meet on Friday, a spokeswoman said."),
        ("caption", "The dam"),
        ("credit", "Jo Roe"),
    ]
    assert texts(two) == ["Rain", "It rained."]
    assert texts(three) == ["Storm & flood"]


def test_metadata() -> None:
    one, two, _ = read(FEED, "feed.xml")
    at = one.text.index("No end")
    assert one.meta == {
        "headline": "Talks don’t end",
        "deck": "What happened at them",
        "byline": "Jane Doe",
        "published": "2019-01-09T12:08:00+00:00",
        "language": "en-gb",
        "source": "The Gazette & Echo",
        "captions": "The dam",
        "credits": "Jo Roe",
        "keywords": "Rivers, Floods & dams",
        "url": "http://example.com/1",
        "id": "urn:1",
        "images-without-text": f"{at} a.jpg",
    }
    assert "deck" not in two.meta
    assert two.meta["type"] == "elsewhere"


def test_an_item_is_a_record_with_its_place_in_the_file() -> None:
    one, two, _ = read(FEED, "feed.xml")
    assert one.is_record
    place = two.locate(Span(0, 4))
    assert two.position(place.start) == (20, 14)
    assert FEED.split("\n")[19][13:].startswith("Rain")
    assert two.base.offset + place.start == FEED.index("Rain")
    assert two.source.startswith("<item><title>Rain")


def test_a_teaser_may_be_short() -> None:
    item = "<item><title>Rain</title><description>It rained.</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    assert newslint.check(feed, "feed.rss") == []
    full = "<content:encoded>It rained.</content:encoded></item>"
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    short = feed.replace("</item>", full).replace("<rss>", f"<rss {names}>")
    assert len(newslint.check(short, "feed.rss")) == 1


def test_version_one_is_read_too() -> None:
    feed = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
     xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
     <channel><title>Gazette</title></channel><item><title>Rain</title>
     <dc:date>2019-01-09T12:08:00Z</dc:date></item></rdf:RDF>"""
    [doc] = read(feed, "feed.xml")
    assert doc.meta == {
        "headline": "Rain",
        "source": "Gazette",
        "published": "2019-01-09T12:08:00+00:00",
        "type": "elsewhere",
    }


def test_edits_are_made_in_the_feed_or_refused() -> None:
    one, _, _ = read(FEED, "feed.xml")
    after = mended(FEED, one, "meet meet", "meet")
    assert after == FEED.replace("meet meet", "meet")
    feed = feedparser.parse(after)
    assert "They will meet on Friday" in feed.entries[0].content[0].value
    assert mended(FEED, one, "don’t", "do not") is None
    assert mended(FEED, one, "What happened", "All") is None
    assert mended(FEED, one, "end", "go & stay") is None
    assert mended(FEED, one, "meet meet", "]]>") is None


@pytest.mark.parametrize("wrapped", ["CDATA", None])
def test_every_span_decodes_to_its_text(wrapped: str | None) -> None:
    dice = random.Random(4)
    decode = said if wrapped else said_twice
    for _ in range(10):
        told = [[copy(dice) for _ in range(4)] for _ in range(3)]
        source = written(told, dice, wrapped)
        docs: list[Document] = list(read(source, "feed.rss"))
        for doc, paragraphs in zip(docs, told, strict=True):
            assert doc.text.split("\n\n") == ["Rain & flood", *paragraphs]
            assert_spans_decode(doc, decode, dice, SPANS // 30 + 1)


def written(told: list[list[str]], dice: random.Random, wrapped: str | None) -> str:
    """A feed as feedgen writes it; each paragraph is partly in an element."""
    feed = FeedGenerator()
    feed.title("Gazette")
    feed.link(href="http://example.com")
    feed.description("News")
    for paragraphs in told:
        item = feed.add_entry(order="append")
        item.title("Rain & flood")
        html = ""
        for text in paragraphs:
            half = dice.randrange(len(text))
            inner = f'<em class="x">{escape(text[half:])}</em>'
            html += f"<p>{escape(text[:half])}{inner}</p>\n"
        item.content(html, type=wrapped)
    source: bytes = feed.rss_str(pretty=True)
    etree.fromstring(source)
    return source.decode()
