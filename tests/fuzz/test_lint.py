"""Linting: any text at all, and the two stories with anything done to them."""

import json

from conftest import STORIES
from hypothesis import given
from hypothesis import strategies as st

import newslint
from newslint import plugins
from newslint.report import Report

from .effort import bounded, tried
from .mutation import ODD, PLANES, SURROGATES, changes, lines, mutated
from .soundness import assert_sound, everything, linted, usual

TEXTS = [path.read_text() for path in sorted(STORIES.glob("*.txt"))]
PIECES = st.one_of(
    st.sampled_from(ODD + SURROGATES),
    st.text(PLANES, max_size=4),
    *map(lines, TEXTS),
)
COPY = st.builds(mutated, st.sampled_from(TEXTS), changes(PIECES))
SHORT = st.lists(PIECES, max_size=30).map("".join)


def check(text: str) -> Report:
    """Lint with every rule, twice: both times it must be the same, and sound."""
    with bounded():
        report = linted(everything(), text, "story.text")
    assert isinstance(report, Report)
    assert_sound(report, text, plain=True)
    assert linted(everything(), text, "story.text") == report
    return report


@tried(20)
@given(COPY)
def test_a_story_with_changes(text: str) -> None:
    check(text)


@tried(40)
@given(SHORT)
def test_pieces_of_anything(text: str) -> None:
    check(text)


@tried(20)
@given(st.text(st.one_of(PLANES, st.characters()), max_size=200))
def test_text_of_all_planes(text: str) -> None:
    check(text)


@tried(40)
@given(COPY, st.sampled_from([".txt", ".html", ".md", ""]))
def test_under_any_suffix_the_library_says_so_or_finds(text: str, suffix: str) -> None:
    with bounded():
        report = linted(usual(), text, f"story{suffix}")
    if isinstance(report, Report):
        assert_sound(report, text)
        found = newslint.check(text, f"story{suffix}")
        assert found == list(report.findings)


@tried(20)
@given(
    SHORT,
    st.dictionaries(
        st.sampled_from(
            [
                "headline",
                "published",
                "updated",
                "byline",
                "language",
                "url",
                "place",
                "type",
            ]
        ),
        SHORT,
    ),
)
def test_any_metadata(text: str, meta: dict[str, str]) -> None:
    with bounded():
        everything().check(text, "story.text", meta)


@tried(20)
@given(COPY)
def test_every_format_writes_what_was_found(text: str) -> None:
    report = linted(everything(), text, "story.text")
    assert isinstance(report, Report)
    for name, form in plugins.load().formats.items():
        with bounded():
            written = "\n".join(form(report))
        written.encode("utf-8", "backslashreplace")
        if name == "json":
            assert len(json.loads(written)["findings"]) == len(report.findings)
