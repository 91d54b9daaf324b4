"""The page around a story: told from the story, and not seen where there is none."""

import pytest

from newslint.document import Document
from newslint.layers import blocks, page_furniture, whole_page
from newslint.layers.furniture import (
    FEATURES,
    features,
    gap_lengths,
    measure,
    near_by,
    overlap,
)
from newslint.layers.furniture_weights import WEIGHTS

PROSE = [
    "Ministers met in Geneva on Monday to talk about the price of oil, and they "
    "will meet again in March if they can, officials said after the talks had "
    "ended.",
    "They met again on Tuesday, and a third time on Wednesday, because there was so "
    "much to talk about, and because nobody wanted to be the first to leave the "
    "room.",
    "No agreement was reached on the first day of the talks, though there had been "
    "hopes for one before they began, and on the second day there was none in "
    "sight.",
    "On the second day, the delegates of both sides agreed to meet again, and to "
    "bring the figures that each of them had asked of the other in the letters of "
    "May.",
    "After the talks the minister said that the two sides would meet again, and "
    "that he was sure that there would be an agreement by the end of the year at "
    "the latest.",
    "A spokesman for the cartel said that it was pleased with the result, and that "
    "it would put out a statement on Thursday about what had been said and by whom.",
    "The price of oil rose a little in the course of the day, but it fell back in "
    "the evening when traders had read what the ministers had to say about the "
    "winter.",
]
MENU = (
    "Home,News,World,Business,Sport,Weather,Video,Blogs,Archives,Contact,Login".split(
        ","
    )
)
FOOT = [
    "Most popular",
    "Ten ships that sank",
    "About us",
    "Contact us",
    "Privacy policy",
    "Terms of use",
    "Advertise",
    "RSS feeds",
    "Sitemap",
    "Jobs",
]


def page(*lines: str) -> Document:
    return Document("\n".join(lines), "page.txt")


def test_the_weights_are_those_of_the_features() -> None:
    assert list(WEIGHTS) == list(FEATURES)
    texts = [*MENU, *PROSE]
    rows = dict(features([measure(text) for text in texts], texts))
    assert sorted(rows) == list(range(len(MENU)))
    assert {len(row) for row in rows.values()} == {len(FEATURES)}


def test_a_page_copied_whole() -> None:
    doc = page(*MENU, *PROSE, *FOOT)
    found = [doc[span].split("\n") for span in page_furniture(doc)]
    assert found[0] == MENU
    assert len(found) == 2
    assert set(found[1]) <= set(FOOT)
    assert len(found[1]) >= len(FOOT) - 2
    assert whole_page(doc)
    parts = [block.part for block in blocks(doc)]
    assert parts[: len(MENU)] == ["furniture"] * len(MENU)
    assert parts[len(MENU) : len(MENU) + len(PROSE)] == ["lead", *["body"] * 6]


def between(*lines: str) -> list[str]:
    """A story with lines in the middle of it."""
    return [*PROSE[:3], *lines, *PROSE[3:]]


STORIES = {
    "plain": PROSE,
    "subheads": [
        line
        for n, text in enumerate(PROSE, 1)
        for line in (f"What they want {n}", text)
    ],
    "list": between(
        "• Trade in gold and other metals",
        "• Graphite, coal and software",
        "• Oil",
        "• Sovereign debt",
        "• Cars",
        "• Ships",
        "• Aircraft",
        "• Food and drink",
        "• Medicine",
    ),
    "table": between(
        *("Arsenal 38 26 8 4", "Chelsea 38 25 9 4", "Liverpool 38 24 8 6"),
        *("Everton 38 20 9 9", "Fulham 38 19 9 10", "Reading 38 18 2 18"),
        *("Wigan 38 9 9 20", "Bolton 38 8 9 21", "Derby 38 1 8 29"),
    ),
    "questions": [
        line
        for text in PROSE
        for line in ("Q: What was agreed?", "A: Nothing.", "Q: Why?", f"A: {text}")
    ],
    "live blog": [
        line
        for n, text in enumerate(PROSE)
        for line in (f"1{n}:05 a.m.", "Talks go on", text)
    ],
    "verse": between(
        "The ships go out,",
        "the ships come in,",
        "and nobody knows",
        "where they have been.",
        "The sea is wide,",
        "the sea is deep,",
        "and those who sail",
        "have little sleep.",
        "The wind is cold,",
        "the night is long.",
    ),
    "menu alone": MENU,
    "short story with a menu": [*MENU, *PROSE[:2]],
}


@pytest.mark.parametrize("name", STORIES)
def test_stories_have_no_page_around_them(name: str) -> None:
    doc = page(*STORIES[name])
    assert [doc[span] for span in page_furniture(doc)] == []
    assert not whole_page(doc)


def test_measure() -> None:
    line = measure("Home | News | 24 Jobs")
    assert (line.words, line.interface_words, line.digits) == (4, 3, 1)
    assert line.separators == 2
    assert not line.prose
    assert measure(PROSE[0]).prose
    assert measure("He said that it was over and they left.").prose
    assert not measure("Ten ships that sank in the North Sea").prose
    assert measure("") == measure(" ")._replace(lower=False)


def test_what_the_features_count() -> None:
    assert gap_lengths([True, False, False, False, True]) == [0, 2, 2, 2, 0]
    assert overlap("Ships sank in Rotterdam", {"ships", "rotterdam"}) == 2 / 3
    assert overlap("in it", {"ships"}) == 0
    assert list(near_by([1.0, 9.0, -9.0])) == [0.0, -3 / 6, 5 / 6]
