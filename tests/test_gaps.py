"""The gap model: its net, its sieves, its judge, and where it keeps silent."""

from __future__ import annotations

from math import exp, log
from pathlib import Path

import pytest

from newslint.checks import gap
from newslint.document import Document, revise
from newslint.gaps import net as nets
from newslint.gaps.judge import judged
from newslint.gaps.net import NONE, SIDE, joined, likelihoods, parted
from newslint.gaps.signs import read
from newslint.gaps.sites import Site, is_prose, sites
from newslint.pairs import table
from newslint.pairs.tokens import EDGE, TOKEN, plain

DATA = Path(__file__).parents[1] / "rules" / "data"
PAIRS, NET, WEIGHTS = DATA / "pairs.bin", DATA / "gaps.bin", DATA / "gap-weights.tsv"
COUNTS = table.load(PAIRS)
GAPS = nets.load(NET, COUNTS)


def row(text: str) -> tuple[list[str], list[int]]:
    """Return the tokens of a text, with edges around, and their numbers."""
    edges = [EDGE] * SIDE
    tokens = edges + TOKEN.findall(plain(text)) + edges
    return tokens, [COUNTS.number[token] for token in tokens]


def chances(left: str, right: str) -> dict[str, float]:
    """Return how likely each small word is between two texts; ‘’ is none."""
    before, after = row(left)[1][:-SIDE], row(right)[1][SIDE:]
    found = likelihoods(GAPS, before[-SIDE:], after[:SIDE])
    return dict(zip(("", *GAPS.words), map(exp, found), strict=True))


@pytest.mark.parametrize(
    "numbers", [[0], [-1], [1, -1, 0], [-(2**30), 2**30, -7, 0, 3], [5] * 192]
)
def test_a_row_joined_to_one_number_parts_again(numbers: list[int]) -> None:
    assert list(parted(joined(numbers), len(numbers))) == numbers


def test_long_numbers_add_and_multiply_slot_by_slot() -> None:
    total = joined([3, -4, 5]) * -7 + joined([-1, -2, -3]) * 2
    assert list(parted(total, 3)) == [-23, 24, -41]


def test_the_net_reckons_what_its_weights_say() -> None:
    left, right = row("The company said it would")[1], row("train new staff by May")[1]
    words = left[SIDE : 2 * SIDE] + right[SIDE : 2 * SIDE]
    about, size = GAPS.about, GAPS.about["embedding"]
    inputs = [v for w in words for v in GAPS.embeddings[w * size : (w + 1) * size]]
    hidden = [
        max(0.0, about["first_unit"] * total)
        for total in (
            GAPS.first_bias[k]
            + sum(v * GAPS.first[i * about["hidden"] + k] for i, v in enumerate(inputs))
            for k in range(about["hidden"])
        )
    ]
    wide = len(GAPS.words) + 1
    scores = [
        GAPS.second_bias[k] * about["second_unit"] / nets.FINE
        + sum(
            h * GAPS.second[i * wide + k] * about["second_unit"]
            for i, h in enumerate(hidden)
        )
        for k in range(wide)
    ]
    whole = log(sum(map(exp, scores)))
    found = likelihoods(GAPS, words[:SIDE], words[SIDE:])
    assert found == pytest.approx([score - whole for score in scores], abs=0.25)
    assert sum(map(exp, found)) == pytest.approx(1)


def test_the_net_knows_what_is_missing_and_what_is_not() -> None:
    lost = chances("The company said it would be able", "train new staff by May")
    assert max(lost, key=lost.__getitem__) == "to"
    whole = chances("The company said it would be able to", "train new staff by May")
    assert max(whole, key=whole.__getitem__) == ""


def test_a_file_that_is_no_net_or_another_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no table"):
        nets.load(PAIRS, COUNTS)
    words = ["the", "of"]
    other = tmp_path / "other.bin"
    other.write_bytes(table.pack({"vocabulary": 3}, words, nets.MAGIC))
    with pytest.raises(ValueError, match="not made with"):
        nets.load(other, COUNTS)


def test_usual_triples_are_known_and_few_others() -> None:
    number = COUNTS.number
    usual = ["one of the", "as well as", "will be the", "has been a"]
    assert all(GAPS.has_seen(*(number[w] for w in t.split())) for t in usual)
    odd = ["of the our", "the had been", "to of by", "was her at", "if the of"]
    seen = [GAPS.has_seen(*(number[w] for w in t.split())) for t in odd]
    assert sum(seen) <= 2  # a bit may be shared


def test_the_sieves_leave_few_gaps_of_good_prose() -> None:
    story = (Path(__file__).parent / "stories").glob("*.txt")
    text = next(iter(sorted(story))).read_text(encoding="utf-8")
    found = total = 0
    for line in text.splitlines():
        tokens, numbers = row(line)
        if tokens[SIDE:-SIDE] and is_prose(tokens[SIDE:-SIDE]):
            found += len(list(sites(COUNTS, GAPS, tokens, numbers)))
            total += len(tokens)
    assert 0 < found < 0.12 * total


def test_headlines_and_lists_are_no_prose() -> None:
    assert not is_prose(row("Iran Deal Is Dead, Says Trump Aide")[0][SIDE:-SIDE])
    assert not is_prose(row("Rain in the north")[0][SIDE:-SIDE])
    assert is_prose(row("Rain fell in the north for hours.")[0][SIDE:-SIDE])


def test_the_signs_are_the_same_every_time_and_all_are_numbers() -> None:
    tokens, numbers = row("The company said it would be able train new staff by May.")
    site = Site(False, tokens.index("train"))
    first, again = (read(COUNTS, GAPS, tokens, numbers, site) for _ in range(2))
    assert first == again
    assert first
    assert first.word == "to"
    assert all(isinstance(value, float) for value in first.signs.values())


def test_what_stands_as_it_should_has_no_signs() -> None:
    tokens, numbers = row("The company said it would be able to train new staff.")
    assert read(COUNTS, GAPS, tokens, numbers, Site(True, tokens.index("to"))) is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "The company said it would be able train new staff by the end of May.",
            "The company said it would be able to train new staff by the end of May.",
        ),
        (
            "The senator said the he believed the women who have come forward.",
            "The senator said he believed the women who have come forward.",
        ),
    ],
)
def test_the_fix_is_the_word_put_in_or_taken_out(wrong: str, right: str) -> None:
    doc = Document(wrong)
    found = [
        gap.hit(doc, each)
        for each in judged(PAIRS, NET, WEIGHTS)(doc)
        if each.chance > 0.9
    ]
    assert [revise(wrong, hit.edits)[0] for hit in found] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "What it is is a start, and the higher the price, the fewer will buy.",
        "Those I spoke to had no doubt that the powers that be would listen.",
        "Had he known, he said, he would not have had to have it done at all.",
        "She gave them its address and told him that that was that for the year.",
        "Year in and year out, the town has waited for the road to be built.",
        "The question is which of them to ask, and what for, said the minister.",
        "Exporter Peter Howard of Ozepulse says conditions are not what they were.",
    ],
)
def test_good_english_is_silent(text: str) -> None:
    read_story = judged(PAIRS, NET, WEIGHTS)
    assert [found for found in read_story(Document(text)) if found.chance > 0.9] == []


def test_the_most_likely_outputs_leave_none_to_small_words() -> None:
    assert NONE not in GAPS.small.values()
    assert sorted(GAPS.small.values()) == list(range(1, len(GAPS.words) + 1))
