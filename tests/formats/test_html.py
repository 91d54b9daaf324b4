"""The ``html`` format is read by Python's own parser of HTML."""

from html.parser import HTMLParser

from hypothesis import given

from newslint.formats.html import render
from newslint.report import Report

from .conftest import on_stories, reports, text_of

TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "ol"}
TAGS |= {"li", "blockquote", "mark", "p", "a"}


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


def test_clean_copy_has_no_notes():
    page = text_of(render, Report(documents=3))
    assert "no findings in 3 documents" in page
    assert "li" not in Tags(page).seen


def test_everything_hostile_is_text(report):
    seen = Tags(text_of(render, report)).seen
    assert set(seen) <= TAGS
    assert seen.count("mark") == len(report.findings)


@given(reports())
def test_any_report(report):
    seen = Tags(text_of(render, report)).seen
    assert set(seen) <= TAGS
    assert seen.count("li") == len(report.findings)


def test_stories(found):
    assert Tags(on_stories("html")).seen.count("mark") == len(found)
