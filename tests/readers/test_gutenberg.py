"""Posts of WordPress: blocks, shortcodes and lines."""

import random
from html import escape

import pytest

import newslint
from newslint.document import Document
from newslint.layers import blocks
from newslint.readers import newslint_readers
from newslint.readers.gutenberg import read

from .edits import fixed
from .markup import said
from .property import SPANS, assert_spans_decode, copy

POST = """<!-- wp:paragraph {"align":"left"} -->
<p>Ministers met on Monday &amp; again
on Tuesday, the the agency said.</p>
<!-- /wp:paragraph -->

<!-- wp:heading {"level":3} -->
<h3>No end</h3>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item --><li>One</li><!-- /wp:list-item -->
<!-- wp:list-item --><li>Two</li><!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:image {"id":5} -->
<figure><img src="a.jpg"/><figcaption>The river</figcaption></figure>
<!-- /wp:image -->

<!-- wp:latest-posts /-->

<!-- wp:embed {"url":"https://example.com/1"} -->
<figure><div>https://example.com/1</div><figcaption>A film</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:quote -->
<blockquote><p>“We met,” she said on Tuesday.</p><cite>Al Poe</cite></blockquote>
<!-- /wp:quote -->"""


def one(source: str) -> Document:
    [doc] = read(source, "post.html")
    return doc


def test_the_parts_of_a_post() -> None:
    doc = one(POST)
    assert [(part, doc[span]) for span, part in blocks(doc)] == [
        ("lead", "Ministers met on Monday & again on Tuesday, the the agency said."),
        ("subhead", "No end"),
        ("list", "One"),
        ("list", "Two"),
        ("caption", "The river"),
        ("furniture", "https://example.com/1"),
        ("caption", "A film"),
        ("body", "“We met,” she said on Tuesday."),
        ("body", "Al Poe"),
    ]
    assert doc.meta["images-without-text"].endswith(" a.jpg")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("One\ntwo\n\nthree <b>four</b>\n", "One\ntwo\n\nthree four"),
        ("[caption id='a']<img src=x> Boat[/caption] end", "Boat\n\nend"),
        ("a [sic] b [1] [embed]http://x[/embed]", "a [sic] b [1]\n\nhttp://x"),
        ("[caption] never closed", "never closed"),
        ("<p>One</p>\n\n<p>Two</p>", "One\n\nTwo"),
        ("<!-- wp:paragraph --><p>a\nb</p>", "a b"),
        ("", ""),
    ],
)
def test_text(source: str, text: str) -> None:
    assert one(source).text == text


def test_a_post_is_told_from_a_page() -> None:
    reader = newslint_readers()[".html"]
    [post] = reader(POST, "post.html")
    [page] = reader("<!-- x --><p>a\n\nb</p>", "page.html")
    assert post.given
    assert not page.given


def test_a_doubled_word_is_found_where_it_stands() -> None:
    [finding] = [
        each
        for each in newslint.check(POST, "post.html")
        if each.rule == "repetition/doubled-function-word"
    ]
    assert finding.start == (3, 13)
    assert fixed(one(POST), "the the", "the") == POST.replace("the the", "the")


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(7)
    for _ in range(10):
        told = [copy(dice) for _ in range(4)]
        block = "<!-- wp:paragraph -->\n<p>{}<em>{}</em></p>\n<!-- /wp:paragraph -->"
        halves = [(text, dice.randrange(len(text))) for text in told]
        doc = one(
            "\n\n".join(
                block.format(escape(t[:at]), escape(t[at:])) for t, at in halves
            )
        )
        assert doc.text.split("\n\n") == told
        assert_spans_decode(doc, said, dice, SPANS // 10)
