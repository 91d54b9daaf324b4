"""Quotation marks without a partner: paragraph by paragraph, as newspapers set them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.checks import unclosed
from newslint.document import Document
from newslint.model import Hit

STORIES = Path(__file__).parent / "stories"


def found(text: str, *, whole: bool = False) -> list[tuple[int, str]]:
    """Return where the marks without a partner stand, and what they lack."""
    hits = unclosed.check(whole=whole)(Document(text))
    return [
        (hit.span.start, hit.words["missing"]) for hit in hits if isinstance(hit, Hit)
    ]


def curly(text: str) -> str:
    """Turn straight marks: those after a space, a line break or nothing open."""
    return "".join(
        c if c != '"' else "“" if not text[:i] or text[i - 1] in " \n" else "”"
        for i, c in enumerate(text)
    )


SILENT = [
    'He said: "No." She left.',
    '"No," he said. "Yes," she said.',
    '"We act.\n\n"We win.\n\n"We stay," he said.',
    '"We act.\n\nHe paused.\n\n"We win," he said.',
    'She said: "We act. "We win. "We stay," as one paragraph.',
    '"He said "no" to me," she said.',
    "No marks at all.",
    "",
    '"',
    'He said “No," she said.',
    'He sang "of woods\nand snow',
]


@pytest.mark.parametrize("text", SILENT)
@pytest.mark.parametrize("turn", [str, curly])
def test_what_has_its_partner_is_silent(text: str, turn: type[str]) -> None:
    assert found(turn(text)) == []


FLAGGED = [
    ('He said: "No. She left.', [(9, "closed")]),
    ('No," he said.', [(3, "opened")]),
    ('"No," he said. "Yes, she said.', [(15, "closed")]),
    ('"No," he said. Yes," she said.', [(19, "opened")]),
    ('He said: "No.\n\nShe left. He stayed.\n\nThey met.', [(9, "closed")]),
]


@pytest.mark.parametrize(("text", "wrong"), FLAGGED)
@pytest.mark.parametrize("turn", [str, curly])
def test_what_has_none_is_flagged(
    text: str, wrong: list[tuple[int, str]], turn: type[str]
) -> None:
    assert found(turn(text) + "\n\nThey met.") == wrong


@pytest.mark.parametrize(
    "text", ['He said: "No. She left.', 'No," he said.', '"No," he said: "Yes.']
)
@pytest.mark.parametrize("turn", [str, curly])
def test_a_passage_may_begin_or_end_inside_a_quotation(
    text: str, turn: type[str]
) -> None:
    assert found(turn(text)) == []


def test_the_middle_of_a_passage_is_its_own() -> None:
    assert found("“No,” he said. Yes,” she said. “No,” he said.") == [(19, "opened")]
    assert found("“No, he said.") == [(0, "closed")]


def test_two_quotations_run_together_are_two() -> None:
    text = 'He sang "One,""Two,""Three," and "Four."\n\nThey left.'
    assert found(text) == []


def test_a_paragraph_of_nothing_else_is_another_matter() -> None:
    text = "He had a plan.\n\n“We will act.\n\nThey left."
    assert found(text) == []
    assert found(text, whole=True) == [(16, "closed")]
    assert found("“We will act, he said.", whole=True) == []
    assert found("“We will act, he said.") == [(0, "closed")]


@pytest.mark.parametrize(
    "text", ["He is 6'2\" tall.", 'a 12" record', "He is 5’4” tall."]
)
def test_inches_are_no_quotation(text: str) -> None:
    assert found(text) == []


def test_of_several_in_a_row_one_is_flagged() -> None:
    text = "No,” he said.\n\nYes,” she said.\n\nThey left. So did I.\n\nNo,” he said."
    assert len(found(text)) == 2


def test_every_quotation_that_loses_a_mark_is_noticed() -> None:
    text = "\n\n".join(
        f"He said it was {word}. “It is {word},” he said. They left."
        for word in "abcdef"
    )
    assert found(text) == []
    for i, c in enumerate(text):
        if c in "“”":
            assert len(found(text[:i] + text[i + 1 :])) == 1


@pytest.mark.parametrize(
    "path", sorted(STORIES.glob("*.txt")), ids=lambda path: path.stem
)
def test_real_stories_are_silent(path: Path) -> None:
    assert found(path.read_text(encoding="utf-8")) == []
