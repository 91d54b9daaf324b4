"""Settings of collections: data quality is judged there, and not of single stories."""

from __future__ import annotations

from newslint.app import Linter
from newslint.config import Choice, Config
from newslint.corpus.collection import settings


def packs(config: Config) -> set[str]:
    return {rule.pack for rule in Linter(config).rules_for("story.txt")}


def test_a_single_story_is_not_judged_as_data() -> None:
    assert "dataset" not in packs(Config())


def test_an_audit_adds_the_pack_to_those_that_are_on() -> None:
    assert packs(settings(Config())) == {*packs(Config()), "dataset"}


def test_a_house_may_ignore_it_or_its_rules() -> None:
    assert "dataset" not in packs(settings(Config(choice=Choice(ignore=("dataset",)))))
    some = settings(Config(choice=Choice(ignore=("dataset/length-outlier",))))
    ids = {rule.id for rule in Linter(some).rules_for("story.txt")}
    assert "dataset/length-outlier" not in ids
    assert "dataset/near-duplicate" in ids


def test_a_selection_is_all_that_is_wanted() -> None:
    config = Config(choice=Choice(select=("stray",)))
    assert settings(config) == config
    assert settings(settings(Config())) == settings(Config())
