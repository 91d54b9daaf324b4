"""Figures: how exact they are, and what may be worked out from them."""

from __future__ import annotations

import pytest

from newslint import packs
from newslint.checks import (
    answers,
    card_number,
    components,
    fractions,
    listed,
    measures,
    ordinals,
    percent_change,
    points,
    points_apart,
    scales,
)
from newslint.document import Document
from newslint.layers.figures import count, figure
from newslint.model import Fact, Hit
from newslint.plugins import builtin_folder
from newslint.rule import Check

UNITS = packs.read(builtin_folder() / "numbers.toml")["conversion-wrong"]["units"]


def found(check: Check, text: str) -> list[str]:
    """Return the places that a check flags, as they stand."""
    doc = Document(text)
    return [doc[hit.span] for hit in check(doc)]


@pytest.mark.parametrize(
    ("number", "scale", "low", "high"),
    [
        ("863", None, 862.5, 863.5),
        ("25.2", None, 25.15, 25.25),
        ("3.40", "billion", 3.395e9, 3.405e9),
        ("1,200", None, 1150, 1250),
        ("50", None, 49.5, 50.5),
        ("1,01,756", "crore", 1.017555e12, 1.017565e12),
        ("55", "cents", 0.545, 0.555),
    ],
)
def test_a_figure_is_all_that_may_be_rounded_to_it(
    number: str, scale: str | None, low: float, high: float
) -> None:
    read = figure(number, scale)
    assert (read.low, read.high) == pytest.approx((low, high))


def test_counts_are_figures_or_small_words() -> None:
    assert [count(text) for text in ("12", "1,200", "Twelve", "some", "3.5", "½")] == [
        *(12, 1200, 12),
        *(None, None, None),
    ]


@pytest.mark.parametrize("before", [7, 50, 63, 112, 689, 1234, 52_220])
@pytest.mark.parametrize("after", [9, 55, 71, 140, 863, 1_500, 40_661])
@pytest.mark.parametrize("digits", [0, 1])
def test_right_changes_are_silent_and_wrong_ones_are_not(
    before: int, after: int, digits: int
) -> None:
    check = percent_change.check()
    change = (after / before - 1) * 100
    verb, wrong = ("rose", "fell") if change > 0 else ("fell", "rose")
    rate = f"{abs(change):.{digits}f}"
    frames = (
        "Sales {verb} {rate}% to ${after:,} million from ${before:,} million.",
        "Sales {verb} by {rate} per cent, from {before:,} homes to {after:,}.",
        "Sales {verb} {rate} percent last year — to {after:,} from {before:,}.",
    )
    values = {"before": before, "after": after}
    for frame in frames:
        right = frame.format(verb=verb, rate=rate, **values)
        assert found(check, right) == [], right
        cut = frame.format(verb=verb, rate=f"{int(abs(change))}", **values)
        assert found(check, cut) == [], cut
        for text in (
            frame.format(verb=wrong, rate=rate, **values),
            frame.format(verb=verb, rate=f"{abs(change) * 2 + 25:.0f}", **values),
        ):
            assert len(found(check, text)) == 1, text


@pytest.mark.parametrize(
    "text",
    [
        "It rose 20% from 2018 to 2019.",
        "The coupon rose 5% to 2030 from 2020.",
        "It rose 20% to 60% from 50%.",
        "It rose 20% to $60 from £40.",
        "It rose 20% to 6,000 from 9 a.m.",
        "It rose 20%. It moved to 60 from 20.",
        "It rose 20%\nto 60 from 20.",
        "It rose more than 20% to 65 from 50.",
        "It rose nearly 20% to 59 from 50.",
        "It rose to 60 from 20.",
    ],
)
def test_what_gives_no_change_is_silent(text: str) -> None:
    assert found(percent_change.check(), text) == []


@pytest.mark.parametrize("now", [97, 131, 155, 163, 201, 311])
@pytest.mark.parametrize(
    "form",
    [
        "{now} firms, {way} {rate}% from 128",
        "{way} {rate}%, from 128 to {now}",
        "a {rate}% {noun} from 128 to {now}",
    ],
)
def test_either_order_of_figures_is_worked_out(form: str, now: int) -> None:
    way, noun = ("up", "rise") if now > 128 else ("down", "fall")
    rate = round(abs(now / 128 - 1) * 100)
    right = form.format(now=now, way=way, noun=noun, rate=rate)
    wrong = form.format(now=now, way=way, noun=noun, rate=rate + 8)
    assert found(percent_change.check(), right) == []
    assert found(percent_change.check(), wrong) == [wrong]


@pytest.mark.parametrize("lead", range(1, 15))
def test_leads_are_out_by_one_at_most(lead: int) -> None:
    for text in (
        "by {} points, {} percent to {} percent",
        "a {}-point lead, {}-{}",
        "{} percentage points, from {}% in May to {}%",
    ):
        for said in range(1, 20):
            seen = found(points_apart.check(), text.format(said, 40 + lead, 40))
            assert bool(seen) == (abs(said - lead) > 1)


def test_decimals_of_points_are_exact() -> None:
    assert found(points_apart.check(), "by 6.3 points, 46.6% to 40.3%") == []
    assert len(found(points_apart.check(), "by 6.9 points, 46.6% to 40.3%")) == 1
    assert found(points_apart.check(), "by about 8 points, 46% to 40%") == []


@pytest.mark.parametrize(("part", "whole"), [(1, 3), (13, 20), (171, 923), (35, 38)])
def test_shares_may_be_rounded_or_cut(part: int, whole: int) -> None:
    for digits in (0, 1):
        share = 100 * part / whole
        cut = int(share * 10**digits) / 10**digits
        for rate in (round(share, digits), cut):
            said = f"{part} of the {whole} ({rate:.{digits}f}%)"
            assert found(fractions.check(), said) == []
        wrong = f"{part} of the {whole} ({share + 3:.{digits}f}%)"
        assert found(fractions.check(), wrong) == [wrong]


def test_points_are_offered_only_where_per_cent_is_wrong() -> None:
    text = "Rates {} 2 percent to 10 percent from 8 percent."
    (hit,) = points.check()(Document(text.format("rose")))
    assert isinstance(hit, Hit)
    assert [edit.text for edit in hit.edits] == ["2 percentage points"]
    assert found(points.check(), text.format("stood at")) == []
    assert found(points.check(), "It rose 1% to 101% from 100%.") == []


def test_every_ordinal_has_one_ending() -> None:
    check = ordinals.check()
    for number in range(1, 400):
        right = ordinals.ending(number)
        assert found(check, f"the {number}{right} day") == []
        for wrong in {"st", "nd", "rd", "th"} - {right}:
            assert found(check, f"the {number:,}{wrong} day") == [f"{number}{wrong}"]


def test_stones_are_no_ordinals() -> None:
    assert found(ordinals.check(), "He weighs 12st 3lb, she 10st.") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("100 miles (210 km)", "161 km"),
        ("a 5-mile (12-kilometer) walk", "8.05 kilometer"),
        ("5 miles (8 km) and 6 miles (20 km)", "9.66 km"),
        ("60 mph (160 kph)", "96.6 kph"),
        ("1.5 million acres (60,000 hectares)", "607,028 hectares"),
        ("150 pounds (68 kg) and 150 pounds (86 kg)", "68 kg"),
        ("40 degrees Celsius (140 F)", "104 F"),
    ],
)
def test_wrong_conversions_are_worked_out(text: str, right: str) -> None:
    (hit,) = measures.check(UNITS)(Document(text))
    assert isinstance(hit, Hit)
    assert hit.words["right"] == right


@pytest.mark.parametrize(
    "text",
    [
        "100 miles (160 km), 100 miles (161 km), 100 nautical miles (185 km)",
        "30,000 feet (9,000 meters) and 8,848 m (29,029 ft)",
        "10 tons (9 tonnes), 10 tons (10.2 tonnes), 10 gallons (38 liters)",
        "5 feet 6 inches (1.68 meters)",
        "5 to 10 miles (16 km)",
        "-40 C (-40 F), 0 C (32 F), a rise of 2 C (3.6 F)",
        "30 miles (5 hours), 3 acres (5 km), $100 pounds (12 kg)",
        "6 ounces (170 grams) and 1 troy ounce (31 grams)",
    ],
)
def test_right_conversions_are_silent(text: str) -> None:
    assert found(measures.check(UNITS), text) == []


def test_lists_of_names_are_counted() -> None:
    check = listed.check(joint=["Johnson & Johnson"], unless=["Ohio"])
    assert found(check, "It won two states: Iowa, Utah and Texas.") == ["two states"]
    for text in (
        "It won three states: Iowa, Utah and Texas.",
        "It won two states: Iowa and Utah, and then Texas.",
        "two firms: Johnson & Johnson and Pfizer.",
        "two cities: Dayton, Ohio, and Toledo.",
        "two of five states: Iowa and Utah.",
        "two things: hope, faith and love.",
    ):
        assert found(check, text) == [], text


def test_people_are_summed() -> None:
    text = "{} people (seven men, four women and a child) died."
    assert found(components.check(), text.format("Twelve")) == []
    assert found(components.check(), text.format("Eleven")) == ["Eleven people"]
    assert found(components.check(), "Two people, a man and two women, died.") == []


# Numbers that schemes publish for tests.
@pytest.mark.parametrize(
    "number", ["4111 1111 1111 1111", "5555555555554444", "3782 822463 10005"]
)
def test_card_numbers_have_a_check_digit(number: str) -> None:
    check = card_number.check()
    assert found(check, f"paid by {number}.") == [number]
    spoilt = number[:-1] + str((int(number[-1]) + 1) % 10)
    for text in (spoilt, f"1{number}", f"{number}0", f"/{number}", f"{number}-1"):
        assert found(check, text) == [], text


def test_answers_to_one_question_are_summed() -> None:
    text = "A poll found {}% for it, 40% against and {} percent undecided."
    for share in range(1, 60):
        for none in range(1, 40):
            flagged = found(answers.check(), text.format(share, none))
            assert bool(flagged) == (share + 40 + none > 103)


def test_sums_with_one_noun_share_a_scale() -> None:
    text = "A $1.5 million deal, the $1.5 billion deal, a £1.5 billion deal."
    seen = scales.check()(Document(text))
    facts = [fact for fact in seen if isinstance(fact, Fact)]
    assert [(fact.key, fact.value) for fact in facts] == [
        ("$1.5 deal", "million"),
        ("$1.5 deal", "billion"),
        ("£1.5 deal", "billion"),
    ]
