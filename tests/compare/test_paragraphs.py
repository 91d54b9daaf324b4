"""Paragraphs lost, added, moved, merged and split; spellings and marks."""

import pytest

from newslint.compare import compare
from newslint.compare.paragraphs import clusters
from newslint.document import Document

A = "The motorcade left the guest house early in the morning, residents said."
B = "Police closed the avenue to all traffic for an hour, and for two on Tuesday."
C = "State media announced the visit of the leader but gave no details of it."
D = "Oil prices fell in London for the third day, to their lowest since the spring."


def changes(kind: str, old: str, new: str, **variants: str) -> list[str]:
    docs = Document(old, "a"), Document(new, "b")
    return [change.message for change in compare(*docs, [kind], variants).changes]


def whats(old: str, new: str) -> list[str]:
    docs = Document(old, "a"), Document(new, "b")
    return [change.what for change in compare(*docs, ["paragraphs"]).changes]


def test_lost_and_added() -> None:
    assert whats(f"{A}\n\n{B}\n\n{C}", f"{A}\n\n{C}") == ["paragraph-lost"]
    assert whats(f"{A}\n\n{C}", f"{A}\n\n{B}\n\n{C}") == ["paragraph-added"]
    assert whats(f"{A}\n\n{B} {C}", f"{A}\n\n{B}") == ["sentence-lost"]
    assert whats(f"{A}\n\n{B}", f"{A}\n\n{B} {C}") == ["sentence-added"]


def test_moved() -> None:
    old, new = "\n\n".join((A, B, C, D)), "\n\n".join((A, D, B, C))
    assert whats(old, new) == ["paragraph-moved"]


def test_merged_and_split() -> None:
    assert whats(f"{A}\n\n{B}\n\n{C}", f"{A}\n\n{B} {C}") == ["paragraph-merged"]
    assert whats(f"{A}\n\n{B} {C}", f"{A}\n\n{B}\n\n{C}") == ["paragraph-split"]


def test_nothing_moved_where_something_was_lost() -> None:
    assert whats("\n\n".join((A, B, C, D)), "\n\n".join((A, D))) == [
        "paragraph-lost",
        "paragraph-lost",
    ]


def test_spellings_once_each() -> None:
    old = "The labour of the mill was labour for all in the harbour of the town."
    new = old.replace("labour", "labor").replace("mill", "Mill")
    assert changes("spelling", old, new, labour="labor") == [
        "‘labour’ is now ‘labor’, 2 times"
    ]


def test_numbers_and_points() -> None:
    old = "Ten UN men of the mill left by the 9 percent road to the harbour."
    new = "10 U.N. men of the mill left by the 9% road to the harbour."
    assert changes("spelling", old, new) == [
        "‘Ten’ is now ‘10’",
        "‘UN’ is now ‘U.N.’",
        "‘percent’ is now ‘%’",
    ]


def test_marks_of_each_sort_once() -> None:
    old = "It's the men's mill - and ours - and it isn't lost, all of them said."
    new = "It’s the men’s mill – and ours – and it isn’t lost all of them said."
    assert sorted(changes("style", old, new)) == [
        "dashes differ in 2 places",
        "punctuation differs",
        "quotation marks and apostrophes differ in 3 places",
    ]


def test_quotation_marks() -> None:
    old = 'They said the "old mill" by the harbour was lost to the sea in May.'
    new = old.replace('"old', "“old").replace('mill"', "mill”")
    assert changes("style", old, new) == [
        "quotation marks and apostrophes differ in 2 places"
    ]
    assert changes("wording", old, new) == []


def test_other_words() -> None:
    assert changes("wording", A, A.replace("early", "late")) == [
        "‘early’ is now ‘late’"
    ]
    assert changes("wording", A, A.replace("early ", "")) == ["‘early’ is gone"]
    assert changes("wording", A.replace("early ", ""), A) == ["‘early’ is new"]


@pytest.mark.parametrize(
    ("linked", "together"),
    [
        ([], []),
        ([(0, 0), (1, 1)], [([0], [0]), ([1], [1])]),
        ([(0, 0), (0, 1), (2, 1), (1, 3)], [([0, 2], [0, 1]), ([1], [3])]),
        ([(0, 1), (1, 0)], [([0], [1]), ([1], [0])]),
    ],
)
def test_paragraphs_that_hang_together(
    linked: list[tuple[int, int]], together: list[tuple[list[int], list[int]]]
) -> None:
    assert clusters(dict.fromkeys(linked, 1)) == together
