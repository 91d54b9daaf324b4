"""What holds of every reader: its text can be edited where it stands in the source."""

from collections.abc import Callable

from hypothesis import strategies as st

from newslint.document import Document, revise
from newslint.layers import paragraphs, words
from newslint.model import Edit, Span


def texts(doc: Document) -> list[str]:
    return [doc[span] for span in paragraphs(doc)]


def fixed(doc: Document, words: str, right: str) -> str | None:
    """The source with *words* replaced, or None if that is refused."""
    start = doc.text.index(words)
    edit = doc.trace(Edit(Span(start, start + len(words)), right))
    return revise(doc.source, [edit])[0] if edit else None


def draw_edit(spans: list[Span], data: st.DataObject) -> Edit:
    """An edit of one to three words that follow one another."""
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, min(first + 2, len(spans) - 1)))
    right = data.draw(st.sampled_from(["Q7", "QQ ZZ", ""]))
    return Edit(Span(spans[first].start, spans[last].end), right)


def assert_source_follows_text(
    one: Callable[[str], Document], source: str, data: st.DataObject
) -> None:
    """An edit, unless it is refused, does to the source what it does to the text."""
    doc = one(source)
    spans = list(words(doc))
    if not spans:
        return
    edit = draw_edit(spans, data)
    traced = doc.trace(edit)
    if traced:
        after = one(revise(source, [traced])[0])
        assert after.text.split() == revise(doc.text, [edit])[0].split()
