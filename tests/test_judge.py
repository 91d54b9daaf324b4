"""Judging facts: what is usual, who differs, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint import check_files
from newslint.document import Document
from newslint.engine import lint
from newslint.model import Fact, Severity, Span
from newslint.rule import Rule


def spells(doc: Document) -> Iterator[Fact]:
    for m in re.finditer("gr[ae]y", doc.text):
        other = {"gray": "grey", "grey": "gray"}[m[0]]
        yield Fact(Span(*m.span()), "grey", m[0], {other: other})


def told(texts: list[str], *, prefer: frozenset[str] = frozenset()) -> list[str]:
    """Return what is said of the colours of *texts*, judged as a batch."""
    said = "{quote} {count}/{all}, {right} {against}: {where}"
    drift = Rule(id="r/d", summary="s", message=said, check=spells, across="batch")
    docs = [Document(text, f"{i}.txt") for i, text in enumerate(texts)]
    found = lint(docs, [drift], prefer)
    return [f"{f.path}:{f.start.column} {f.message}" for f in found]


def test_files_are_counted_for_each_value() -> None:
    usual = ["grey", "a grey cat", *["grey"] * 6]
    assert told([*usual, "gray", "gray, gray"]) == [
        "8.txt:1 gray 2/10, grey 8: 0.txt:1",
        "9.txt:1 gray 2/10, grey 8: 0.txt:1",
    ]


@pytest.mark.parametrize(
    ("grey", "gray", "findings", "severity"),
    [
        (1, 1, 2, Severity.INFO),
        (4, 1, 1, Severity.INFO),
        (6, 4, 1, Severity.INFO),
        (7, 3, 1, Severity.INFO),
        (5, 5, 2, Severity.INFO),
        (8, 2, 2, Severity.WARNING),
        (41, 2, 2, Severity.WARNING),
    ],
)
def test_a_house_form_is_settled_by_many_files_that_agree(
    grey: int, gray: int, findings: int, severity: Severity
) -> None:
    drift = Rule(id="r/d", summary="s", message="{usual}", check=spells, across="batch")
    texts = ["grey"] * grey + ["gray"] * gray
    docs = [Document(text, f"{i:02}.txt") for i, text in enumerate(texts)]
    found = lint(docs, [drift])
    assert [f.severity for f in found] == [severity] * findings


def test_what_the_house_prefers_is_said_of_every_file() -> None:
    assert len(told(["gray"] * 3 + ["grey"], prefer=frozenset({"grey"}))) == 3


def test_what_the_house_prefers_may_stand_nowhere() -> None:
    assert told(["gray"], prefer=frozenset({"grey"})) == [
        "0.txt:1 gray 1/1, grey 0: the house style"
    ]


def test_a_file_is_cured_in_all_places_though_one_is_named() -> None:
    drift = Rule(id="r/d", summary="s", message="{usual}", check=spells, across="batch")
    texts = ["grey"] * 3 + ["gray and gray, then grey and gray"]
    docs = [Document(text, f"{i}.txt") for i, text in enumerate(texts)]
    (found,) = lint(docs, [drift])
    assert [edit.span.start for edit in found.edits] == [0, 9, 29]
    assert {edit.text for edit in found.edits} == {"grey"}
    assert len(found.byte_positions) == 2 + 2 * len(found.edits)


def test_a_file_is_told_of_words_that_another_has_too() -> None:
    assert told(["a grey-ish cat\nof grey.", "A gray-ish, gray cat"]) == [
        "0.txt:3 grey 1/2, gray 1: 1.txt:1",
        "1.txt:3 gray 1/2, grey 1: 0.txt:1",
    ]


def test_a_cure_that_changes_nothing_is_no_edit() -> None:
    def sums(doc: Document) -> Iterator[Fact]:
        for m in re.finditer(r"\d (lakh|million)", doc.text):
            rival = {"lakh": "million", "million": "lakh"}[m[1]]
            yield Fact(Span(*m.span()), "unit", m[1], {rival: m[0]})

    rule = Rule(id="r/u", summary="s", message="{usual}", check=sums)
    (found,) = lint([Document("1 lakh, 2 lakh, 3 million")], [rule])
    assert (found.quote, found.message, found.edits) == ("3 million", "lakh", ())
    assert len(found.byte_positions) == 2


def test_an_edition_is_told_how_many_stories_write_a_word_how(tmp_path: Path) -> None:
    for i in range(12):
        word = "armored" if i < 10 else "armoured"
        story = f"The {word} train came.\n\nStory {i} of the edition told of it."
        (tmp_path / f"{i:02}.txt").write_text(story, encoding="utf-8")
    report = check_files([tmp_path])
    said = [
        (Path(f.path).name, f.severity, f.message.partition(", as in")[0])
        for f in report.findings
        if f.rule == "spelling/batch-spelling-drift"
    ]
    message = "‘armoured’ in 2 of 12 files, ‘armored’ in 10"
    assert said == [
        ("10.txt", Severity.WARNING, message),
        ("11.txt", Severity.WARNING, message),
    ]
