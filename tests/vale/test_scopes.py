"""Scopes: which stretches of a story a rule looks at."""

import pytest

from newslint import plugins
from newslint.document import Document
from newslint.vale.scopes import ScopeError, check, stretches

STORY = """Council to sell the town hall

The council voted on Monday to sell the hall. It was built in 1904.

"We are sad," said the clerk, who has worked there for thirty years.
"""
PAGE = """# One

Plain *text* here.

## Two

- first
- second

> quoted
"""


def texts(scope: str | list[str], text: str = STORY, path: str = "a.txt") -> list[str]:
    readers = plugins.gather("newslint_readers", "reader")
    suffix = path[path.rindex(".") :]
    (doc,) = readers[suffix](text, path)
    return [stretch.text for stretch in stretches(doc, scope)]


def test_sizes() -> None:
    assert texts("text") == [STORY]
    assert len(texts("paragraph")) == 3
    assert len(texts("sentence")) == 4
    assert texts("raw") == [STORY]
    assert len(texts(["paragraph", "sentence"])) == 7


def test_elements_of_a_story() -> None:
    assert texts("heading") == ["Council to sell the town hall"]
    assert texts("heading.h1") == texts("heading")
    assert texts("heading.h2") == []
    assert texts("quote") == ['"We are sad,"']


def test_elements_of_a_page() -> None:
    assert texts("heading", PAGE, "a.md") == ["One", "Two"]
    assert texts("heading.h2", PAGE, "a.md") == ["Two"]
    assert texts("list", PAGE, "a.md") == ["first", "second"]
    assert texts("blockquote", PAGE, "a.md") == ["quoted"]
    html = "<h1>One</h1><p>Some text is here.</p><ul><li>first</li></ul>"
    assert texts("heading", html, "a.html") == ["One"]
    assert texts("list", html, "a.html") == ["first"]


def test_a_scope_of_one_format() -> None:
    assert texts("text.md") == []
    assert texts("paragraph.rst") == []
    assert texts("paragraph.txt") == texts("paragraph")


def test_terms_joined_and_negated() -> None:
    left = texts("paragraph & ~heading")
    assert len(left) == 2 and "Council" not in left[0]
    assert texts("sentence & heading") == ["Council to sell the town hall"]
    assert texts("~code & paragraph") == texts("paragraph")


def test_what_begins_in_a_hole_has_no_place() -> None:
    doc = Document(STORY, "a.txt")
    (whole,) = stretches(doc, "~heading")
    at = STORY.index("hall")
    assert whole.place(at, at + 4) is None
    at = STORY.index("hall", at + 4)
    assert whole.place(at, at + 4) == (at, at + 4)


def test_places_in_a_source() -> None:
    source = "<p>Fish &amp; chips</p>"
    (doc,) = plugins.gather("newslint_readers", "reader")[".html"](source, "a.html")
    (raw,) = stretches(doc, "raw")
    start = source.index("chips")
    span = raw.place(start, start + 5)
    assert span is not None
    assert doc[span] == "chips"
    tag = raw.place(0, 3)
    assert tag is not None
    assert 0 <= tag.start <= tag.end <= len(doc.text)


@pytest.mark.parametrize("scope", ["comment", "doc(h2)", "link", "paragraph & code"])
def test_a_scope_that_is_not_known(scope: str) -> None:
    with pytest.raises(ScopeError):
        check(scope)
