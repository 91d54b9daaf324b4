"""NITF: what a story states, and edits that leave it well-formed."""

import random

import pytest
from lxml import etree

import newslint
from newslint.document import Document
from newslint.layers import blocks
from newslint.readers.nitf import read

from .edits import fixed
from .markup import said, said_raw
from .property import SPANS, assert_spans_decode, copy

STORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.iptc.org/std/NITF/3.2/specification/nitf-3-2.dtd">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en-GB">
 <head>
  <title>River talks</title>
  <tobject tobject.type="news"/>
  <docdata management-status="usable">
   <doc-id id-string="x.1" regsrc="AG"/>
   <date.issue norm="20190109T120800+0000"/>
   <date.release norm="20190109T150000+0000"/>
   <ed-msg info="Adds quote"/>
   <du-key key="talks" version="2"/>
   <key-list><keyword key="rivers"/><keyword key=""/><keyword key="floods"/></key-list>
  </docdata>
 </head>
 <body>
  <body.head>
   <hedline><hl1>River &amp; flood talks</hl1><hl2>Ministers meet\r
     again</hl2></hedline>
   <note type="npa"><body.content><p>Not for use in Spain</p></body.content></note>
   <note><p>An earlier version was wrong.</p></note>
   <byline>By <person>Jane Doe</person><byttl>Environment writer</byttl></byline>
   <distributor>The Agency</distributor>
   <dateline><location><city>GENEVA</city></location>,
     <story.date norm="20190109">Jan 9</story.date></dateline>
   <abstract><p>What was said.</p></abstract>
  </body.head>
  <body.content>
   <p lede="true">The talks went on&#8212;for days, and <em>no</em><q> one</q> won, the
     ministers said on Wednesday.</p>
   <media media-type="image"><media-reference source="a.jpg">a.jpg</media-reference>
    <media-object encoding="base64">QUJD</media-object>
    <media-caption>The river on Monday.</media-caption>
    <media-producer>Jo Roe</media-producer></media>
   <hl2>No end</hl2>
   <block><p>They will meet again in March, a spokeswoman said on Wednesday.</p>
    <ul><li>One point</li><li>Another point</li></ul>
    <table><tr><th>Day</th><td>9</td></tr></table></block>
  </body.content>
  <body.end><tagline>Additional reporting by Al Poe</tagline></body.end>
 </body>
</nitf>"""


def one(source: str) -> Document:
    [doc] = read(source, "story.xml")
    return doc


def test_the_parts_of_a_story() -> None:
    doc = one(STORY)
    assert [(part, doc[span]) for span, part in blocks(doc)] == [
        ("headline", "River & flood talks"),
        ("deck", "Ministers meet again"),
        ("wire-note", "Not for use in Spain"),
        ("note", "An earlier version was wrong."),
        ("byline", "By Jane Doe"),
        ("byline", "Environment writer"),
        ("dateline", "GENEVA, Jan 9"),
        ("deck", "What was said."),
        (
            "lead",
            "The talks went on—for days, and no one won, the ministers said on "
            "Wednesday.",
        ),
        ("caption", "The river on Monday."),
        ("credit", "Jo Roe"),
        ("subhead", "No end"),
        ("body", "They will meet again in March, a spokeswoman said on Wednesday."),
        ("list", "One point"),
        ("list", "Another point"),
        ("table", "Day"),
        ("table", "9"),
        ("sign-off", "Additional reporting by Al Poe"),
    ]


def test_metadata() -> None:
    assert one(STORY).meta == {
        "headline": "River & flood talks",
        "deck": "Ministers meet again",
        "byline": "By Jane Doe Environment writer",
        "dateline": "GENEVA, Jan 9",
        "place": "GENEVA",
        "dateline-date": "2019-01-09",
        "published": "2019-01-09T15:00:00+00:00",
        "embargo": "2019-01-09T15:00:00+00:00",
        "language": "en-GB",
        "source": "The Agency",
        "slug": "talks",
        "note": "Adds quote",
        "status": "usable",
        "captions": "The river on Monday.",
        "credits": "Jo Roe",
        "keywords": "rivers, floods",
        "id": "x.1",
        "version": "2",
        "type": "news",
    }


def test_a_story_without_a_headline_has_its_title() -> None:
    doc = one("<nitf><head><title>Talks</title></head><body><p>x</p></body></nitf>")
    assert doc.meta == {"headline": "Talks"}
    assert doc.text == "Talks\n\nx"


def test_a_story_without_anything_is_empty() -> None:
    doc = one("<nitf/>")
    assert (doc.text, doc.meta, doc.given) == ("", {}, ())


def test_lines_of_wrapped_copy_make_paragraphs() -> None:
    lines = [
        "Ministers from twelve countries met in Geneva on Wednesday to talk",
        "about the water of the river that they share, and about the floods",
        "that have come every spring since the dam was built, officials of",
        "the two largest of them said.",
    ]
    broken = "<br/>".join(lines)
    doc = one(f"<nitf><body><body.content><p>{broken}</p></body.content></body></nitf>")
    assert doc.text.split("\n") == lines
    assert [part for _, part in blocks(doc)] == ["lead"]


def test_blank_lines_in_a_paragraph_part_it() -> None:
    copy = "<p>One\n line.\n\n Two.</p>\n\n<p>Three\n four.</p>"
    doc = one(f"<nitf><body><body.content>{copy}</body.content></body></nitf>")
    assert doc.text == "One\nline.\n\nTwo.\n\nThree four."


def test_findings_stand_in_the_file_and_fixes_leave_it_well_formed() -> None:
    source = STORY.replace("and <em>no", "and and <em>no")
    assert newslint.check(STORY, "story.xml") == []
    [finding] = newslint.check(source, "story.xml")
    line = source.split("\n")[finding.start.line - 1]
    assert line[finding.start.column - 1 :].startswith("and and <em>")
    assert fixed(one(source), "and and", "and") == STORY
    etree.fromstring(STORY.encode())


LEAD = (
    "Ministers from twelve countries met in Geneva on Wednesday to talk about the "
    "water of the river that they share, officials of two of them said."
)
NEXT = (
    "They did not agree on anything, one of them said, but will meet again in March "
    "and hope to end what has kept them apart for most of the last ten years."
)


@pytest.mark.parametrize(
    ("above", "within"),
    [
        (f"<abstract><p>{LEAD}</p></abstract>", ""),
        (f"<abstract><p>{LEAD} They parted.</p></abstract>", ""),
        ("<byline>hh/ph/ts</byline>", ""),
        ("<note type='npa'><p>Eds: Adds quote.</p></note>", ""),
        ("", "<media><media-caption>A boat. (AP Photo)</media-caption></media>"),
        ("", "<media><media-producer>Jane Doe/Reuters</media-producer></media>"),
    ],
)
def test_what_the_format_states_is_not_out_of_place(above: str, within: str) -> None:
    copy = f"<p>{LEAD}</p>{within}<p>{NEXT}</p>"
    story = "<nitf><body><body.head><hedline><hl1>Talks on a river end</hl1></hedline>"
    story += f"{above}</body.head><body.content>{copy}</body.content></body></nitf>"
    assert newslint.check(story, "story.xml") == []


@pytest.mark.parametrize("line", [LEAD, "Eds: Adds quote.", "(AP Photo)", "hh/ph/ts"])
def test_what_stands_in_the_copy_is(line: str) -> None:
    copy = f"<p>{LEAD}</p><p>{line}</p><p>{NEXT}</p>"
    body = f"<body><body.content>{copy}</body.content></body>"
    assert newslint.check(f"<nitf>{body}</nitf>", "story.xml") != []


def test_edits_of_markup_are_refused() -> None:
    doc = one(STORY)
    assert fixed(doc, "no one", "nobody") is None
    assert fixed(doc, "River & flood", "River") is None
    assert fixed(doc, "went on—for", "went on for") is None
    assert fixed(doc, "no", "") is None


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(3)
    for i in range(10):
        told = [copy(dice) for _ in range(8)]
        source = written(told, dice, raw=i % 2 == 0)
        doc = one(source.replace("\n", dice.choice(["\n", "\r\n"])))
        assert doc.text.split("\n\n") == told
        decode = said_raw if i % 2 == 0 else said
        assert_spans_decode(doc, decode, dice, SPANS // 10)


def written(told: list[str], dice: random.Random, *, raw: bool) -> str:
    """A story as lxml writes it, each paragraph partly in an element of its own."""
    root = etree.Element("nitf")
    body = etree.SubElement(root, "body")
    head = etree.SubElement(body, "body.head")
    wrap = etree.CDATA if raw else str
    etree.SubElement(etree.SubElement(head, "hedline"), "hl1").text = wrap(told[0])
    content = etree.SubElement(body, "body.content")
    for text in told[1:]:
        half = dice.randrange(len(text))
        p = etree.SubElement(content, "p")
        p.text, inline = wrap(text[:half]), etree.SubElement(p, "em", id="<&>")
        inline.text = wrap(text[half:])
    encoding = dice.choice(["us-ascii", "utf-8"]) if not raw else "utf-8"
    return etree.tostring(root, encoding=encoding, pretty_print=True).decode(encoding)
