"""Duplicates in a collection: what is grouped, what is not, and how it is told."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import stories
from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.corpus import candidates, resemblance, shards
from newslint.corpus.articles import Article
from newslint.corpus.duplicates import Groups, findings, groups
from newslint.corpus.look import Looked, record
from newslint.corpus.rows import rows, table

A_SHARD = 3  # articles; collections in tests are small


def prose(seed: int, words: int) -> str:
    """Sentences of made-up words, no two seeds alike."""
    dice = random.Random(seed)
    made = ["".join(dice.choices("abdegiklmnoprstu", k=6)) for _ in range(words)]
    lines = [made[i : i + 12] for i in range(0, len(made), 12)]
    return "\n\n".join(" ".join(line).capitalize() + "." for line in lines)


def grouped(
    folder: Path, texts: Iterable[str], meta: Mapping[str, str] | None = None
) -> Groups:
    """The groups of texts, called 1, 2, … in their order."""
    every = [
        Article(str(i), str(i), 1, text, meta or {}) for i, text in enumerate(texts, 1)
    ]
    made = []
    for at in range(0, len(every), A_SHARD):
        seen = [
            Looked(record(each, each.document(), (), 0), (), (), ())
            for each in every[at : at + A_SHARD]
        ]
        made.append(folder / f"{at:05}.parquet")
        shards.write(made[-1], table(rows(seen)))
    return groups(made, folder)


def test_articles_that_share_nothing_are_in_no_group(tmp_path: Path) -> None:
    found = grouped(tmp_path, [prose(i, 200) for i in range(20)])
    assert found == Groups({}, {}, {}, {}, {})


def test_no_articles_make_no_groups(tmp_path: Path) -> None:
    assert grouped(tmp_path, []) == Groups({}, {}, {}, {}, {})


def test_a_copy_is_the_same_whatever_its_blanks_and_capitals(tmp_path: Path) -> None:
    text = prose(1, 100)
    copy = text.replace("\n\n", "\n\n\n").replace(" ", "  ").swapcase()
    found = grouped(tmp_path, [text, prose(2, 100), copy])
    assert found.same == {"3": "1"}
    assert found.near == {"1": "1", "3": "1"}


def test_another_word_makes_it_no_copy_but_a_near_one(tmp_path: Path) -> None:
    text = prose(1, 100)
    other = text.replace(text.split()[50], "otherwise")
    found = grouped(tmp_path, [text, other])
    assert found.same == {}
    assert found.near == {"1": "1", "2": "1"}
    assert found.like["2"].other == "1"
    assert found.like["2"].mine == pytest.approx(0.99, abs=0.01)


def test_near_copies_may_be_far_apart(tmp_path: Path) -> None:
    text = prose(0, 200)
    others = [prose(i, 200) for i in range(1, 10)]
    found = grouped(tmp_path, [*others, text, prose(10, 200), f"{text} X."])
    assert found.near == {"10": "10", "12": "10"}


def test_a_brief_is_near_the_story_that_holds_it(tmp_path: Path) -> None:
    whole = prose(1, 600)
    brief = "\n\n".join(whole.split("\n\n")[:8])
    found = grouped(tmp_path, [brief, prose(2, 600), whole])
    assert found.near == {"1": "1", "3": "1"}
    like = found.like["3"]
    assert (like.other, like.theirs) == ("1", 1.0)
    assert like.mine == pytest.approx(96 / 600, abs=0.02)


@pytest.mark.parametrize(("shared", "together"), [(30, True), (15, False)])
def test_half_of_the_words_is_what_counts(
    tmp_path: Path, shared: int, together: bool
) -> None:
    paragraphs = [prose(i, 12) for i in range(150)]
    one = paragraphs[:50]
    other = [*one[:shared], *paragraphs[100 : 150 - shared]]
    found = grouped(tmp_path, ["\n\n".join(one), "\n\n".join(other)])
    assert (found.near == {"1": "1", "2": "1"}) == together


def test_versions_of_versions_are_one_group(tmp_path: Path) -> None:
    paragraphs = prose(1, 1200).split("\n\n")
    texts = ["\n\n".join(paragraphs[at : at + 30]) for at in range(0, 70, 10)]
    found = grouped(tmp_path, [*texts[::2], *texts[1::2]])
    assert set(found.near.values()) == {"1"}
    assert len(found.near) == len(texts)
    assert found.told == found.near
    # Each but the first is told of a neighbour, of whose words it has two in three.
    assert {like.mine > 0.6 for like in found.like.values()} == {True}


def test_short_texts_stand_alone(tmp_path: Path) -> None:
    found = grouped(tmp_path, ["More follows.", "More follows.", prose(1, 39)] * 2)
    assert found == Groups({}, {}, {}, {}, {})


def test_the_furniture_of_a_site_joins_nobody(tmp_path: Path) -> None:
    tail = prose(0, 60)
    found = grouped(tmp_path, [f"{prose(i, 240)}\n\n{tail}" for i in range(1, 40)])
    assert found.near == {}


def test_a_gallery_under_two_stories_is_told_apart(tmp_path: Path) -> None:
    gallery = prose(0, 600).replace("\n\n", " ")
    texts = [f"{prose(i, 240)}\n\n{gallery}" for i in (1, 2)]
    found = grouped(tmp_path, texts)
    assert found.near == {"1": "1", "2": "1"}
    assert not found.like["2"].prose
    assert found.told == {}
    assert [rule for _, rule, *_ in told(found)] == ["dataset/shared-passage"]


def test_many_copies_are_counted_in_the_time_of_one(tmp_path: Path) -> None:
    text = prose(1, 200)
    found = grouped(tmp_path, [text] * 400)
    assert len(found.same) == 399
    assert set(found.near.values()) == {"1"}


def test_many_near_copies_make_a_chain_of_pairs(tmp_path: Path) -> None:
    body = prose(1, 400)
    texts = [f"{body}\n\n{prose(i, 24)}" for i in range(2, 302)]
    found = grouped(tmp_path, texts)
    assert found.same == {}
    assert len(found.near) == len(texts)
    assert set(found.near.values()) == {"1"}


def test_a_run_that_many_have_makes_no_more_pairs_than_articles() -> None:
    rows = np.array([8 << 32 | article for article in range(10_000)], np.int64)
    assert len(candidates.pairs_in(rows)) == 9_999
    assert len(candidates.pairs_in(rows[: stories.SHORT])) == 66


def test_buckets_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = [prose(i, 12) for i in range(400)]
    dice = random.Random(1)
    texts = ["\n\n".join(dice.sample(paragraphs, 40)) for _ in range(30)]
    texts += [f"{text}\n\n{prose(900, 100)}" for text in texts[::3]]
    (tmp_path / "one").mkdir()
    whole = grouped(tmp_path / "one", texts)
    monkeypatch.setattr(candidates, "PER_BUCKET", 40)
    monkeypatch.setattr(resemblance, "AT_ONCE", 2)
    (tmp_path / "many").mkdir()
    assert grouped(tmp_path / "many", texts) == whole
    assert len(whole.near) == 20


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    text = prose(1, 100)
    grouped(tmp_path, [text, f"{text} More.", text])
    assert [path.name for path in tmp_path.iterdir()] == ["00000.parquet"]


@given(st.lists(st.integers(0, 9), min_size=1), st.lists(st.integers(0, 9)))
def test_shares_are_those_of_stories(mine: list[int], others: list[int]) -> None:
    a, b = np.array(mine, np.uint32), np.array(others, np.uint32)
    wanted = stories.share(array("I", mine), frozenset(others))
    assert resemblance.share(a, b) == pytest.approx(wanted)


def told(found: Groups, **choice: object) -> list[tuple[str, str, str, str]]:
    """What is told of groups, with the pack switched on."""
    linter = Linter(Config(choice=Choice(**{"enable": ("dataset",), **choice})))
    return [
        (each.path, each.rule, str(each.severity), each.message)
        for each in findings(found, linter.rules_for)
    ]


def test_all_but_the_first_are_told(tmp_path: Path) -> None:
    text = prose(1, 100)
    other = text.replace(text.split()[50], "otherwise")
    found = grouped(tmp_path, [prose(2, 100), text, text, other])
    assert told(found) == [
        ("3", "dataset/exact-duplicate", "error", "the same words as in 2"),
        (
            *("4", "dataset/near-duplicate", "warning"),
            "99% of the words stand in 2 too, and 99% of those here",
        ),
    ]


def test_a_house_may_choose(tmp_path: Path) -> None:
    text = prose(1, 100)
    found = grouped(tmp_path, [text, text, f"{text} More."])
    assert [rule for _, rule, *_ in told(found, ignore=("dataset/near-*",))] == [
        "dataset/exact-duplicate"
    ]
    lighter = told(found, severity={"dataset": "info"})
    assert [severity for _, _, severity, _ in lighter] == ["info", "info"]
    assert told(found, enable=()) == []


def test_versions_by_metadata_may_share_their_words(tmp_path: Path) -> None:
    text = prose(1, 100)
    found = grouped(tmp_path, [text, text, f"{text} More."], {"story": "bridge"})
    assert len(found.near) == 3
    assert told(found) == []
