"""Words of a list in their place, titles before names, and the form of parts."""

import pytest

from newslint.checks import form, lookup, titles
from newslint.document import Document, revise
from newslint.rule import Check

MONTHS = {"January": "Jan.", "march": "walk", "Inc": "Inc.", "Co.": "Co"}
HERE = r"\b(?P<here>\L<words>|March)(?!\w)"


def fixed(look: Check, text: str) -> str:
    """Return a text with what *look* sees in it mended."""
    edits = [edit for hit in look(Document(text)) for edit in hit.edits]
    return revise(text, edits)[0]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("January 5", "Jan. 5"),
        ("They march. March!", "They walk. Walk!"),
        ("Acme Inc. said", "Acme Inc. said"),
        ("at Acme Inc", "at Acme Inc."),
        ("He left Acme Co.", "He left Acme Co."),
        ("Acme Co. said so", "Acme Co said so"),
    ],
)
def test_words_are_looked_up(text: str, right: str) -> None:
    assert fixed(lookup.check(HERE, words=MONTHS), text) == right


def test_what_has_no_counterpart_is_left_alone() -> None:
    look = lookup.check(r"(?P<here>\w+)", words={"a": "b"})
    assert fixed(look, "a c A") == "b c B"


TITLES = {"Senator": "Sen.", "Mr.": "", "Lieutenant Governor": "Lt. Gov."}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It was Senator Ann Lee who said so.", "It was Sen. Ann Lee who said so."),
        ("Then Mr. Smith said so.", "Then Smith said so."),
        ("Trade Senator Ann Lee said so.", "Trade Senator Ann Lee said so."),
        ("The Senator said so.", "The Senator said so."),
        ("They saw Mr. Robot, he said.", "They saw Mr. Robot, he said."),
        (
            "They met Lieutenant Governor Ann Lee, he said.",
            "They met Lt. Gov. Ann Lee, he said.",
        ),
    ],
)
def test_titles_before_people(text: str, right: str) -> None:
    assert fixed(titles.check(TITLES, allow=["Robot"]), text) == right


def test_titles_before_full_names_alone() -> None:
    text = "Senator Ann Lee came. Then Senator Lee said so."
    want = "Sen. Ann Lee came. Then Senator Lee said so."
    assert fixed(titles.check(TITLES, full=True), text) == want


STORY = (
    "Two sides meet again\n\n{} — The leaders of the two parties met here on Tuesday, "
    "officials of both of them said.\n\nThey had met in June, and could not agree.\n"
)


@pytest.mark.parametrize(
    ("dateline", "flagged"),
    [
        ("GENEVA (AP)", []),
        ("Geneva (AP)", ["Geneva (AP) —"]),
        ("Geneva, Oct. 9 (AP)", []),
    ],
)
def test_parts_have_their_form(dateline: str, flagged: list[str]) -> None:
    look = form.check("dateline", pattern=r"\p{Lu}+ \(AP\) —", unless=r"Oct\.")
    doc = Document(STORY.format(dateline))
    assert [doc[hit.span] for hit in look(doc)] == flagged


def test_no_such_part_no_finding() -> None:
    assert list(form.check("table", pattern="x")(Document(STORY))) == []
