"""What the day of publication tells of a story: not yet, tomorrow, which year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newslint.checks import definite_toll, lead_day, not_yet, rates, unattributed
from newslint.document import Document
from newslint.layers.dates import WEEKDAYS
from newslint.model import Hit


@pytest.mark.parametrize("ahead", [-3650, -1, 0, 1])
def test_today_is_published_everywhere(ahead: int) -> None:
    day = date.today() + timedelta(days=ahead)
    doc = Document("He left.", meta={"published": f"{day.isoformat()}T12:08:00Z"})
    assert list(not_yet.check()(doc)) == []


@pytest.mark.parametrize("ahead", [2, 30, 4000])
def test_a_day_to_come_is_not(ahead: int) -> None:
    day = (date.today() + timedelta(days=ahead)).isoformat()
    (hit,) = not_yet.check()(Document("He left.", meta={"published": day}))
    assert isinstance(hit, Hit)
    assert hit.words == {"published": day}


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_only_the_day_after_publication_is_flagged(weekday: str) -> None:
    text = f"The minister resigned, officials said {weekday}.\n\nHe had no plan."
    flagged = [
        f"2019-01-{day:02}"
        for day in range(7, 14)
        if list(
            lead_day.check()(Document(text, meta={"published": f"2019-01-{day:02}"}))
        )
    ]
    (only,) = flagged
    after = date.fromisoformat(only) + timedelta(days=1)
    assert WEEKDAYS[after.weekday()] == weekday


def test_only_the_head_of_a_story_is_read() -> None:
    told = "Officials of the town said Thursday that the bridge was safe."
    other = "The bridge was built by the town in a year of great floods."
    meta = {"published": "2019-01-09"}
    head = Document("\n\n".join([other, told, other]), meta=meta)
    foot = Document("\n\n".join([other, other, other, other, told]), meta=meta)
    assert len(list(lead_day.check()(head))) == 1
    assert list(lead_day.check()(foot)) == []


@pytest.mark.parametrize("toll", range(1, 21))
def test_a_toll_taken_up_again_is_the_same(toll: int) -> None:
    doc = Document(f"A bomb killed 10 people.\n\nThe {toll} killed were men.")
    assert bool(list(definite_toll.check()(doc))) == (5 <= toll <= 20 and toll != 10)


def test_conversions_are_held_against_one_another() -> None:
    three = "$10 (£8), $20 (£16) and $5 million (£{} million)"
    assert list(rates.check()(Document(three.format(4)))) == []
    (hit,) = rates.check()(Document(three.format(40)))
    assert isinstance(hit, Hit)
    assert hit.words["rate"] == "8"
    assert list(rates.check()(Document("$10 (£8) and $5 (£40)"))) == []


def test_a_speaker_may_stand_in_the_paragraph_before_or_after() -> None:
    quotation = "“It was very loud in there.”"
    other = "The hall was closed."
    for story in ([other, quotation, "She said so."], ["He spoke.", quotation, other]):
        assert list(unattributed.check()(Document("\n\n".join(story)))) == []
    lonely = Document("\n\n".join([other, quotation, other]))
    assert [lonely[hit.span] for hit in unattributed.check()(lonely)] == [quotation]
