"""What changed between two versions, as a desk would ask."""

from pathlib import Path

import pytest
from conftest import STORIES

from newslint.compare import KINDS, Change, compare
from newslint.document import Document
from newslint.readers import html

OLD, NEW = (
    Document((STORIES / f"kim-motorcade-{n}.txt").read_text(encoding="utf-8"), f"{n}")
    for n in (1, 2)
)
VARIANTS = {"armoured": "armored", "denuclearisation": "denuclearization"}


@pytest.fixture(scope="module")
def told() -> list[Change]:
    """The changes between the two versions of one agency story."""
    return list(compare(OLD, NEW, variants=VARIANTS).changes)


def messages(changes: list[Change], kind: str) -> list[str]:
    return [change.message for change in changes if change.kind == kind]


def test_who_says_it(told: list[Change]) -> None:
    found = messages(told, "attribution")
    assert "‘told reporters’ is now ‘said’" in found
    assert "‘Yonhap said’ is new" in found


def test_how_sure_it_is(told: list[Change]) -> None:
    assert messages(told, "certainty") == [
        "‘was believed to have met’ is now ‘met … for about an hour’"
    ]


def test_when_it_happened(told: list[Change]) -> None:
    assert messages(told, "tense") == [
        "‘have announced’ is now ‘announced … shortly in advance’"
    ]


def test_the_paragraphs_that_were_added(told: list[Change]) -> None:
    found = messages(told, "paragraphs")
    added = [m for m in found if "added" in m]
    assert added == [
        "paragraph added: ‘South Korea’s Yonhap News Agency said Kim visited …’",
        "sentence added: ‘Kim was accompanied by his wife, Ri Sol …’",
    ]
    assert any(
        m.startswith("paragraph lost: ‘He said further information") for m in found
    )
    assert found.count("2 paragraphs are one") == 3
    assert not [m for m in found if "moved" in m]


def test_spellings(told: list[Change]) -> None:
    assert messages(told, "spelling") == [
        "‘armoured’ is now ‘armored’",
        "‘UN’ is now ‘U.N.’",
        "‘denuclearisation’ is now ‘denuclearization’",
    ]


def test_furniture_is_told_apart(told: list[Change]) -> None:
    found = messages(told, "furniture")
    assert "byline lost: ‘By Associated Press’" in found
    assert any("Disclaimer" in m for m in found)
    assert not any("Disclaimer" in m for m in messages(told, "paragraphs"))


def test_quotation_marks_are_no_words(told: list[Change]) -> None:
    assert not messages(told, "quotes")
    assert any("quotation marks" in m for m in messages(told, "style"))


def test_every_place_is_exact(told: list[Change]) -> None:
    for change in told:
        for place, doc in ((change.old, OLD), (change.new, NEW)):
            if place:
                assert doc.source[slice(*place.span)] == place.quote
                assert doc.position(place.span.start) == place.start
                assert doc.position(place.span.end) == place.end
        assert change.old or change.new
        assert change.kind in KINDS


def test_nothing_differs_from_itself() -> None:
    for doc in (OLD, NEW):
        assert compare(doc, doc).changes == ()


@pytest.mark.parametrize("text", ["___\n\n* * *\n\n***", "One line.\n" * 300, "\u0378"])
def test_nothing_differs_in_odd_texts(text: str) -> None:
    assert compare(Document(text, "a"), Document(text, "b")).changes == ()


def test_kinds_are_chosen() -> None:
    found = compare(OLD, NEW, ["certainty", "tense"]).changes
    assert [change.kind for change in found] == ["certainty", "tense"]


def test_all_paragraphs_stand_side_by_side() -> None:
    rows = compare(OLD, NEW).rows
    for side, doc in ((0, OLD), (1, NEW)):
        shown = sorted(place.span for row in rows for _, place in row[side])
        text = " ".join(doc.source[slice(*span)] for span in shown)
        assert text.split() == doc.source.split()
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("texts", [("", ""), ("", "One line."), ("One line.", "")])
def test_empty_texts(texts: tuple[str, str]) -> None:
    found = compare(*(Document(text, "x") for text in texts)).changes
    assert bool(found) is (texts[0] != texts[1])


def test_markup_is_read_and_places_are_of_the_source(tmp_path: Path) -> None:
    page = "<p>The fire killed <b>{}</b> people on Monday, officials said.</p>"
    old, new = (next(iter(html.read(page.format(n), f"{n}.html"))) for n in (17, 19))
    (change,) = compare(old, new, ["facts"]).changes
    assert change.old
    assert change.new
    assert (change.old.quote, change.new.quote) == ("17", "19")
    assert new.source[slice(*change.new.span)] == "19"
