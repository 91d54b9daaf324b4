"""What a pattern finds near a few words is all that it finds in the text."""

import re

from newslint.document import Document
from newslint.layers.near import found_near, standing, stretches

DEAD = re.compile(r"\d+ (?:people )?(?:killed|dead)\b", re.IGNORECASE)
STORY = f"There were 12 people killed. {'Nothing else. ' * 30}The 14 DEAD, 3 killed."


def test_finds_what_the_pattern_finds_in_the_whole_text() -> None:
    near = found_near(Document(STORY), DEAD, ("killed", "dead"), 40)
    assert [m.span() for m in near] == [m.span() for m in DEAD.finditer(STORY)]


def test_finds_nothing_without_the_words() -> None:
    assert not [*found_near(Document("12 people left"), DEAD, ("killed",), 40)]


def test_says_each_place_that_a_piece_stands_in() -> None:
    assert [*standing("anana", "ana")] == [0, 2]
    assert not [*standing("anana", "x")]


def test_stretches_that_meet_are_one() -> None:
    assert [*stretches([100, 120, 300], 10)] == [(90, 130), (290, 310)]
    assert not [*stretches([], 10)]
