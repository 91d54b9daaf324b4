"""WXR: posts, pages and pictures that WordPress exports."""

import random
from html import escape

from lxml import etree

from newslint.layers import blocks
from newslint.readers.wxr import read

from .edits import texts
from .markup import mended, said
from .property import SPANS, assert_spans_decode, copy

SPACES = {
    "wp": "http://wordpress.org/export/1.2/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
EXPORT = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {NAMES}>
<channel><title>Gazette</title><language>en-GB</language>
<wp:author><wp:author_login>jd</wp:author_login>
 <wp:author_display_name><![CDATA[Jane Doe]]></wp:author_display_name></wp:author>
<item><title>Talks &amp; floods</title><link>http://example.com/1</link>
 <pubDate>Wed, 09 Jan 2019 12:08:00 +0000</pubDate><dc:creator>jd</dc:creator>
 <guid>http://example.com/?p=1</guid>
 <content:encoded><![CDATA[<!-- wp:paragraph -->
<p>Ministers met on Monday
and Tuesday, the the agency said.</p>
<!-- /wp:paragraph -->

<!-- wp:image {{"id":5}} -->
<figure><img src="a.jpg" alt=""/><figcaption>The river</figcaption></figure>
<!-- /wp:image -->

<!-- wp:pullquote -->
<figure><blockquote><p>“We met”</p></blockquote></figure>
<!-- /wp:pullquote -->]]></content:encoded>
 <excerpt:encoded><![CDATA[What was said]]></excerpt:encoded>
 <wp:post_date><![CDATA[2019-01-09 13:08:00]]></wp:post_date>
 <wp:post_date_gmt><![CDATA[2019-01-09 12:08:00]]></wp:post_date_gmt>
 <wp:post_modified_gmt>2019-01-10 12:08:00</wp:post_modified_gmt>
 <wp:post_name>talks</wp:post_name><wp:status>publish</wp:status>
 <wp:post_type>post</wp:post_type>
 <category domain="category" nicename="news"><![CDATA[News]]></category>
 <category domain="post_tag" nicename="rivers"><![CDATA[Rivers]]></category>
 <wp:comment><wp:comment_content>First!</wp:comment_content></wp:comment>
</item>
<item><title>Old</title><content:encoded><![CDATA[By Tester
It was 1999, he said.

<strong>A</strong> second paragraph
[caption id="1" width="3"]<img src="b.jpg" /> The dam[/caption]
[gallery ids="1,2"]
The end.]]></content:encoded>
 <wp:post_date>2019-01-09 13:08:00</wp:post_date>
 <wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>
 <wp:post_type>post</wp:post_type></item>
<item><title>img_1</title><excerpt:encoded>A boat</excerpt:encoded>
 <wp:post_type>attachment</wp:post_type></item>
<item><title>Menu</title><wp:post_type>nav_menu_item</wp:post_type></item>
</channel></rss>"""


def test_items_are_documents() -> None:
    one, two, three = read(EXPORT, "export.xml")
    assert [(part, one[span]) for span, part in blocks(one)] == [
        ("headline", "Talks & floods"),
        ("deck", "What was said"),
        ("lead", "Ministers met on Monday and Tuesday, the the agency said."),
        ("caption", "The river"),
        ("interstitial", "“We met”"),
    ]
    assert texts(two) == [
        "Old",
        "By Tester",
        "It was 1999, he said.",
        "A second paragraph",
        "The dam",
        "The end.",
    ]
    assert [part for span, part in blocks(two) if two[span] == "The dam"] == ["caption"]
    assert [(part, three[span]) for span, part in blocks(three)] == [
        ("headline", "img_1"),
        ("caption", "A boat"),
    ]


def test_metadata() -> None:
    one, two, _ = read(EXPORT, "export.xml")
    assert one.meta == {
        "headline": "Talks & floods",
        "deck": "What was said",
        "byline": "Jane Doe",
        "published": "2019-01-09T12:08:00+00:00",
        "updated": "2019-01-10T12:08:00+00:00",
        "language": "en-GB",
        "source": "Gazette",
        "keywords": "Rivers",
        "section": "News",
        "slug": "talks",
        "status": "publish",
        "type": "post",
        "url": "http://example.com/1",
        "id": "http://example.com/?p=1",
    }
    assert two.meta["published"] == "2019-01-09T13:08:00"
    assert two.meta["images-without-text"].endswith(" b.jpg")


def test_edits_are_made_in_the_export() -> None:
    one, two, _ = read(EXPORT, "export.xml")
    assert mended(EXPORT, one, "the the", "the") == EXPORT.replace("the the", "the")
    assert mended(EXPORT, two, "1999", "2000") == EXPORT.replace("1999", "2000")
    assert mended(EXPORT, one, "Talks & floods", "Talks") is None


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(6)
    for i in range(10):
        told = [copy(dice) for _ in range(4)]
        source = written(told, dice, classic=i % 2 == 0)
        [doc] = read(source, "export.xml")
        assert doc.text.split("\n\n") == ["Rain", *told]
        assert_spans_decode(doc, said, dice, SPANS // 10)


def written(told: list[str], dice: random.Random, *, classic: bool) -> str:
    """An export as lxml writes it: a post with blocks, or as old posts are."""
    root = etree.Element("rss", nsmap=SPACES)
    item = etree.SubElement(etree.SubElement(root, "channel"), "item")
    etree.SubElement(item, "title").text = "Rain"
    paragraphs = []
    for text in told:
        half = dice.randrange(len(text))
        p = f"{escape(text[:half])}<em>{escape(text[half:])}</em>"
        block = f"<!-- wp:paragraph -->\n<p>{p}</p>\n<!-- /wp:paragraph -->"
        paragraphs.append(p if classic else block)
    content = etree.SubElement(item, f"{{{SPACES['content']}}}encoded")
    content.text = etree.CDATA("\n\n".join(paragraphs))
    return etree.tostring(root, encoding="unicode", pretty_print=True)
