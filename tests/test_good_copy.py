"""Good copy that looks like bad: the packs on form and furniture leave it alone."""

from __future__ import annotations

import pytest

import newslint

PACKS = ("boilerplate", "structure", "holes", "residue", "encoding", "punctuation")
BEFORE = (
    "Ministers met in Geneva on Monday to talk about the price of oil, they said.\n\n"
    "They met again on Tuesday, and a third time on Wednesday.\n\n"
)
AFTER = "\n\nNo agreement was reached on the first day of the talks, they said.\n"
GOOD = (
    # Holes that are none.
    "He waited . . . and then he left the room.",
    "The address ends as in .com and nobody knows why.",
    "The have-nots were there, and so was the will to win.",
    "The man he spoke with has died, and all it is made of will burn.",
    "Are you for or against the plan? By and large, in and out of court, both.",
    "He was aware of and alarmed by the plan, with or without him.",
    "The page it was published on is gone.",
    "Yahoo Inc. has said that the U.S. is better, Jr. said.",
    "Super Bowl XX was won, and XX chromosomes and sizes XXL were spoken of.",
    # The page, spoken of.
    "Facebook and Twitter said on Tuesday that they would comply.",
    "The report, published Jan. 9, said that prices rose.",
    "Donors with blood group A+ and A- came to give.",
    "Read the report before voting.",
    "Related stories fill the second half of the book.",
    "The newsletter has a million readers who pay to subscribe.",
    "The advertisement ran for a week on the site.",
    "The phone has a mode called Picture in Picture, and (file) names are long.",
    "(Source: company data)",
    "The company changed its terms of service and its comment policy on Monday.",
    "The law on cookies and on privacy came in May.",
    "Copyright law was changed in 2019 after a long fight.",
    "By Monday the roads were clear. By Rs 500 a day they lived.",
    # Parts of a story with forms of their own.
    "10.30am: The ministers arrive.",
    "Q: What did they say?\n\nA: They said no.",
    "Smith 6 7 6; Jones 3 5 4\n\nArsenal 2 Leeds 0\n\nLiverpool 3-1 Everton",
    "Roses are red,\nviolets are blue,",
    "The Associated Press contributed to this report.",
    "Editor’s note: This story contains strong words.",
    "___",
    # Marks.
    "Write _word_ in Markdown, and snake_case in code. Name: ______",
    "The short- and long-dated bonds rated BBB- fell by -3 percent.",
    "a) first of all the talks, 1) then the vote. He smiled :-) and left.",
    "the 1990's best film, and A's and B's",
    "10\u00a0000 euros and 5\u00a0km",
    "“[He] was there,” she said [sic]. “What is this???” he tweeted.",
    "T.K. Maxx, TK Maxx and TK Elevator; XXX, the film; the date is TBC.",
    "CQ magazine said that CQ is a call sign.",
    "The rule is a < b and c > d in maths.",
    "The transfer window. It closed in May.",
    # Letters.
    "The people of São Paulo and of Âu Cơ, AT&T and Marks & Spencer.",
    "Is that so? See example.com/?q=1",
    "The 5 µm filter and ‘µTorrent’. She sang ‘Подмосковные вечера’ at the end.",
    "The self-\nrating of the firm was high.",
    # Words that follow themselves.
    "That that is is; he had had enough, and do do come in.",
    "It came in in 2010, and what it is is a mess, again and again the same.",
    "Boutros Boutros-Ghali and Faiz Ahmad Faiz spoke in New York, New York.",
    "Blue Cross Blue Shield, Oye Lucky Oye and Gimme Gimme Gimme.",
    "Duran Duran, Sirhan Sirhan, Zsa Zsa Gabor, Bora Bora and Walla Walla.",
    "World War III, the AAA rating, WWW, BBB, brrr, hmm and zzz.",
)


@pytest.mark.parametrize("copy", GOOD)
@pytest.mark.parametrize("story", [False, True], ids=["alone", "in a story"])
def test_good_copy_is_left_alone(copy: str, *, story: bool) -> None:
    text = BEFORE + copy + AFTER if story else copy
    found = newslint.check(text)
    assert [f for f in found if f.rule.startswith((*PACKS, "repetition"))] == []
