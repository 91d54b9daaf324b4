"""NewsML-G2: items in messages, in packages and alone, and what they hold inside."""

import random

import pytest
from lxml import etree

from newslint.document import Document
from newslint.files import InputError
from newslint.layers import blocks
from newslint.readers.g2 import read

from .edits import fixed
from .markup import said
from .property import SPANS, assert_spans_decode, copy

NAR = "http://iptc.org/std/nar/2006-10-01/"
ITEM = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="{NAR}" xmlns:h="http://www.w3.org/1999/xhtml">
<header><sent>2019-01-09T12:10:00Z</sent></header><itemSet>
<newsItem guid="urn:1" version="3" xml:lang="en-GB">
 <rightsInfo><copyrightNotice>(c) The Agency</copyrightNotice></rightsInfo>
 <itemMeta>
  <itemClass qcode="ninat:text"/><provider literal="agency.example"/>
  <versionCreated>2019-01-10T12:08:00Z</versionCreated>
  <firstCreated>2019-01-09T12:08:00Z</firstCreated>
  <embargoed>2019-01-09T15:00:00Z</embargoed>
  <pubStatus qcode="stat:usable"/>
  <edNote>Adds quote</edNote>
 </itemMeta>
 <contentMeta>
  <located><name>Geneva</name></located>
  <infoSource literal="The Agency"/>
  <language tag="en"/><keyword>rivers</keyword><keyword/>
  <subject><name>Water</name></subject>
  <slugline>RIVER-TALKS</slugline>
  <headline role="hld:subHeadline">Ministers meet again</headline>
  <headline xml:lang="fr">Pourparlers</headline>
  <headline>River &amp; flood talks</headline>
  <by>By Jane Doe</by><dateline>GENEVA, Jan 9</dateline>
  <creditline>The Agency</creditline>
  <description role="drol:summary">What was said</description>
  <description role="drol:caption">The river on Monday</description>
 </contentMeta>
 <contentSet>
  <inlineXML contenttype="application/xhtml+xml">
   <h:html><h:head><h:title>x</h:title></h:head><h:body>
    <h:p>The talks went on for days and and nobody won, ministers said.</h:p>
    <h:h2>No end</h:h2><h:p>They will meet again in March, an aide said.</h:p>
   </h:body></h:html>
  </inlineXML>
  <remoteContent href="a.jpg"/>
 </contentSet>
</newsItem>
<packageItem guid="urn:2"><contentMeta><headline>Top stories</headline></contentMeta>
 <groupSet><group><itemRef residref="urn:1"><headline>Rain</headline></itemRef></group>
 </groupSet></packageItem>
</itemSet></newsMessage>"""


def item(content: str, meta: str = "", kind: str = "text") -> Document:
    """The document of an item that holds *content*."""
    [doc] = read(
        f"<newsItem xmlns='{NAR}'>"
        f"<itemMeta><itemClass qcode='ninat:{kind}'/></itemMeta>"
        f"<contentMeta>{meta}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>",
        "item.xml",
    )
    return doc


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(part, doc[span]) for span, part in blocks(doc)]


def test_the_parts_of_items() -> None:
    one, two = read(ITEM, "item.xml")
    assert parts(one) == [
        ("furniture", "Pourparlers"),
        ("headline", "River & flood talks"),
        ("byline", "By Jane Doe"),
        ("dateline", "GENEVA, Jan 9"),
        ("deck", "Ministers meet again"),
        ("deck", "What was said"),
        ("lead", "The talks went on for days and and nobody won, ministers said."),
        ("subhead", "No end"),
        ("body", "They will meet again in March, an aide said."),
        ("caption", "The river on Monday"),
        ("credit", "The Agency"),
        ("wire-note", "Adds quote"),
    ]
    assert parts(two) == [("headline", "Top stories"), ("interstitial", "Rain")]


def test_metadata() -> None:
    one, two = read(ITEM, "item.xml")
    assert one.meta == {
        "headline": "River & flood talks",
        "deck": "Ministers meet again",
        "byline": "By Jane Doe",
        "dateline": "GENEVA, Jan 9",
        "place": "Geneva",
        "published": "2019-01-09T15:00:00+00:00",
        "updated": "2019-01-10T12:08:00+00:00",
        "embargo": "2019-01-09T15:00:00+00:00",
        "language": "en",
        "source": "The Agency",
        "slug": "RIVER-TALKS",
        "note": "Adds quote",
        "status": "usable",
        "captions": "The river on Monday",
        "credits": "The Agency",
        "keywords": "rivers",
        "id": "urn:1",
        "version": "3",
        "type": "text",
        "rights": "(c) The Agency",
    }
    assert two.meta == {"headline": "Top stories", "id": "urn:2"}


def test_nitf_inside_says_what_the_item_does_not() -> None:
    doc = item(
        "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head>"
        "<hedline><hl1>Talks</hl1></hedline><byline>By Al Poe</byline></body.head>"
        "<body.content><p>They met on Monday, she said.</p></body.content></body>"
        "</nitf></inlineXML>",
        "<slugline>RIVER</slugline>",
    )
    assert parts(doc) == [
        ("headline", "Talks"),
        ("byline", "By Al Poe"),
        ("lead", "They met on Monday, she said."),
    ]
    assert doc.meta["byline"] == "By Al Poe"
    assert doc.meta["slug"] == "RIVER"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<inlineData>One\n line.\n\nTwo.</inlineData>", "One\nline.\n\nTwo."),
        ("<inlineData>&lt;p>One&amp;#33;&lt;/p>Two</inlineData>", "One!\n\nTwo"),
        ("<inlineData encoding='base64'>QUJD</inlineData>", ""),
        ("<inlineXML><html><body>&lt;p>a&lt;/p>b</body></html></inlineXML>", "a\n\nb"),
        ("<inlineXML><x:y xmlns:x='z'>a<x:b>c</x:b></x:y></inlineXML>", "a\n\nc"),
        ("<remoteContent href='a.jpg'/>", ""),
    ],
)
def test_content(content: str, text: str) -> None:
    assert item(content).text == text


def test_what_describes_a_picture_is_its_caption() -> None:
    doc = item("", "<description>The river</description>", "picture")
    assert parts(doc) == [("caption", "The river")]
    assert parts(item("", "<description>Talks</description>")) == [("deck", "Talks")]


@pytest.mark.parametrize("name", ["conceptItem", "knowledgeItem", "planningItem"])
def test_what_holds_no_copy_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=f"<{name}> holds no copy"):
        list(read(f"<{name} xmlns='{NAR}'><name>Water</name></{name}>", "x.xml"))


def test_edits_are_made_in_the_item_or_refused() -> None:
    one, _ = read(ITEM, "item.xml")
    assert fixed(one, "and and", "and") == ITEM.replace("and and", "and")
    assert fixed(one, "By Jane Doe", "") is None
    assert fixed(one, "River & flood", "River") is None


@pytest.mark.parametrize("inner", ["xhtml", "nitf", "text"])
def test_every_span_decodes_to_its_text(inner: str) -> None:
    dice = random.Random(8)
    for _ in range(10):
        told = [copy(dice) for _ in range(4)]
        [doc] = read(written(told, dice, inner), "item.xml")
        assert doc.text.split("\n\n") == told
        assert_spans_decode(doc, said, dice, SPANS // 10)


def written(told: list[str], dice: random.Random, inner: str) -> str:
    """An item as lxml writes it, each paragraph partly in an element of its own."""
    root = etree.Element(f"{{{NAR}}}newsItem", nsmap={None: NAR})
    meta = etree.SubElement(root, f"{{{NAR}}}contentMeta")
    etree.SubElement(meta, f"{{{NAR}}}headline").text = told[0]
    content = etree.SubElement(root, f"{{{NAR}}}contentSet")
    if inner == "text":
        data = etree.SubElement(content, f"{{{NAR}}}inlineData")
        data.text = "\n\n".join(told[1:])
        return etree.tostring(root, encoding="unicode")
    space = {
        "xhtml": "http://www.w3.org/1999/xhtml",
        "nitf": "http://iptc.org/std/NITF/2006-10-18/",
    }[inner]
    names = {"xhtml": ("html", "body"), "nitf": ("nitf", "body", "body.content")}
    node = etree.SubElement(content, f"{{{NAR}}}inlineXML")
    for name in names[inner]:
        node = etree.SubElement(node, f"{{{space}}}{name}", nsmap={None: space})
    for text in told[1:]:
        half = dice.randrange(len(text))
        p = etree.SubElement(node, f"{{{space}}}p")
        p.text, inline = text[:half], etree.SubElement(p, f"{{{space}}}em")
        inline.text = text[half:]
    return etree.tostring(root, encoding="unicode", pretty_print=True)
