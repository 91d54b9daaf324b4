"""What the structure and boilerplate packs say of whole stories."""

import pytest
from conftest import STORIES

import newslint
from newslint.checks.misplaced import check as misplaced

HEAD = "Oil talks go on"
LEAD = "Ministers met in Geneva on Monday to talk about the price of oil, they said."
BODY = [
    "They met again on Tuesday, and a third time on Wednesday, officials said.",
    "No agreement was reached on the first day of the talks, they said.",
    "On the second day, the delegates of both sides agreed to meet again.",
    "After the talks the minister said that the two sides would meet again.",
    "A spokesman for the cartel said that it was pleased with the result.",
]
CAPTION = "Ships in Rotterdam, Friday, Jan. 4, 2019. (AP Photo/Jane Doe)"


def rules(*paragraphs: str, pack: str = "structure") -> list[str]:
    found = newslint.check("\n\n".join(paragraphs) + "\n")
    return [f.rule.removeprefix(f"{pack}/") for f in found if f.rule.startswith(pack)]


def anatomy(name: str) -> list[tuple[int, str, str]]:
    """Line, severity and rule of what the two packs find in one of the stories."""
    text = (STORIES / name).read_text("utf-8")
    return [
        (f.start.line, str(f.severity), f.rule)
        for f in newslint.check(text, path=name)
        if f.rule.startswith(("boilerplate/", "structure/"))
    ]


def test_first_story() -> None:
    assert anatomy("kim-motorcade-1.txt") == [
        (5, "error", "boilerplate/timestamp-line"),
        (5, "error", "boilerplate/font-size-widget"),
        (7, "warning", "boilerplate/photo-credit"),
        (9, "warning", "structure/byline-below-lead"),
        (23, "warning", "boilerplate/photo-credit"),
        (48, "error", "boilerplate/comment-policy"),
        (50, "error", "boilerplate/comment-policy"),
        (52, "error", "boilerplate/share-bar"),
    ]


def test_second_story() -> None:
    assert anatomy("kim-motorcade-2.txt") == [(1, "error", "boilerplate/metadata-leak")]


def test_a_story_as_it_should_be() -> None:
    head = (HEAD, "By Jane Doe", "March 3, 2019")
    assert rules(*head, f"GENEVA (AP) — {LEAD}", *BODY) == []


@pytest.mark.parametrize("above", [(CAPTION,), (f"GENEVA (AP) — {LEAD}",)])
def test_a_byline_below(above: tuple[str, ...]) -> None:
    assert rules(HEAD, *above, "By Jane Doe", *BODY) == ["byline-below-lead"]


def test_bylines_that_may_stand() -> None:
    assert rules(HEAD, LEAD, *BODY, "By Jane Doe") == []
    assert rules(HEAD, LEAD, *BODY[:2], "The view", "By Jane Doe", *BODY[2:]) == []
    two = (*BODY[:3], "By Jane Doe", BODY[3], "By John Roe", BODY[4])
    assert rules(HEAD, LEAD, *two) == []
    assert rules(HEAD, LEAD, "By Monday the ships had left.", *BODY) == []


def test_a_story_that_stops() -> None:
    assert rules(HEAD, LEAD, *BODY, "They said that they would meet again in the") == [
        "truncated-last-sentence"
    ]
    assert rules(HEAD, LEAD, *BODY, "They said that they would meet again in May") == []
    assert rules(HEAD, LEAD, *BODY, "They will all of them meet again. Reuter...") == []
    assert rules(HEAD, LEAD, "They said that they would meet again in the") == []


def test_two_stories_joined() -> None:
    second = "LIMA, Peru (AP) — A bus fell into a ravine and nine people died."
    first = f"GENEVA (AP) — {LEAD}"
    assert rules(HEAD, first, *BODY, second) == ["two-stories-joined"]
    assert rules(HEAD, first, *BODY[:2], second) == []
    assert rules(HEAD, first, *BODY, second, *BODY, second) == []


def test_a_dateline_set_twice() -> None:
    twice = f"GENEVA (AP) — GENEVA (AP) — {LEAD}"
    assert "duplicate-dateline" in rules(HEAD, twice, *BODY)
    assert rules(HEAD, f"GENEVA (AP) — GENEVA is cold. {LEAD}", *BODY) == []


def test_a_headline_with_a_stop() -> None:
    head = "Kim visits Beijing for the fourth time"
    story = ("By Jane Doe", f"GENEVA (AP) — {LEAD}", *BODY)
    assert rules(f"{head}.", *story) == ["headline-final-stop"]
    assert rules(head, *story) == []


def test_repeats_of_a_whole_page_are_its_own() -> None:
    prose = [
        f"{text} So it went on and on, and so it will in the winter" for text in BODY
    ]
    story = [f"{text}, as they have for {n} years." for n, text in enumerate(prose, 30)]
    menu = "Home News World Business Sport Weather Video Blogs Archives Contact".split()
    text = "\n".join([*menu, *story, *story])
    page = [f.rule for f in newslint.check(text)]
    assert "boilerplate/page-furniture" in page
    assert "repetition/repeated-paragraph" not in page
    alone = [f.rule for f in newslint.check("\n".join([*story, *story]))]
    assert "repetition/repeated-paragraph" in alone


def test_a_part_that_is_none() -> None:
    with pytest.raises(ValueError, match="no part is called 'bylines'"):
        misplaced("bylines")
    with pytest.raises(ValueError, match="no part is called 'leads'"):
        misplaced("byline", after=["leads"])
