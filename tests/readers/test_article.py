"""Pages of HTML: the article in them, its parts, and what pages say of themselves."""

import json
import random
import re
from html import unescape
from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import builder

import newslint
from newslint.document import Document
from newslint.fix import fix, write
from newslint.layers import blocks
from newslint.readers import article, html

from .edits import texts
from .markup import TAGS
from .property import SPANS, assert_spans_decode, copy

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Bridge closes - The Gazette</title>
<meta property="og:site_name" content="The Gazette">
<meta property="og:url" content="https://gazette.example/bridge">
<meta property="article:section" content="Local">
<meta property="article:tag" content="Bridges">
<meta property="article:tag" content="Roads">
<meta property="og:image" content="bridge.jpg"></head>
<body>
<header><nav><ul><li>Home</li><li>Sport</li><li>Sign in</li></ul></nav></header>
<main>
<h1>Bridge closes</h1>
<article>
<p class="byline">By Ann Smith</p>
<time datetime="2024-02-01T10:00:00Z">1 February 2024</time>
<figure><img src="bridge.jpg" alt=""><figcaption>The old bridge on Monday.
<span class="photo-credit">Ann Smith/The Gazette</span></figcaption></figure>
<p>The council closed the bridge on Thursday, and will mend it within a year.</p>
<h2>What the council says</h2>
<p>It said that <a href="/r">the re<b>port</b></a> of the engineers was clear.</p>
<blockquote><p>The bridge is not safe to use, the engineers said in it.</p></blockquote>
<ul><li>Cost of the work</li><li>Time it takes</li></ul>
</article>
<aside><h2>More stories</h2><ul><li><time datetime="2020-01-01">2020</time>
<a href="/x">Fire in the mill</a></li></ul></aside>
</main>
<footer><p>Contact us at the office.</p></footer>
</body></html>
"""


def one(source: str) -> Document:
    [doc] = html.read(source, "story.html")
    return doc


def alone(source: str) -> Document:
    [doc] = article.read(source, "story.html")
    return doc


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(block.part, doc[block.span]) for block in blocks(doc)]


STORY = [
    ("headline", "Bridge closes"),
    ("byline", "By Ann Smith"),
    ("timestamp", "1 February 2024"),
    ("caption", "The old bridge on Monday. Ann Smith/The Gazette"),
    (
        "lead",
        "The council closed the bridge on Thursday, and will mend it within a year.",
    ),
    ("subhead", "What the council says"),
    ("body", "It said that the report of the engineers was clear."),
    ("body", "The bridge is not safe to use, the engineers said in it."),
    ("list", "Cost of the work"),
    ("list", "Time it takes"),
]


def test_around_the_article_is_furniture() -> None:
    found = parts(one(PAGE))
    assert found[:3] == [("furniture", text) for text in ("Home", "Sport", "Sign in")]
    assert found[3:-3] == STORY
    assert {part for part, _ in found[-3:]} == {"furniture"}


def test_the_article_alone() -> None:
    assert parts(alone(PAGE)) == STORY


def test_a_page_without_an_article_is_read_whole() -> None:
    page = "<div><p>One thing came after the other.</p></div><p>Two</p>"
    assert (
        texts(alone(page))
        == texts(one(page))
        == [
            "One thing came after the other.",
            "Two",
        ]
    )


def test_the_article_is_named_on_the_command_line() -> None:
    settings = newslint.Config(input_format="article")
    [doc] = newslint.Linter(settings).documents(PAGE, "story.html")
    assert "Sign in" not in doc.text


@pytest.mark.parametrize(
    "page",
    [
        # Teasers of three stories: none is the article of the page.
        "<article><p>A mill burnt down.</p></article>" * 3,
        "<article><p>A mill burnt down.</p>",  # never closed
        "<article><p>Teaser</p></article><p>The story is elsewhere on the page.</p>",
        "<article></article>",
    ],
)
def test_what_is_not_most_of_the_page_is_not_its_article(page: str) -> None:
    assert "furniture" not in dict(parts(one(page)))
    assert texts(alone(page)) == texts(one(page))


@pytest.mark.parametrize(
    "mark", ["article", "main", "div itemprop=articleBody", "div role=main"]
)
def test_marks_of_an_article(mark: str) -> None:
    page = f"<p>Menu</p><{mark}><p>The story is here.</p></{mark.split()[0]}>"
    assert texts(alone(page)) == ["The story is here."]


def test_broken_nesting_loses_nothing() -> None:
    page = "<article><nav><li>Home</article><p>One</nav></li><figcaption>Two"
    assert texts(one(page)) == ["Home", "One", "Two"]


def test_metadata_of_open_graph_and_elements() -> None:
    assert one(PAGE).meta == {
        "headline": "Bridge closes - The Gazette",
        "published": "2024-02-01T10:00:00+00:00",
        "language": "en-GB",
        "source": "The Gazette",
        "captions": "The old bridge on Monday. Ann Smith/The Gazette",
        "credits": "Ann Smith/The Gazette",
        "keywords": "Bridges, Roads",
        "section": "Local",
        "url": "https://gazette.example/bridge",
    }


def test_metadata_of_linked_data() -> None:
    story = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "headline": "The Gazette",
        "mainEntity": {
            "@type": ["ReportageNewsArticle"],
            "headline": "Bridge closes",
            "dateline": "Newtown",
            "locationCreated": {"@type": "Place", "name": "Newtown"},
            "publisher": {"@type": "Organization", "name": "The Gazette"},
            "articleSection": ["Local", "Roads"],
            "keywords": ["bridge", "road"],
            "mainEntityOfPage": {"@id": "https://gazette.example/bridge"},
            "identifier": 4711,
            "version": 2,
            "image": [{"caption": "The bridge", "creditText": "A. Smith"}, "b.jpg"],
        },
    }
    page = f"<script type='application/ld+json'>{json.dumps(story)}</script>"
    assert one(page).meta == {
        "headline": "Bridge closes",
        "dateline": "Newtown",
        "place": "Newtown",
        "source": "The Gazette",
        "captions": "The bridge",
        "credits": "A. Smith",
        "keywords": "bridge, road",
        "section": "Local, Roads",
        "url": "https://gazette.example/bridge",
        "id": "4711",
        "version": "2",
        "type": "ReportageNewsArticle",
    }


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("<time datetime='2020-01-01'>New Year</time><p>A mill burnt.</p>", None),
        ("<time pubdate datetime='2020-01-01'>New Year</time>", "2020-01-01"),
        ("<time itemprop=datePublished>2020-01-01</time>", "2020-01-01"),
        ("<article><p>A mill</p><time>2020-01-01</time></article>", "2020-01-01"),
    ],
)
def test_times_that_may_be_those_of_other_stories_do_not_count(
    page: str, published: str | None
) -> None:
    assert one(page).meta.get("published") == published


STORY_END = PAGE.index("</article>")
SHARE = "<p>Share Tweet Post Email</p>"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (PAGE.replace("<aside>", f"{SHARE}<aside>"), False),
        (PAGE.replace("</article>", f"{SHARE}</article>"), True),
        (f"<p>A story.</p>{SHARE}", True),
    ],
)
def test_the_page_around_its_article_is_no_boilerplate(page: str, told: bool) -> None:
    rules = [finding.rule for finding in newslint.check(page, "story.html")]
    assert ("boilerplate/share-bar" in rules) == told


SPOTS = [m.end() for m in re.finditer(r" (?:of|to|the)\b(?= )", PAGE[:STORY_END])]


@pytest.mark.parametrize("at", SPOTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_planted_defect_is_found_and_fixed_where_it_stands(
    at: int, line_end: str, tmp_path: Path
) -> None:
    word = PAGE[:at].split()[-1]
    planted = f"{PAGE[:at]} {word}{PAGE[at:]}".replace("\n", line_end)
    path = tmp_path / "story.html"
    path.write_bytes(planted.encode())
    linter = newslint.Linter()
    (found,) = [
        finding
        for finding in linter.check_files([path]).findings
        if finding.rule.startswith("repetition/")
    ]
    column = at - len(word) - PAGE.rfind("\n", 0, at)
    assert found.start == (PAGE.count("\n", 0, at) + 1, column)
    _, revisions = fix(linter, [str(path)], unsafe=False)
    write(revisions)
    assert path.read_bytes().decode() == PAGE.replace("\n", line_end)
    assert lxml_html.fromstring(path.read_bytes()).findtext(".//h1") == "Bridge closes"


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(8)
    told = 0
    for _ in range(20):
        words = [builder.P(copy(dice), builder.EM(copy(dice))) for _ in range(4)]
        page = builder.HTML(builder.BODY(builder.ARTICLE(*words)))
        encoding = dice.choice(["unicode", "ascii"])
        source = lxml_html.tostring(page, encoding=encoding)
        doc = one(source if isinstance(source, str) else source.decode())
        assert_spans_decode(doc, said, dice, SPANS // 20)
        told += SPANS // 20
    assert told == SPANS


def said(source: str) -> str:
    return unescape(TAGS.sub("", source))
