"""Elements of HTML and XML: the parts that they state, and lines that are laid out."""

import pytest

from newslint import html, xml
from newslint.document import Document
from newslint.elements import (
    HTML,
    Image,
    either,
    hypertext,
    laid_out,
    line,
    marked,
    page_of,
    parted,
    record,
    said,
)
from newslint.layers.blocks import is_stated
from newslint.model import Position
from newslint.parts import story


def told(source: str) -> list[tuple[str, str]]:
    """The parts of a page, each with its text."""
    parts = parted(page_of(source), HTML)
    return [(part.name, said([part])) for part in parts if part.pieces]


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("<p>One<p>Two", [("body", "One Two")]),
        ("<h2>One</h2>Two", [("subhead", "One"), ("body", "Two")]),
        ("<ul><li>a<li>b</ul>c", [("list", "a"), ("list", "b"), ("body", "c")]),
        ("<ul><li>a<ul><li>b</ul>c</ul>", [("list", x) for x in "abc"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [("table", x) for x in "abc"]),
        (
            "<figure>a<figcaption>b</figure>c",
            [("body", "a"), ("caption", "b"), ("body", "c")],
        ),
        ("</li></h2>a", [("body", "a")]),
        ("<h2>a</p>b</h2>", [("subhead", "a b")]),
        ("<script>x</script><head><p>y</p></head>a", [("body", "a")]),
        ("<head><h1>x</h1></head>a", [("body", "a")]),
        ("<nav><ul><li>x</ul></nav>a", [("furniture", "x"), ("body", "a")]),
        ("", []),
    ],
)
def test_parts_by_elements(source: str, parts: list[tuple[str, str]]) -> None:
    assert told(source) == parts


def test_elements_of_xml_are_parts_as_those_of_html_are() -> None:
    source = "<x><h2>One</h2>\n<P>t<b>w</b>o<BR/>three</P><svg><p>no</p></svg></x>"
    parts = list(marked(xml.parse(source), HTML))
    assert [(part.name, said([part])) for part in parts] == [
        ("subhead", "One"),
        ("body", "two three"),
    ]
    assert line(xml.parse(source)) == "One two three"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\nb", "a b"),
        ("a\n\nb\nc", "a\n\nb\nc"),
        ("a\n \n", "a"),
        ("\n\na <b>x\ny</b>\n\n", "a x y"),
        ("<p>a\n\nb</p><p>c\nd</p>", "a\n\nb\n\nc d"),
        ("a &amp;\n\n&lt;", "a &\n\n<"),
    ],
)
def test_blank_lines_say_that_text_is_laid_out(source: str, text: str) -> None:
    pieces = html.collapse(html.pieces(page_of(source)))
    assert "".join(piece.text for piece in pieces) == text


def test_every_line_may_be_one() -> None:
    page = list(laid_out(html.tokens("a\nb <i>c</i>"), always=True))
    pieces = html.collapse(html.pieces(page))
    assert "".join(piece.text for piece in pieces) == "a\nb c"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<x>a &lt;b&gt; &amp;amp;</x>", "a <b> &amp;"),
        ("<x>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</x>", "a & b"),
        ("<x><![CDATA[a<br>&amp;]]></x>", "a &"),
        ("<x/>", ""),
    ],
)
def test_text_is_html_if_it_has_blocks(source: str, text: str) -> None:
    assert said(either(source, xml.parse(source))) == text


def test_places_of_html_in_xml() -> None:
    source = "<x>&lt;p>R&amp;amp;D &lt;img src=a.jpg>&lt;/p></x>"
    [part], images = hypertext(source, xml.pieces(xml.parse(source)))
    places = [source[start:end] for _, start, end in part.pieces if end > start]
    assert places == ["R", "&amp;amp;", "D"]
    assert images == [Image(source.index("&lt;img"), "a.jpg")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_record_begins_with_its_line(end: str) -> None:
    source = end.join(("<x>", "<y/> <z>copy", "more</z></x>"))
    element = xml.parse(source).one("z")
    whole = story(source, "x.xml", marked(element, HTML), {}, html.MARKUP)
    doc = record(whole, element)
    assert doc.source == end.join(("<y/> <z>copy", "more</z>"))
    assert doc.base == (source.index("<y/>"), 1)
    assert doc.position(doc.source.index("copy")) == Position(2, 9)
    assert doc.text == whole.text == "copy more"


def test_what_a_format_states() -> None:
    source = "<x><h2>One</h2><p>Two</p><li>Three</li></x>"
    doc: Document = story(source, "x.xml", marked(xml.parse(source), HTML), {})
    at = [doc.text.index(word) for word in ("One", "Two", "Three")]
    assert [is_stated(doc, offset) for offset in at] == [True, False, True]
    assert not is_stated(Document("One\n\nTwo"), 0)
