"""Arc ANS: the elements of a story, and edits that leave it JSON."""

import json
import random
import re
from html import escape, unescape
from typing import Any

import pytest

import newslint
from newslint.document import Document, revise
from newslint.files import InputError
from newslint.layers.blocks import blocks
from newslint.readers.ans import read

from .edits import fixed, texts
from .property import SPANS, assert_spans_decode, copy


def text(content: str) -> dict[str, Any]:
    return {"type": "text", "_id": "X", "content": content}


def image(caption: str, by: str = "") -> dict[str, Any]:
    credits = {"by": [{"type": "author", "name": by}]} if by else {}
    return {"type": "image", "url": "https://x/1.jpg", "caption": caption} | {
        "credits": credits
    }


STORY: dict[str, Any] = {
    "_id": "ABC",
    "type": "story",
    "version": "0.10.9",
    "subtype": "news",
    "language": "en",
    "location": "Geneva",
    "slug": "oil",
    "canonical_url": "/world/oil/",
    "first_publish_date": "2024-02-01T10:37:00Z",
    "display_date": "2024-02-03T10:37:00Z",
    "last_updated_date": "2024-02-02T10:37:00Z",
    "editor_note": "Adds quote",
    "source": {"name": "The Example"},
    "workflow": {"status_code": 3},
    "revision": {"revision_id": "R1"},
    "headlines": {"mobile": "Oil", "basic": "Oil “talks” go on", "web": "", "x": None},
    "subheadlines": {"basic": "Ministers cannot agree"},
    "description": {"basic": "A summary"},
    "credits": {
        "by": [{"type": "author", "name": "Jane Doe"}, {"name": "John Roe"}, {}],
    },
    "taxonomy": {
        "primary_section": {"name": "World"},
        "tags": [{"text": "oil"}, {"text": "talks"}],
    },
    "label": {"basic": {"text": "Exclusive"}},
    "content_elements": [
        text(
            "Ministers met Monday to <b>talk</b> about to to oil &amp; gas, they said."
        ),
        {"type": "header", "level": 2, "content": "No agreement"},
        text("No agreement was reached on the first day of the talks, they said."),
        {
            "type": "list",
            "list_type": "unordered",
            "items": [
                text("First"),
                {"type": "list", "items": [text("<i>Second</i>")]},
            ],
        },
        {
            "type": "quote",
            "subtype": "blockquote",
            "content_elements": [text("“We tried,” the minister wrote.")],
            "citation": {"type": "text", "content": "The minister"},
        },
        {
            "type": "quote",
            "subtype": "pullquote",
            "content_elements": [text("We tried")],
        },
        image("Ministers arrive.", "Ann Roe"),
        {"type": "gallery", "content_elements": [image("Two of them.")]},
        {"type": "video", "description": {"basic": "A film of it."}},
        {
            "type": "raw_html",
            "content": "<script>no()</script><h3>Next</h3><p>Talks.</p>",
        },
        {
            "type": "table",
            "header": [text("Year"), text("Price")],
            "rows": [[text("2023"), text("$80")]],
        },
        {"type": "correction", "text": "An earlier version was wrong."},
        {"type": "interstitial_link", "content": "Read more", "url": "https://x"},
        {
            "type": "link_list",
            "title": "More",
            "items": [{"content": "One", "url": "x"}],
        },
        {"type": "code", "content": "no()"},
        {"type": "custom_embed", "embed": {"config": {"content": "no"}}},
        {"type": "element_group", "content_elements": [text("The end of the story.")]},
        {"type": "unheard_of", "content": {"basic": "no"}},
    ],
    "promo_items": {"basic": image("The hall.", "Ann Roe")},
}


def one(item: Any, **style: Any) -> Document:
    [doc] = read(json.dumps(item, **style), "story.json")
    return doc


def test_a_story() -> None:
    doc = one(STORY)
    assert [(part, doc[span]) for span, part in blocks(doc)] == [
        ("headline", "Oil “talks” go on"),
        ("headline", "Oil"),
        ("deck", "Ministers cannot agree"),
        ("byline", "Jane Doe, John Roe"),
        ("lead", "Ministers met Monday to talk about to to oil & gas, they said."),
        ("subhead", "No agreement"),
        ("body", "No agreement was reached on the first day of the talks, they said."),
        ("list", "First"),
        ("list", "Second"),
        ("body", "“We tried,” the minister wrote."),
        ("body", "The minister"),
        ("interstitial", "We tried"),
        ("caption", "Ministers arrive."),
        ("credit", "Ann Roe"),
        ("caption", "Two of them."),
        ("caption", "A film of it."),
        ("subhead", "Next"),
        ("body", "Talks."),
        ("table", "Year"),
        ("table", "Price"),
        ("table", "2023"),
        ("table", "$80"),
        ("note", "An earlier version was wrong."),
        ("interstitial", "Read more"),
        ("interstitial", "More"),
        ("interstitial", "One"),
        ("body", "The end of the story."),
        ("caption", "The hall."),
        ("credit", "Ann Roe"),
    ]


def test_metadata() -> None:
    assert one(STORY).meta == {
        "headline": "Oil “talks” go on",
        "deck": "Ministers cannot agree",
        "byline": "Jane Doe, John Roe",
        "place": "Geneva",
        "published": "2024-02-01T10:37:00+00:00",
        "updated": "2024-02-02T10:37:00+00:00",
        "language": "en",
        "source": "The Example",
        "slug": "oil",
        "note": "Adds quote",
        "status": "3",
        "section": "World",
        "url": "/world/oil/",
        "id": "ABC",
        "version": "R1",
        "type": "news",
        "label": "Exclusive",
        "keywords": "oil, talks",
        "captions": "Ministers arrive.\nTwo of them.\nA film of it.\nThe hall.",
        "credits": "Ann Roe\nAnn Roe",
    }


def test_a_description_stands_in_for_a_missing_subheadline() -> None:
    doc = one(STORY | {"subheadlines": None, "credits": None})
    assert [doc[span] for span, part in blocks(doc) if part == "deck"] == ["A summary"]
    assert "byline" not in doc.meta


def test_images_without_a_text_are_named() -> None:
    doc = one({"type": "story", "content_elements": [text("<img src='a.jpg'>Oil.")]})
    assert doc.meta["images-without-text"] == "0 a.jpg"


def test_several_stories() -> None:
    other = STORY | {"_id": "DEF"}
    for source in (
        json.dumps([STORY, other]),
        json.dumps({"type": "results", "content_elements": [STORY, other]}),
        json.dumps({"type": "collection", "content_elements": [STORY, other]}),
    ):
        assert [doc.meta["id"] for doc in read(source, "x.json")] == ["ABC", "DEF"]


@pytest.mark.parametrize("odd", [None, [], {}, 3, True, "", [None], [[]], {"by": 1}])
def test_odd_values_are_no_texts(odd: Any) -> None:
    for key in STORY:
        if key not in ("type", "headlines"):
            one(STORY | {key: odd})
    for element in STORY["content_elements"]:
        for key in element:
            one({"type": "story", "content_elements": [element | {key: odd}]})


@pytest.mark.parametrize("source", ["[]", "{}", "1", '{"type": "story"}'])
def test_what_holds_no_story_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="no ANS story"):
        list(read(source, "x.json"))


def test_an_edit_leaves_json() -> None:
    doc = one(STORY)
    after = fixed(doc, "“talks” go", 'the "talks"')
    assert after
    assert json.loads(after)["headlines"]["basic"] == 'Oil the "talks" on'
    assert fixed(doc, "to talk about", "about") is None  # would cut a tag
    assert fixed(doc, "oil & gas", "oil") is None  # a reference
    assert fixed(doc, "Jane Doe, John Roe", "Jane Doe") is None


def test_a_finding_stands_in_the_source_and_is_fixed_there() -> None:
    source = json.dumps(STORY, indent=1)
    [finding] = [
        f for f in newslint.check(source, "x.json") if f.rule.startswith("repetition/")
    ]
    line = source.split("\n")[finding.start.line - 1]
    assert line[finding.start.column - 1 :].startswith("to to oil")
    after, _ = revise(source, finding.edits)
    assert json.loads(after) == json.loads(source.replace("to to oil", "to oil"))


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(7)
    for ascii_only in (True, False):
        told = [copy(dice) for _ in range(20)]
        elements = [text(escape(paragraph, quote=False)) for paragraph in told]
        item = {"headlines": {"basic": copy(dice)}, "content_elements": elements}
        doc = one(item, ensure_ascii=ascii_only)
        assert texts(doc)[1:] == [paragraph.replace("  ", " ") for paragraph in told]
        assert_spans_decode(doc, decode, dice, SPANS // 2)


def decode(inside: str) -> str:
    return unescape(re.sub(r"</?p>", "", json.loads(f'"{inside}"')))
