"""What the structure and boilerplate packs say of whole stories."""

import pytest
from conftest import STORIES

import newslint
from newslint.checks import copied
from newslint.checks.misplaced import check as misplaced
from newslint.document import Document
from newslint.model import Block, Span

HEAD = "Oil talks go on"
LEAD = "Ministers met in Geneva on Monday to talk about the price of oil, they said."
BODY = [
    "They met again on Tuesday, and a third time on Wednesday, officials said.",
    "No agreement was reached on the first day of the talks, they said.",
    "On the second day, the delegates of both sides agreed to meet again.",
    "After the talks the minister said that the two sides would meet again.",
    "A spokesman for the cartel said that it was pleased with the result.",
]
TIMES = "boilerplate/timestamp-line"
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
        (5, "warning", "boilerplate/timestamp-line"),
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


def test_a_second_story_with_a_byline_of_its_own() -> None:
    second = ("Bus falls into ravine", "By John Roe")
    lead = "LIMA, Peru — A bus fell into a ravine and nine people died, police said."
    first = ("By Jane Doe", f"GENEVA — {LEAD}", *BODY)
    assert rules(HEAD, *first, *second, lead, BODY[0]) == ["two-stories-joined"]
    assert rules(HEAD, *first, second[0], lead, BODY[0]) == []


def test_the_dateline_again_below() -> None:
    first = f"GENEVA (AP) — {LEAD}"
    again = (f"GENEVA (AP) — {BODY[0]}", *BODY[1:])
    assert rules(HEAD, "By Jane Doe", first, *again) == ["repeated-dateline"]
    assert rules(HEAD, "By Jane Doe", first, f"GENEVA is calm. {BODY[0]}") == []


def test_a_dateline_set_twice() -> None:
    twice = f"GENEVA (AP) — GENEVA (AP) — {LEAD}"
    assert "duplicate-dateline" in rules(HEAD, twice, *BODY)
    assert rules(HEAD, f"GENEVA (AP) — GENEVA is cold. {LEAD}", *BODY) == []


def test_two_captions_alike() -> None:
    alike = CAPTION.replace("Ships", "Two ships")
    story = (HEAD, f"GENEVA (AP) — {LEAD}", *BODY[:2])
    assert rules(*story, CAPTION, BODY[2], alike, *BODY[3:]) == ["captions-alike"]
    other = "A tanker is unloaded in the harbour of Odessa, Monday. (AP Photo/Ann Poe)"
    assert rules(*story, CAPTION, BODY[2], other, *BODY[3:]) == []


def test_a_deck_that_comes_again() -> None:
    deck = "The ministers of both sides will meet again in May, and so will the traders"
    story = (HEAD, deck, "By Jane Doe", f"GENEVA (AP) — {LEAD}", *BODY[:3])
    assert rules(*story, f"{deck}.", *BODY[3:]) == ["deck-equals-body"]
    assert rules(*story, *BODY[3:]) == []
    stopped = [f"{text}." if text == deck else text for text in story]
    again = rules(*stopped, f"{deck}.", *BODY[3:], pack="repetition")
    assert again == ["repeated-paragraph"]


@pytest.mark.parametrize(
    "credit", ["Jane Doe/Reuters", "Photo: Jane Doe/AP", "AP Photo", "Getty Images"]
)
def test_a_credit_in_the_body(credit: str) -> None:
    story = (HEAD, f"GENEVA (AP) — {LEAD}")
    assert rules(*story, *BODY[:2], credit, *BODY[2:]) == ["credit-in-body"]
    assert rules(*story, *BODY, credit) == []
    assert rules(credit, *story, *BODY) == []


def test_a_credit_is_flagged_once() -> None:
    text = "\n\n".join((HEAD, LEAD, *BODY[:2], "(AP Photo/Jane Doe)", *BODY[2:]))
    assert [f.rule for f in newslint.check(text)] == ["boilerplate/photo-credit"]


def test_furniture_anywhere() -> None:
    for line in ("Share Tweet Email", "Advertisement", "Sign up for our newsletter"):
        story = (HEAD, LEAD, *BODY[:2], line, *BODY[2:])
        assert len(rules(*story, pack="boilerplate")) == 1, line


def test_copy_that_looks_like_furniture() -> None:
    story = (
        *("Q: What did they say?", "A: They said that they would meet again."),
        "___",
        *("10.30am: The ministers arrive, and nobody says a word to anyone.",),
        *("Updated at 11.05 a.m.", "They have left again."),
        *("Reporting by Jane Doe in Geneva; editing by John Roe",),
    )
    found = newslint.check("\n\n".join((HEAD, LEAD, *BODY, *story)) + "\n")
    assert {str(f.severity) for f in found if f.rule != TIMES} <= {"info"}


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


def test_of_many_captions_alike_each_is_flagged() -> None:
    same = "Ships of four lines lie in the harbour of Rotterdam on Friday, number"
    given, text = list[Block](), ""
    for number in range(2 * copied.MOST):
        caption = f"{same} {number}."
        given.append(Block(Span(len(text), len(text) + len(caption)), "caption"))
        text += f"{caption}\n\n"
    look = copied.check("caption", ["caption"], share=0.8)
    found = list(look(Document(text, given=tuple(given))))
    assert [hit.span for hit in found] == [block.span for block in given[1:]]
