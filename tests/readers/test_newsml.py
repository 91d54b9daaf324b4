"""NewsML 1: components in one another, and the languages they are in."""

import random
from html import escape

import pytest
from lxml import etree

from newslint.document import Document
from newslint.files import InputError
from newslint.layers import blocks
from newslint.readers.newsml import read

from .edits import fixed
from .markup import said, said_twice
from .property import SPANS, assert_spans_decode, copy

NEWS = """<?xml version="1.0" encoding="iso-8859-1"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20190109T121000Z</DateAndTime>
</NewsEnvelope>
<NewsItem xml:lang="en">
 <Identification><NewsIdentifier><RevisionId Update="N">2</RevisionId>
  <PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier>
  <NameLabel>talks</NameLabel></Identification>
 <NewsManagement><NewsItemType FormalName="News"/>
  <FirstCreated>20190109T120800Z</FirstCreated>
  <ThisRevisionCreated>20190110T120800Z</ThisRevisionCreated>
  <Status FormalName="Usable"/><Instruction>Adds quote</Instruction></NewsManagement>
 <NewsComponent>
  <NewsLines><DateLine>GENEVA, Jan 9</DateLine><HeadLine>River talks</HeadLine>
   <ByLine>By Jane Doe</ByLine><SubHeadLine>Ministers meet</SubHeadLine>
   <CreditLine>Agency</CreditLine><CopyrightLine>(c) Agency</CopyrightLine>
   <SlugLine>RIVER</SlugLine></NewsLines>
  <AdministrativeMetadata><Provider><Party FormalName="The Agency"/></Provider>
  </AdministrativeMetadata>
  <DescriptiveMetadata><DateLineDate>20190109T120800Z</DateLineDate>
   <Location><Property FormalName="City" Value="Geneva"/></Location>
  </DescriptiveMetadata>
  <NewsComponent><Role FormalName="StyleSheet"/><ContentItem><Format FormalName="CSS"/>
   <DataContent>p { color: red }</DataContent></ContentItem></NewsComponent>
  <NewsComponent><Role FormalName="Main"/><ContentItem>
   <DataContent><nitf><body><body.content><p>The talks went on for days and and nobody
     won, ministers said.</p></body.content></body></nitf></DataContent></ContentItem>
  </NewsComponent>
  <NewsComponent><Role FormalName="Photo"/>
   <NewsLines><HeadLine>The dam</HeadLine></NewsLines></NewsComponent>
  <NewsComponent><Role FormalName="Caption"/><ContentItem>
   <DataContent>The river</DataContent></ContentItem></NewsComponent>
 </NewsComponent>
</NewsItem></NewsML>"""


def one(content: str) -> Document:
    """The document of an item that holds *content*."""
    [doc] = read(
        "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>"
        f"{content}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
        "item.xml",
    )
    return doc


def test_the_parts_of_an_item() -> None:
    [doc] = read(NEWS, "item.xml")
    assert [(part, doc[span]) for span, part in blocks(doc)] == [
        ("headline", "River talks"),
        ("deck", "Ministers meet"),
        ("byline", "By Jane Doe"),
        ("dateline", "GENEVA, Jan 9"),
        ("credit", "Agency"),
        ("lead", "The talks went on for days and and nobody won, ministers said."),
        ("caption", "The dam"),
        ("caption", "The river"),
    ]


def test_metadata() -> None:
    [doc] = read(NEWS, "item.xml")
    assert doc.meta == {
        "headline": "River talks",
        "deck": "Ministers meet",
        "byline": "By Jane Doe",
        "dateline": "GENEVA, Jan 9",
        "place": "Geneva",
        "dateline-date": "2019-01-09T12:08:00+00:00",
        "published": "2019-01-09T12:08:00+00:00",
        "updated": "2019-01-10T12:08:00+00:00",
        "language": "en",
        "source": "The Agency",
        "slug": "RIVER",
        "note": "Adds quote",
        "status": "usable",
        "credits": "Agency",
        "id": "urn:1",
        "version": "2",
        "type": "News",
        "rights": "(c) Agency",
    }


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<html><head><b>x</b></head><P>One<BR/>two</P></html>", "One\ntwo"),
        ("<![CDATA[<P>R&amp;D</P><p>Two]]>", "R&D\n\nTwo"),
        ("&lt;p&gt;R&amp;amp;D&lt;/p&gt;", "R&D"),
        ("R&amp;D\nline\n\nTwo", "R&D\nline\n\nTwo"),
        ("", ""),
    ],
)
def test_content(content: str, text: str) -> None:
    assert one(content).text == text


def test_an_item_in_two_languages_is_two_documents() -> None:
    inner = "".join(
        f"<NewsComponent xml:lang='{language}'><NewsLines>"
        f"<HeadLine>{headline}</HeadLine></NewsLines></NewsComponent>"
        for language, headline in (("en", "Talks"), ("fr", "Pourparlers"))
    )
    source = (
        f"<NewsML><NewsItem><NewsComponent>{inner}</NewsComponent></NewsItem></NewsML>"
    )
    english, french = read(source, "item.xml")
    assert (english.text, french.text) == ("Talks", "Pourparlers")
    assert (english.meta["language"], french.meta["language"]) == ("en", "fr")
    assert french.meta["headline"] == "Pourparlers"


def test_components_as_deep_as_one_likes() -> None:
    deep = "<NewsComponent>" * 20_000 + "</NewsComponent>" * 20_000
    [doc] = read(f"<NewsML><NewsItem>{deep}</NewsItem></NewsML>", "item.xml")
    assert doc.text == ""


def test_no_item_is_refused() -> None:
    with pytest.raises(InputError, match="without a NewsItem"):
        list(read("<NewsML/>", "item.xml"))


def test_edits_are_made_in_the_item_or_refused() -> None:
    [doc] = read(NEWS, "item.xml")
    assert fixed(doc, "and and", "and") == NEWS.replace("and and", "and")
    assert fixed(doc, "River talks", "") is None


@pytest.mark.parametrize("inner", ["nitf", "escaped", "raw"])
def test_every_span_decodes_to_its_text(inner: str) -> None:
    dice = random.Random(9)
    for _ in range(10):
        told = [copy(dice) for _ in range(4)]
        [doc] = read(written(told, dice, inner), "item.xml")
        assert doc.text.split("\n\n") == told
        decode = said_twice if inner == "escaped" else said
        assert_spans_decode(doc, decode, dice, SPANS // 10)


def written(told: list[str], dice: random.Random, inner: str) -> str:
    """An item as lxml writes it, each paragraph partly in an element of its own."""
    root = etree.Element("NewsML")
    component = etree.SubElement(etree.SubElement(root, "NewsItem"), "NewsComponent")
    node = etree.SubElement(component, "ContentItem")
    node = etree.SubElement(node, "DataContent")
    halves = [(text, dice.randrange(len(text))) for text in told]
    html = "".join(
        f"<p>{escape(t[:half])}<em>{escape(t[half:])}</em></p>\n" for t, half in halves
    )
    if inner == "nitf":
        node = etree.SubElement(etree.SubElement(node, "nitf"), "body")
        node.append(etree.fromstring(f"<body.content>{html}</body.content>"))
    else:
        node.text = etree.CDATA(html) if inner == "raw" else html
    return etree.tostring(root, encoding="unicode")
