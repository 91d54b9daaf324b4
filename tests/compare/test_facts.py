"""Numbers, dates, names, titles and negations that differ, and those that do not."""

import pytest

from newslint.compare import Change, compare
from newslint.document import Document


def facts(old: str, new: str) -> list[tuple[str, str]]:
    """Return the sort and the message of the facts that differ."""
    found: tuple[Change, ...] = compare(
        Document(old, "a"), Document(new, "b"), ["facts"]
    ).changes
    return [(change.what, change.message) for change in found]


@pytest.mark.parametrize(
    ("template", "old", "new", "what"),
    [
        (
            "The fire killed {} people in the town, officials said.",
            "17",
            "19",
            "number",
        ),
        (
            "The fire killed {} people in the town, officials said.",
            "six",
            "8",
            "number",
        ),
        ("The firm lost {} in the first quarter, it said.", "$3m", "$3bn", "number"),
        (
            "Support fell to {} of voters, the poll found.",
            "21%",
            "27 percent",
            "number",
        ),
        (
            "The talks in Geneva will begin on {}, he said.",
            "Monday",
            "Friday",
            "weekday",
        ),
        ("The court will rule on {}, the clerk said.", "May 3", "June 3", "date"),
        ("The law of {} forbids it, the court said.", "1996", "1998", "year"),
        (
            "The bus left at {} and never arrived, they said.",
            "9 p.m.",
            "8:30 p.m.",
            "time",
        ),
        (
            "“I saw it,” said {} of the harbour police.",
            "John Smith",
            "Mary Jones",
            "name",
        ),
        ("The council met {} in Paris to talk.", "Mr. Sokolov", "Mr. Sokolow", "name"),
        (
            "Germany sent {} John Meier to the talks in Rome.",
            "Ambassador",
            "Chancellor",
            "title",
        ),
    ],
)
def test_a_fact_that_is_another(template: str, old: str, new: str, what: str) -> None:
    found = facts(template.format(old), template.format(new))
    assert (what, f"‘{old}’ is now ‘{new}’") in found or [w for w, _ in found] == [what]


def test_a_negation() -> None:
    old = "The minister said he would not resign over the affair, reports said."
    assert facts(old, old.replace("not ", "")) == [("negation", "‘not’ is gone")]
    assert facts(old.replace("not ", ""), old) == [("negation", "‘not’ is new")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "It cost 1,500,000 dollars, she said.",
            "It cost 1.5 million dollars, she said.",
        ),
        (
            "Seven people died in the fire, he said.",
            "7 people died in the fire, he said.",
        ),
        ("It rose 5 percent on Monday, he said.", "It rose 5% on Monday, he said."),
        ("They met on Jan. 9 in Beijing.", "They met on January 9 in Beijing."),
        ("They met on Jan. 9, 2019 in Beijing.", "They met on 9 January in Beijing."),
        ("President Xi Jinping met them there.", "Xi met them there."),
        (
            "Sen. John Smith voted for it on Monday.",
            "Senator John Smith voted for it on Monday.",
        ),
        ("The United Nations met on Monday.", "The UN met on Monday."),
        ("He saw Kim’s limousine in Beijing.", "He saw Kim's limousine in Beijing."),
        ("The armoured train left Kyiv.", "The armored train left Kyiv."),
        (
            "Photos: The trial Hide Caption 3 of 17",
            "Photos: The trial Hide Caption 4 of 19",
        ),
    ],
)
def test_the_same_fact_in_another_form(old: str, new: str) -> None:
    assert facts(old, new) == []


def test_a_fact_that_stands_elsewhere_is_not_gone() -> None:
    old = "He met Peng Liyuan on Tuesday in Beijing.\n\nThe dinner was long and good."
    new = "He met her on Tuesday in Beijing.\n\nThe dinner with Peng was long and good."
    assert facts(old, new) == []


def test_what_comes_and_goes_is_told_once() -> None:
    old = (
        "The fire began in the cellar of the shop.\n\nThe shop in the cellar was lost."
    )
    new = old.replace("the cellar", "the cellar in Leeds")
    assert facts(old, new) == [("name", "‘Leeds’ is new")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "The Bank of America lent the town the money on Monday.",
            "The Bank of England lent the town the money on Monday.",
            ["‘Bank of America’ is now ‘Bank of England’"],
        ),
        (
            "They met in the Great Hall of the People on Monday to talk about trade.",
            "They met in a hotel on Monday to talk about trade.",
            ["‘Great Hall of the People’ is gone"],
        ),
        (
            "Barack Obama’s Deferred Action for Childhood Arrivals ended on Monday.",
            "Barack Obama’s DACA programme ended on Monday.",
            [],
        ),
        (
            "She lived next door to him in the mid-’90s, the neighbour said on Monday.",
            "She lived next door to him for some years, the neighbour said on Monday.",
            [],
        ),
        (
            "FIRST ON THIS PAGE: the schools of the old town are shut, the mayor said.",
            "The schools of the old town are shut, the mayor said.",
            [],
        ),
        (
            "He called the GOP rival of the mayor a man without a plan.",
            "He called the Republican rival of the mayor a man without a plan.",
            [],
        ),
        (
            "1) The schools of the old town are shut for good, the mayor said.",
            "The schools of the old town are shut for good, the mayor said.",
            [],
        ),
    ],
)
def test_what_is_one_name_and_what_is_no_fact(
    old: str, new: str, told: list[str]
) -> None:
    assert [message for _, message in facts(old, new)] == told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Footnotes, indices, lists and galleries count nothing.
        (
            "He spoke to voters of President Obama before the vote on Friday.",
            "He spoke to voters of President Obama1 before the vote on Friday.",
        ),
        (
            "The S&P 500 and the Dow fell on the day after the vote in London.",
            "The index and the Dow fell on the day after the vote in London.",
        ),
        (
            "The bill passed the house on the third try.\n\nSlideshow (15 Images)\n",
            "The bill passed the house on the third try.\n\nSlideshow (19 Images)\n",
        ),
        # Where the desk writes from is no fact of the story.
        (
            "Washington (CNN) The fleet fired on the coast for an hour on Friday.",
            "The fleet fired on the coast for an hour on Friday.",
        ),
    ],
)
def test_what_states_nothing(old: str, new: str) -> None:
    assert [what for what, _ in facts(old, new) if what != "name"] == []
    assert "Washington" not in str(facts(old, new))
    assert "Obama" not in str(facts(old, new))
