"""HTML: text where it stands, whatever the page looks like."""

from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

import newslint
from newslint.document import Document, revise
from newslint.layers import words
from newslint.model import Edit, Span
from newslint.readers.html import read

from .edits import assert_source_follows_text, fixed, texts


def one(source: str, path: str = "story.html") -> Document:
    [doc] = read(source, path)
    return doc


def shown(source: str) -> str:
    """What lxml makes of the copy of *source*, without its spaces."""
    tree = lxml_html.fromstring(f"<div>{source}</div>")
    for element in tree.xpath(".//script | .//style | .//template | .//svg"):
        element.drop_tree()
    return "".join(tree.text_content().split())


def place(doc: Document, words: str) -> Span:
    """The span of the text where *words* stand."""
    start = doc.text.index(words)
    return Span(start, start + len(words))


# Copy as a page has it: every character as itself, or as one of its references.
LETTERS = "aé“’&<>\"' \n\t\u00a0😀AZ;#x1"
REFERENCES = {"é": "&eacute;", "“": "&#8220;", "’": "&rsquo;", "\u00a0": "&nbsp;"}
copy = st.text(LETTERS, max_size=12).flatmap(
    lambda text: st.sampled_from(
        [
            escape(text),
            escape(text, quote=False),
            "".join(REFERENCES.get(char, escape(char)) for char in text),
            "".join(f"&#x{ord(char):x};" for char in text if char not in "\t\n"),
        ]
    )
)
INLINE = ["b", "i", "em", "a href='x>y'", 'span title="<b>"', "font\n color=red"]
BLOCK = ["p", "div", "li", "h1", "blockquote", "td"]
SILENT = [
    "<script>if (a < b) document.write('<p>no</p>')</script>",
    "<style>p > b { color: red }</style>",
    "<!-- <p>no</p> -- -->",
    "<svg><text>no</text><svg></svg></svg>",
    "<template><p>no</p></template>",
]


def wrapped(tags: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>",
        st.sampled_from(tags),
        inner,
    )


inline = st.recursive(
    copy | st.sampled_from(["<br>", "<br/>", "<img alt='no'>", *SILENT]),
    lambda inner: wrapped(INLINE, inner) | st.lists(inner, max_size=4).map("".join),
)
page = st.lists(wrapped(["div", "p", "h1", "li"], inline), max_size=5).map("".join)
tag_soup = st.lists(
    copy
    | st.sampled_from(
        [f"<{tag}>" for tag in INLINE + BLOCK]
        + [f"</{tag.split()[0]}>" for tag in INLINE + BLOCK]
        + ["<", "</", "<b", "<b '", "<!--", "-->", "<![CDATA[", "]]>", "&", "&am", "&#"]
        + ["<pre>", "</pre>", "\r\n", "\r", "<!x>", "</ >", "<?x?>", *SILENT]
        + ["<title>", "</title>", "<svg>", "</svg>", "<noscript>", "</noscript>"]
    ),
    max_size=20,
).map("".join)


@settings(deadline=None)
@given(page)
def test_the_text_is_what_lxml_shows(source: str) -> None:
    assert "".join(one(source).text.split()) == shown(source)


@settings(deadline=None)
@given(page | tag_soup)
def test_every_character_stands_where_it_says(source: str) -> None:
    doc = one(source)
    reach = 0
    for i, char in enumerate(doc.text):
        start, end = doc.locate(Span(i, i + 1))
        assert reach <= start <= end <= len(source)
        reach = end
        if char not in " \n":
            assert unescape(source[start:end]) == char


@settings(deadline=None)
@given(page | tag_soup, st.data())
def test_an_edit_does_to_the_page_what_it_does_to_the_text(
    source: str, data: st.DataObject
) -> None:
    assert_source_follows_text(one, source, data)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>Head</h1><p>One</p><p>Two</p>", ["Head", "One", "Two"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("<ul><li>One<li>Two</ul>after", ["One", "Two", "after"]),
        ("<table><tr><td>1</td><td>1</td></tr></table>", ["1", "1"]),
        ("<p>One<br>Two<br/><BR>Three</p>", ["One", "Two", "Three"]),
        ("<p>One\r\n  line,\n\n still</p>", ["One line, still"]),
        ("re<b>port</b>ed, un<!-- x -->done", ["reported, undone"]),
        ("<p>He <b> said </b> so</p>", ["He said so"]),
        ("<pre>\r\na  b\r\n  c</pre>", ["a  b", "c"]),
        (
            "<p>AT&T &amp; R&amp;D, 5 < 6 &mdash; &#151;&#x2014;",
            ["AT&T & R&D, 5 < 6 — ——"],
        ),
        (
            "<p>&notit; &copy2019 &nosuch; &#xzz; &</p>",
            ["¬it; ©2019 &nosuch; &#xzz; &"],
        ),
        ("<p>a<![CDATA[ b <i> &amp; ]]>c</p>", ["a b <i> &amp; c"]),
        ("<body><svg/><p>kept</p>", ["kept"]),
        ("<p>one<svg><p>two</p>", ["one", "two"]),  # no end, so nothing is left out
        ("<title>One<p>two</p>", ["One", "two"]),
        ("<p>one</p><script>two", ["one"]),
        ("<p>one <b and two", ["one <b and two"]),
        ("<p>one <a href='x>two</a> three</p>", ["one two three"]),
        ("<img alt='> no'>one", ["one"]),
        ("", []),
        ("<p></p>\n", []),
    ],
)
def test_paragraphs(source: str, expected: list[str]) -> None:
    assert texts(one(source)) == expected


@pytest.mark.parametrize("element", ["iframe", "noscript", "script", "style", "title"])
def test_the_content_of_raw_elements_is_no_copy(element: str) -> None:
    doc = one(f"<p>one</p><{element.upper()} a='>'><p>no</p></{element}\n><p>two</p>")
    assert texts(doc) == ["one", "two"]


def test_an_empty_element_of_xhtml_has_no_content() -> None:
    source = "<script src='a.js'/><p>copy</p>"
    assert texts(one(source, "story.xhtml")) == ["copy"]
    assert texts(one(source, "story.html")) == []


def test_a_reference_is_one_place() -> None:
    doc = one("<p>“R&amp;D&rdquo;</p>")
    assert doc.text == "“R&D”"
    assert doc.locate(Span(0, 4)) == Span(3, 11)
    assert doc.locate(Span(2, 3)) == Span(5, 10)
    assert doc.locate(Span(0, 5)) == Span(3, 18)


def test_positions_count_lines_of_the_page() -> None:
    doc = one("<p>One\r\n<b>two</b>\r<i>three</i>\n</p>")
    places = [doc.position(doc.locate(span).start) for span in words(doc)]
    assert places == [(1, 4), (2, 4), (3, 4)]


def test_edits_change_what_stands_in_the_page() -> None:
    doc = one("<p>He saw the the\n   <b>big big</b> ship.</p>")
    assert fixed(doc, "the the", "the") == "<p>He saw the\n   <b>big big</b> ship.</p>"
    assert fixed(doc, "big big", "big") == "<p>He saw the the\n   <b>big</b> ship.</p>"
    assert fixed(doc, " ship", "") == "<p>He saw the the\n   <b>big big</b>.</p>"


def test_white_space_between_two_words_is_theirs() -> None:
    assert (
        fixed(one("<p>saw the\r\n\t the ship"), "the the", "the") == "<p>saw the ship"
    )


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("<p><b>the</b> the ship</p>", "the the", "the"),
        ("<p>the <!-- x --> the ship</p>", "the the", "the"),
        ("<p>the<br>the ship</p>", "the\nthe", "the"),
        ("<p>a &amp; b</p>", "a & b", "a and b"),
        ("<p>a & b</p>", "a & b", "a and b"),
        ("<p>a and b</p>", "and", "&"),
        ("<p>a <b>big</b> ship</p>", "big", ""),
        ("<p>a <b>very big</b> ship</p>", "big", ""),
        ("<p>a&nbsp;a ship</p>", "a\u00a0a", "a"),
        ("<p>One.</p><p>One.</p>", "One.\n\nOne.", "One."),
    ],
)
def test_edits_that_would_touch_markup_are_refused(
    source: str, wrong: str, right: str
) -> None:
    assert fixed(one(source), wrong, right) is None


def test_an_insertion_stays_in_its_paragraph() -> None:
    doc = one("<p>One <b>two</b></p>\n<p>Three</p>")
    for end in (place(doc, "two").end, len(doc.text)):
        traced = doc.trace(Edit(Span(end, end), "."))
        assert traced
        after = one(revise(doc.source, [traced])[0])
        assert after.text == doc.text[:end] + "." + doc.text[end:]


LD = """<script type="application/ld+json">{"@context": "https://schema.org",
"@graph": [{"@type": "Organization", "name": "The Gazette"},
{"@type": "NewsArticle", "headline": "Fire &\nflood", "datePublished": "2019-01-09",
"dateModified": "2019-01-10", "description": "What happened", "inLanguage": "en-GB",
"author": [{"@type": "Person", "name": "A. Smith"}, {"name": "B. Jones"}, {}]}
]}</script>"""


def test_metadata_of_linked_data_come_first() -> None:
    meta = "<meta name=author content='Somebody'><title>Fire - The Gazette</title>"
    assert one(meta + LD).meta == {
        "headline": "Fire & flood",
        "deck": "What happened",
        "byline": "A. Smith, B. Jones",
        "published": "2019-01-09",
        "updated": "2019-01-10",
        "language": "en-GB",
        "type": "NewsArticle",
    }


def test_metadata_of_meta_elements_and_the_title() -> None:
    source = """<html lang="en"><title>Fire &amp; flood</title>
        <META Property='article:published_time' CONTENT="2019-01-09T10:00:00Z">
        <meta name=Author content=Smith><meta name="description" content="">
        <meta property="og:description" content="What &quot;happened&quot;"></html>"""
    assert one(source).meta == {
        "headline": "Fire & flood",
        "deck": 'What "happened"',
        "byline": "Smith",
        "published": "2019-01-09T10:00:00+00:00",
        "language": "en",
    }


@pytest.mark.parametrize(
    "data", ["", "{", "[1, null]", "{}", '{"headline": 5}', "[" * 100_000, '"headline"']
)
def test_linked_data_that_say_nothing_are_passed_over(data: str) -> None:
    page = f"<script type=application/ld+json>{data}</script><title>Fire</title>"
    assert one(page).meta == {"headline": "Fire"}


# Each would take hours if its time grew with the square of its length.
@pytest.mark.parametrize(
    "piece",
    [
        *("<a ", '<a "', "<a '\"", "<p", "<a b=c ", "<", "</", "&", "&a", "&#1", " \n"),
        *("<!--", "<![CDATA[", "]]>", "<title>", "<script>", "<svg>", "<pre>"),
        "<title><svg>",
    ],
)
def test_broken_pages_are_read_in_one_pass(piece: str) -> None:
    doc = one(piece * 200_000 + "\n<p>the end</p>")
    swallowed = piece in ("<!--", "<script>", "<![CDATA[")
    assert swallowed or doc.text.endswith("the end")


@pytest.mark.parametrize(
    ("source", "images"),
    [
        ('<p>One <img src="a/b.jpg"> two</p>', ["4 a/b.jpg"]),
        ("<p>One</p><img\nsrc=b.jpg><p>Two</p><img>", ["5 b.jpg", "8"]),
        ('<p>One <img src=b.jpg alt="A bridge"> two</p>', []),
        ('<p>One <img src=b.jpg alt=""> two</p>', []),
        ("<img src=b.gif width=1 height=1>", []),
        ('<img src=b.gif role="presentation"><img src=c.gif aria-hidden="true">', []),
        ("<!-- <img src=b.gif> --><script>'<img src=c.gif>'</script>", []),
    ],
)
def test_images_without_a_text(source: str, images: list[str]) -> None:
    assert one(source).meta.get("images-without-text", "").splitlines() == images


def test_an_image_without_a_text_is_found() -> None:
    page = "<p>One</p>\n<img src='/img/kim.jpg?w=9'>\n<p>Two</p>"
    [finding] = newslint.check(page, "story.html")
    assert finding.rule == "structure/alt-text-missing"
    assert "‘kim.jpg’" in finding.message
    assert finding.start.line == 3
