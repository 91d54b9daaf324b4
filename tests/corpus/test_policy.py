"""Policies: what each source of a collection chooses, and how far it is of one mind."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.app import Linter
from newslint.config import Config
from newslint.corpus import shards
from newslint.corpus.articles import Article
from newslint.corpus.look import look
from newslint.corpus.policy import entropy, policies
from newslint.corpus.rows import rows, table

RULE = "spelling/batch-spelling-drift"


def told(folder: Path, *articles: tuple[str, str]) -> dict[str, dict[str, object]]:
    """The policies of articles, each a source and a text."""
    linter = Linter(Config())
    every = [
        Article(str(i), str(i), 1, text, {"source": source})
        for i, (source, text) in enumerate(articles)
    ]
    path = folder / "shard.parquet"
    shards.write(path, table(rows(look(linter, each) for each in every)))
    return policies([path])


def test_each_source_has_its_own(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        ("Post", "The armored train left the harbor."),
        ("Mail", "The armoured train left the harbour."),
        ("Mail", "The armoured car left; the armored train stayed; an armoured bus."),
    )
    assert found["Post"][RULE] == {
        "forms": {"American": 2},
        "entropy": 0.0,
        "mixed": {},
    }
    # An article has one vote: its own two spellings are told by another rule.
    assert found["Mail"][RULE] == {
        "forms": {"British": 3},
        "entropy": 0.0,
        "mixed": {},
    }


def test_a_divided_house_is_told_the_words(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        ("Post", "The armored train left the harbor."),
        ("Post", "The armoured train left the harbor."),
        ("Post", "The armored car left."),
    )
    policy = found["Post"][RULE]
    assert policy["forms"] == {"American": 4, "British": 1}
    assert policy["entropy"] == pytest.approx(0.722)
    assert [*policy["mixed"].values()] == [{"American": 2, "British": 1}]


def test_words_of_one_variety_are_one_choice(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        ("Post", "The armored train left."),
        ("Post", "The color was red."),
        ("Post", "They left the harbour; the theatre; the armored car. A centre."),
        ("Post", "An adviser spoke."),
    )
    # Three American and three British; the adviser leaves another choice.
    policy = found["Post"][RULE]
    assert policy["forms"] == {"American": 3, "British": 3, "adviser": 1}
    assert policy["entropy"] == pytest.approx(6 / 7, abs=0.001)


def test_texts_without_such_words_have_no_policy(tmp_path: Path) -> None:
    assert told(tmp_path, ("Post", "It rained.")) == {}


def test_articles_without_a_source_are_a_source(tmp_path: Path) -> None:
    assert RULE in told(tmp_path, ("", "The armored train left."))["(none)"]


def test_entropy_is_in_bits() -> None:
    assert entropy([4, 4]) == 1.0
    assert entropy([7]) == 0.0
    assert entropy([1, 1, 1, 1]) == 2.0
