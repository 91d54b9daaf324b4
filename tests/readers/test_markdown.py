"""Markdown: text where it stands, nothing lost but markup and code."""

import random
import re
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdownify import markdownify

from newslint.document import Document
from newslint.layers import words
from newslint.model import Edit, Span
from newslint.readers.markdown import read

from .edits import assert_source_follows_text, fixed, texts
from .property import SPANS, WORDS, assert_spans_decode, copy

MARKABLE = [word for word in WORDS if word not in ("\u00a0", "\u2028")]


def one(source: str) -> Document:
    [doc] = read(source, "story.md")
    return doc


def shown(source: str) -> str:
    """What markdown-it-py and lxml make of *source*, without code and spaces."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    tree = lxml_html.fromstring(f"<div>{page}</div>")
    for element in tree.xpath(".//pre | .//code"):
        element.drop_tree()
    return "".join(tree.text_content().split())


PIECES = [
    *"ab.1 *_~`[]()#+->\\\n:&'",
    *("**", "word ", "\n\n", "- ", "> ", "1. ", "# ", "    ", "```", "***", "\n===\n"),
    *(
        "&amp;",
        "&#8217;",
        "&nope;",
        "[a]: b\n",
        "[a](b)",
        "[a](<b> 'c')",
        "<http://a.b>",
    ),
    *("\r\n", "\r", "\\*", "  \n", "\t", "é", "\u00a0", "\u2028", "😀"),
]
BARS = ["|", "\\|", "|-|-|\n", "| a | b |\n", "|`|", "\n\n|a|b|\n|-|-|\n"]
TAGS = [
    *("<b>", "<br>", "<!-- x -->", "<div>\n", "</div>", "<", "<p>a&lt;b", "<pre>\n"),
    *("![", "![a *b*](c)", "[![a](b)](c)", "<![CDATA[a&b]]>", "<a href='>'>", "<svg>"),
]
soup = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
soup_with_tables = st.lists(st.sampled_from(PIECES + 3 * BARS), max_size=40).map(
    "".join
)
soup_of_all = st.lists(st.sampled_from(PIECES + BARS + TAGS), max_size=40).map("".join)


@settings(deadline=None)
@given(soup)
def test_the_text_is_what_others_show(source: str) -> None:
    text = one(source).text.replace("\ufffc", "")
    assert "".join(text.split()) == shown(source)


@settings(deadline=None)
@given(soup_with_tables)
def test_tables_show_no_more_than_the_text_has(source: str) -> None:
    text = iter("".join(one(source).text.split()))
    assert all(char in text for char in shown(source))  # in this order


@settings(deadline=None)
@given(soup_of_all)
def test_every_character_stands_where_it_says(source: str) -> None:
    doc = one(source)
    for i, char in enumerate(doc.text):
        start, end = doc.locate(Span(i, i + 1))
        there = source[start:end]
        if char == "\ufffc":
            assert there[0] == there[-1] == "`"
        elif not char.isspace():
            escaped = there[-1] == char and not there[:-1].strip("\\")
            assert escaped or unescape(there) == char


FRAMES = [
    *("*{}*", "**{}**", "_{}_", "[{}](u 'v')", "~~{}~~", "{} *{}*", "{} {}", "{}\n{}"),
    *("**{}**, {}", "{} &amp; {}", "{} `x` {}", "({})", "“{}” {}", "{} ![{}](u)"),
    *("<b>{}</b>", "{} <br> {}", "{} <!-- x --> {}", "{}  \n{}", "\\*{}", "{}.\n{}"),
]
word = st.sampled_from(["the", "Kim", "2019", "don’t", "U.S.", "a", "it", "7"])
marked = st.recursive(
    word,
    lambda inner: st.builds(
        str.format,
        st.sampled_from(FRAMES),
        inner,
        inner,
    ),
    max_leaves=6,
)
block = st.builds(
    str.format,
    st.sampled_from(["{}", "# {}", "- {}", "> {}", "1. {}", "{}\n==="]),
    marked,
)
table = st.builds("| {} | {} |\n|--|--|\n| {} |".format, word, word, word)
story = st.lists(block | table, min_size=1, max_size=4).map("\n\n".join)


@settings(deadline=None)
@given(story, st.data())
def test_an_edit_does_to_the_source_what_it_does_to_the_text(
    source: str, data: st.DataObject
) -> None:
    assert_source_follows_text(one, source, data)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Head\n\nOne\ntwo.\n\nThree.", ["Head", "One two.", "Three."]),
        ("Head\n====\n## Sub ##\nText", ["Head", "Sub", "Text"]),
        ("One  \ntwo\\\nthree<br>four", ["One", "two", "three", "four"]),
        ("> One\n> two\nlazy\n\n> > Three", ["One two lazy", "Three"]),
        ("- One\n  more\n- Two\n\n1. 1\n2) x", ["One more", "Two", "1", "x"]),
        ("**Bold**, *it*, _it_, ~~out~~.", ["Bold, it, it, out."]),
        ("snake_case, 5 * 3, \\*a\\*, AT&amp;T", ["snake_case, 5 * 3, *a*, AT&T"]),
        ("[A *link*](http://x.y 'title') and [an [x]].", ["A link and [an [x]]."]),
        ("[A][b], [b][], [b]\n\n[b]: http://x.y 'no'", ["A, b, b"]),
        ("<http://x.y/%20z> and http://x.y", ["http://x.y/%20z and http://x.y"]),
        ("Run `rm -rf` or ``a`b``.", ["Run \ufffc or \ufffc."]),
        ("One\n\n    code\n\n```\ncode\n```\n~~~ py\ncode", ["One"]),
        ("One <!-- no --> two\n\n<!-- no\n\nno -->", ["One two"]),
        (
            "<div>One &ldquo;<b>two</b>\nthree</div>\n\n*Four*",
            ["One “two three", "Four"],
        ),
        ("<script>\n\nno\n\n</script>\n\nyes", ["yes"]),
        ("| A | b \\| c |\n|---|:-:|\n| d | *e* | f |", ["A", "b | c", "d", "e", "f"]),
        ("See ![the *ship*](a.jpg 'no') here", ["See here", "the ship"]),
        ("[![A ship](a.jpg)](b)", ["A ship"]),
        ("Said.[^1]\n\n[^1]: Reuters", ["Said.[^1]", "[^1]: Reuters"]),
        ("***\n\nOne\n\n---\n\nTwo", ["One", "Two"]),
        ("---\ntitle: Head\n---\nOne", ["One"]),
        ("---\nA line\n---\n\nOne", ["A line", "One"]),
        ("# Head #\n<p>One #", ["Head", "One #"]),
        ("", []),
    ],
)
def test_paragraphs(source: str, expected: list[str]) -> None:
    assert texts(one(source)) == expected
    assert texts(one(source.replace("\n", "\r\n"))) == expected


def test_all_levels_of_a_deep_quotation_are_read() -> None:
    assert texts(one(40 * "> " + "One")) == ["One"]
    assert texts(one("".join(2 * i * " " + f"- {i}\n" for i in range(40)))) == [
        str(i) for i in range(40)
    ]


def test_positions_count_lines_of_the_file() -> None:
    doc = one("---\r\ntitle: x\r\n---\r\n# *One*\r\n\r\n> two\r\n> three\r\n")
    places = [doc.position(doc.locate(span).start) for span in words(doc)]
    assert places == [(4, 4), (6, 3), (7, 3)]


def test_edits_change_what_stands_in_the_file() -> None:
    doc = one("# The the Head\n\nHe saw **the\nthe** ship.\n")
    assert fixed(doc, "The the", "The") == doc.source.replace("The the", "The")
    assert fixed(doc, "the the", "the") == doc.source.replace("the\nthe", "the")


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("*the* the", "the the", "the"),
        ("> the\n> the", "the the", "the"),
        ("the `x` the", "the \ufffc the", "the"),
        ("a \\* b", "a * b", "a b"),
        ("a and b", "and", "*"),
        ("a **big** ship", "big", ""),
        ("a **very big** ship", "big", ""),
        ("# Head", "Head", ""),
        ("Head\n====", "Head", ""),
        ("# One two\n\nHead\n====", "two\n\nHead", "Q7"),
        ("- One\n- Two", "Two", ""),
    ],
)
def test_edits_that_would_touch_markup_are_refused(
    source: str, wrong: str, right: str
) -> None:
    assert fixed(one(source), wrong, right) is None


def test_front_matter_is_metadata() -> None:
    doc = one("---\ntitle: The head\nauthor: A. Smith\n---\n\nCopy.\n")
    assert (doc.meta["headline"], doc.meta["byline"]) == ("The head", "A. Smith")
    assert doc.locate(Span(0, 5)) == Span(42, 47)


# Each would take hours if its time grew with the square of its length.
@pytest.mark.parametrize(
    "piece", ["[", "![", "*a ", "_a", "`a ", "<a ", "> ", "[a](", "|"]
)
def test_long_lines_are_read_in_one_pass(piece: str) -> None:
    assert one(20_000 * piece + "\n\nthe end").text.endswith("the end")


@pytest.mark.parametrize(
    ("source", "images"),
    [
        ("One ![](a/b.jpg) two", ["4 a/b.jpg"]),
        ("One\n\n> ![](b.jpg)\n> two\n\nThree", ["5 b.jpg"]),
        ("One\n\nTwo ![][r]\n\n[r]: /img/b.jpg", ["8 /img/b.jpg"]),
        ("---\ntitle: x\n---\nOne ![](b.jpg)", ["3 b.jpg"]),
        ("One ![A bridge](b.jpg) two", []),
        ("One `![](b.jpg)`\n\n    ![](c.jpg)\n", []),
    ],
)
def test_images_without_a_text(source: str, images: list[str]) -> None:
    [doc] = read(source, "story.md")
    assert doc.meta.get("images-without-text", "").splitlines() == images


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(8)
    for _ in range(10):
        wanted = [copy(dice, MARKABLE) for _ in range(6)]
        page = "".join(f"<p>{escape(text)}</p>" for text in wanted)
        source = markdownify(
            page, escape_misc=True, newline_style="backslash", heading_style="ATX"
        )
        doc = one(source)
        assert texts(doc) == wanted
        assert_spans_decode(doc, said, dice, SPANS // 10)


def said(source: str) -> str:
    """What a stretch of Markdown says that has escapes, but no marks."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", source)


def test_an_edit_of_two_blocks_leaves_no_underline_behind() -> None:
    doc = one("# the\n\nthe U.S. too\n===\n")
    start, stop = doc.text.index("the"), doc.text.index("U.S")
    assert doc.trace(Edit(Span(start, stop), "a ")) is None
    doc = one("# the\n\nthe U.S. too\n")
    assert doc.trace(Edit(Span(start, stop), "a ")) is not None
