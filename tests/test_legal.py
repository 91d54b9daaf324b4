"""What may not be published: numbers known by their check digits, killed stories."""

from __future__ import annotations

import pytest

from newslint.checks import check_digits, killed
from newslint.document import Document
from newslint.model import Hit

IBANS = [
    "GB82 WEST 1234 5698 7654 32",
    "DE89 3704 0044 0532 0130 00",
    "FR14 2004 1010 0505 0001 3M02 606",
]


def found(kind: str, text: str) -> list[str]:
    doc = Document(text)
    return [doc[hit.span] for hit in check_digits.check(kind)(doc)]  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["2363", "758722", "1428570"])
def test_published_examples_of_verhoeffs_digit(number: str) -> None:
    assert check_digits.verhoeff(number)


def test_verhoeffs_digit_finds_every_slip_of_one_digit_and_every_swap() -> None:
    number = "234567890124"
    for i, digit in enumerate(number):
        for other in set("0123456789") - {digit}:
            assert not check_digits.verhoeff(number[:i] + other + number[i + 1 :])
        if i and number[i - 1] != digit:
            swapped = number[: i - 1] + digit + number[i - 1] + number[i + 1 :]
            assert not check_digits.verhoeff(swapped)


@pytest.mark.parametrize("number", IBANS)
def test_accounts_are_found_in_groups_and_in_one(number: str) -> None:
    for written in (number, number.replace(" ", "")):
        assert found("iban", f"Pay to {written}, he wrote.") == [written]
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert found("iban", f"Pay to {wrong}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "2345 6789 0125",
        "1234 5678 9012",
        "https://example.com/?n=2345-6789-0124",
        "2345 6789 0124 5678",
        "234567890124",
    ],
)
def test_other_numbers_are_none_of_a_resident(text: str) -> None:
    assert found("aadhaar", f"It was {text} then.") == []
    assert found("aadhaar", "It was 2345 6789 0124 then.") == ["2345 6789 0124"]


FIRST = "The minister, who had been in office for nine years, resigned on Monday night."
ROWS = [["id:1", FIRST]]


@pytest.mark.parametrize(
    ("text", "meta"),
    [
        ("He left.\n\nMore.", {"id": "id:1"}),
        (FIRST.upper().replace(",", "\n") + " He left.", {}),
    ],
)
def test_a_killed_story_is_known_by_its_id_or_its_words(
    text: str, meta: dict[str, str]
) -> None:
    (hit,) = killed.check(ROWS)(Document(text, meta=meta))
    assert isinstance(hit, Hit)
    assert hit.words == {"id": "id:1"}


@pytest.mark.parametrize(
    ("rows", "text", "meta"),
    [
        (ROWS, "He left.", {"id": "id:2"}),
        (ROWS, "The minister who had been in office resigned on Monday.", {}),
        ([["", "He left."]], "He left. More.", {}),
        ([["", ""]], "He left.", {}),
    ],
)
def test_other_stories_are_not_killed(
    rows: list[list[str]], text: str, meta: dict[str, str]
) -> None:
    assert list(killed.check(rows)(Document(text, meta=meta))) == []
