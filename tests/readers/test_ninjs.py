"""ninjs: three versions of it, and edits that leave it JSON."""

import json
import random
import re
from html import escape, unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslint
from newslint.document import Document, revise
from newslint.files import InputError
from newslint.layers.blocks import blocks
from newslint.model import Span
from newslint.readers.ninjs import read

from .edits import assert_source_follows_text, fixed, texts
from .property import SPANS, assert_spans_decode, copy

BODY = (
    "<p>GENEVA (Reuters) - Ministers met on Monday to to talk about oil, they said.</p>"
    "<p>They met <b>again</b> on Tuesday &amp; Wednesday, because of the price.</p>"
    "<h2>No agreement</h2><p>No agreement was reached on the first day, they said.</p>"
)
ONE: dict[str, Any] = {
    "uri": "http://example.com/1",
    "type": "text",
    "versioncreated": "2024-02-02T10:37:00+0100",
    "firstcreated": "2024-02-01T10:37:00Z",
    "pubstatus": "usable",
    "urgency": 4,
    "language": "en",
    "ednote": "Adds quote",
    "slugline": "OIL-TALKS",
    "located": "Geneva",
    "byline": "Jane Doe",
    "headline": "Oil “talks” go on",
    "headline_short": "Oil “talks” go on",
    "description_text": "Ministers cannot agree",
    "body_text": "GENEVA (Reuters) - Ministers met",
    "body_xhtml": BODY,
    "subject": [{"name": "oil"}, {"name": "talks"}],
    "person": [{"name": "Jane Roe"}],
    "associations": {
        "main": {
            "type": "picture",
            "headline": "IMG_1",
            "description_text": "Ministers arrive on Monday.",
            "byline": "John Roe",
        },
        "none": None,
    },
}
TWO: dict[str, Any] = {
    "uri": "urn:x:2",
    "type": "text",
    "versioncreated": "2024-02-02T10:37:00Z",
    "by": "Jane Doe",
    "headlines": [
        {"role": "short", "value": "Oil talks"},
        {"role": "main", "value": "Oil “talks” go on"},
    ],
    "descriptions": [{"role": "summary", "value": "Ministers cannot agree"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "GENEVA - Ministers"},
        {"role": "xhtml", "contenttype": "text/html", "value": BODY},
    ],
    "associations": [
        {
            "type": "picture",
            "by": "John Roe",
            "descriptions": [
                {"role": "creditline", "value": "John Roe/Agency"},
                {"role": "caption", "value": "Ministers arrive on Monday."},
            ],
        }
    ],
}
THREE = {
    {"versioncreated": "versionCreated", "bodies": "bodies"}.get(key, key): value
    for key, value in TWO.items()
}


def one(item: Any, **style: Any) -> Document:
    [doc] = read(json.dumps(item, **style), "story.json")
    return doc


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(part, doc[span]) for span, part in blocks(doc)]


STORY = [
    ("dateline", "GENEVA (Reuters) -"),
    ("lead", "Ministers met on Monday to to talk about oil, they said."),
    ("body", "They met again on Tuesday & Wednesday, because of the price."),
    ("subhead", "No agreement"),
    ("body", "No agreement was reached on the first day, they said."),
]


def test_version_1() -> None:
    doc = one(ONE)
    assert parts(doc) == [
        ("headline", "Oil “talks” go on"),
        ("deck", "Ministers cannot agree"),
        ("byline", "Jane Doe"),
        *STORY,
        ("caption", "Ministers arrive on Monday."),
        ("credit", "John Roe"),
    ]
    assert doc.meta == {
        "byline": "Jane Doe",
        "place": "Geneva",
        "published": "2024-02-01T10:37:00+00:00",
        "updated": "2024-02-02T10:37:00+01:00",
        "language": "en",
        "slug": "OIL-TALKS",
        "note": "Adds quote",
        "status": "usable",
        "id": "http://example.com/1",
        "type": "text",
        "keywords": "oil, talks",
        "headline": "Oil “talks” go on",
        "deck": "Ministers cannot agree",
        "captions": "Ministers arrive on Monday.",
        "credits": "John Roe",
        "people": "Jane Roe",
        "url": "http://example.com/1",
    }


@pytest.mark.parametrize("item", [TWO, THREE])
def test_versions_2_and_3(item: dict[str, Any]) -> None:
    doc = one(item)
    assert parts(doc) == [
        ("headline", "Oil “talks” go on"),
        ("headline", "Oil talks"),
        ("deck", "Ministers cannot agree"),
        ("byline", "Jane Doe"),
        *STORY,
        ("caption", "Ministers arrive on Monday."),
        ("credit", "John Roe/Agency"),
        ("credit", "John Roe"),
    ]
    assert doc.meta["headline"] == "Oil “talks” go on"
    assert doc.meta["published"] == "2024-02-02T10:37:00+00:00"
    assert "updated" not in doc.meta


def test_a_picture_is_described() -> None:
    item = {"uri": "x", "type": "picture", "headline": "Oil", "by": "John Roe"}
    doc = one(item | {"description_text": "Ministers arrive.", "body_text": "No"})
    assert parts(doc) == [
        ("headline", "Oil"),
        ("caption", "Ministers arrive."),
        ("credit", "John Roe"),
    ]
    assert (doc.meta["captions"], doc.meta["credits"]) == (
        "Ministers arrive.",
        "John Roe",
    )


def test_plain_text_only() -> None:
    doc = one({"uri": "x", "body_text": "One “so” said.\r\n\r\nTwo & three.\nFour."})
    assert texts(doc) == ["One “so” said.", "Two & three.", "Four."]


def test_a_caption_that_stands_in_the_body_is_read_once() -> None:
    caption = "Ministers arrive on Monday."
    shown = f"{BODY}<figure><figcaption>{caption}</figcaption></figure>"
    doc = one(ONE | {"body_xhtml": shown})
    assert doc.text.count(caption) == 1
    assert doc.meta["captions"] == caption


def test_an_item_without_a_body_says_that_it_is_partial() -> None:
    assert one({"uri": "x", "headline": "Oil"}).meta["kind"] == "partial"
    assert "kind" not in one({"uri": "x", "headline": "Oil", "body_text": ""}).meta
    given = {"uri": "x", "title": "Oil", "representationType": "full"}
    assert one(given).meta["kind"] == "full"


def test_images_without_a_text_are_named() -> None:
    doc = one(ONE | {"body_xhtml": f'{BODY}<p><img src="a.jpg">The end of it.</p>'})
    at = doc.text.index("The end of it.")
    assert doc.meta["images-without-text"] == f"{at} a.jpg"


def test_what_is_under_embargo_is_published_when_it_ends() -> None:
    meta = one(ONE | {"embargoed": "2024-02-03T00:00:00Z"}).meta
    assert meta["published"] == meta["embargo"] == "2024-02-03T00:00:00+00:00"


def test_items_in_lists_and_in_what_carries_them() -> None:
    source = json.dumps({"total": 2, "data": {"items": [{"item": ONE}, {"item": TWO}]}})
    docs = list(read(source, "feed.json"))
    assert [doc.meta["id"] for doc in docs] == ["http://example.com/1", "urn:x:2"]
    for doc in docs:
        at = doc.text.index("to to")
        start, end = doc.locate(Span(at, at + 5))
        assert source[start:end] == "to to"


def test_stories_that_go_with_a_story_are_documents() -> None:
    docs = list(read(json.dumps(ONE | {"associations": {"a": TWO, "b": {}}}), "x"))
    assert [doc.meta["id"] for doc in docs] == ["http://example.com/1", "urn:x:2"]


@pytest.mark.parametrize("odd", [None, [], {}, 3, True, "", [None], [[]], {"a": 1}])
def test_odd_values_are_no_texts(odd: Any) -> None:
    for key in (*ONE, *TWO):
        if key != "uri":
            one(ONE | TWO | {key: odd})


@pytest.mark.parametrize(
    "source",
    [
        *("[]", "{}", "1", '{"uri": "x"}', '["uri"]'),
        '{"guid": "x", "headline": "A record", "content": "of another kind"}',
    ],
)
def test_what_holds_no_item_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="no ninjs item"):
        list(read(source, "x.json"))


def test_what_is_no_json_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match="line 2, column 7"):
        list(read('{"uri": 1,\n"type"}', "x.json"))


@pytest.mark.parametrize("ascii_only", [True, False])
def test_an_edit_leaves_json(ascii_only: bool) -> None:
    doc = one(ONE, ensure_ascii=ascii_only)
    after = fixed(doc, "“talks” go", 'the "talks" \\ –')
    assert after
    assert json.loads(after) == ONE | {"headline": 'Oil the "talks" \\ – on'}
    assert after.isascii() == ascii_only
    assert fixed(doc, "again on", "on") is None  # would cut a tag
    assert fixed(doc, "& Wed", "and Wed") is None  # a reference
    assert fixed(doc, "because", "<because") is None


def test_a_finding_stands_in_the_source_and_is_fixed_there() -> None:
    source = json.dumps(ONE, indent=2)
    [finding] = [
        f for f in newslint.check(source, "x.json") if f.rule.startswith("repetition/")
    ]
    line = source.split("\n")[finding.start.line - 1]
    assert line.lstrip().startswith('"body_xhtml"')
    assert line[finding.start.column - 1 :].startswith("to to")
    after, _ = revise(source, finding.edits)
    assert json.loads(after) == ONE | {"body_xhtml": BODY.replace("to to", "to")}


def test_every_span_decodes_to_its_text() -> None:
    dice = random.Random(31)
    for ascii_only in (True, False):
        told = [copy(dice) for _ in range(20)]
        body = "".join(f"<p>{escape(text)}</p>" for text in told)
        item = {"uri": "x", "headline": copy(dice), "body_html": body}
        doc = one(item, ensure_ascii=ascii_only)
        assert texts(doc)[1:] == [text.replace("  ", " ") for text in told]
        assert_spans_decode(doc, decode, dice, SPANS // 2)


def decode(inside: str) -> str:
    said = json.loads(f'"{inside}"')
    return unescape(re.sub(r"</?p>", "", said))


@settings(deadline=None)
@given(st.integers(0, 10**6), st.booleans(), st.data())
def test_an_edit_does_to_the_source_what_it_does_to_the_text(
    seed: int, ascii_only: bool, data: st.DataObject
) -> None:
    dice = random.Random(seed)
    body = "".join(
        f"<p>{escape(copy(dice))} <b>{escape(copy(dice))}</b>" for _ in "abc"
    )
    item = {"uri": "x", "headline": copy(dice), "body_html": body}
    source = json.dumps(item, ensure_ascii=ascii_only)

    def read_one(source: str) -> Document:
        [doc] = read(source, "x.json")
        return doc

    assert_source_follows_text(read_one, source, data)
