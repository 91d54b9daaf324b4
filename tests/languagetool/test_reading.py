"""What is heard of LanguageTool in a story: not names, nor the page around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from newslint import Linter
from newslint.config import Choice, Config
from newslint.document import Document
from newslint.languagetool.reading import language
from newslint.languagetool.settings import Settings

Found = Callable[..., list[tuple[str, str]]]

STORY = "The council met on Tuesday and agreed on the plans for the new town hall.\n\n"


@pytest.fixture
def found(server: str) -> Found:
    """Return the quotes and rules of what LanguageTool finds in a text."""

    def check(
        text: str, meta: Mapping[str, str] | None = None, **table: Any
    ) -> list[tuple[str, str]]:
        choice = Choice(select=("languagetool",))
        table = {"server": server, "seconds": 120, **table}
        linter = Linter(Config(choice=choice, languagetool=table))
        report = linter.check(text, meta=meta)
        return [(f.quote, f.rule.partition("/")[2]) for f in report]

    return check


def test_findings_keep_category_rule_and_cure(server: str) -> None:
    table = {"server": server, "seconds": 120}
    choice = Choice(select=("languagetool",))
    linter = Linter(Config(choice=choice, languagetool=table))
    first, second = linter.check("😀 The commitee was suppose to meet.")
    assert first.rule == "languagetool/misspelling"
    assert "MORFOLOGIK_RULE_EN_US" in first.message
    assert "‘committee’" in first.message
    assert [edit.text for edit in first.edits] == ["committee"]
    assert not first.safe
    assert second.rule == "languagetool/grammar"
    assert "(LanguageTool GRAMMAR, SUPPOSE_TO)" in second.message


def test_only_fixes_of_typography_are_safe(server: str) -> None:
    rules = Linter(Config(languagetool={"server": server})).catalogue.rules
    pack = {r.id: r.safe for r in rules.values() if r.pack == "languagetool"}
    assert [id for id, safe in pack.items() if safe] == ["languagetool/typography"]


def test_every_place_is_exact_in_a_long_story(found: Found) -> None:
    text = "".join(f"{STORY}The commitee {i} met.\n\n" for i in range(3))
    # what a story has three times it means
    assert found(text) == []
    words = ["goverment", "offically", "dissapointed", "succesful"]
    text = "".join(f"{STORY * 20}It was 😀 {word} then.\n\n" for word in words)
    assert [quote for quote, _ in found(text)] == words


def test_names_of_the_story_are_silent(found: Found) -> None:
    text = "Mayor Jane Naitonal spoke. Naitonal said she would leave."
    assert found(text) == []
    assert found("The Naitonal Guard spoke.") == [("Naitonal", "misspelling")]


def test_furniture_is_silent(found: Found) -> None:
    assert found(f"{STORY}Read more: Commitee meets\n\n{STORY}") == []


def test_peoples_words_as_configured(found: Found) -> None:
    text = "“The commitee met,” he said of the goverment."
    assert [q for q, _ in found(text)] == ["commitee", "goverment"]
    assert [q for q, _ in found(text, quotations=False)] == ["goverment"]


def test_other_languages_are_silent(found: Found) -> None:
    text = "18F ayuda a estos otros grupos con sus propias necesidades cada semana."
    assert found(text) == []


def test_all_rules_may_be_heard(found: Found) -> None:
    text = "Mr Hamby saw the organisation."
    assert found(text) == []
    assert ("organisation", "misspelling") in found(text, **{"all-rules": True})


def test_the_countrys_own_spelling(found: Found) -> None:
    text = "The defense minister saw the organisation offically."
    for meta in ({}, {"language": "en-GB"}, {"language": "en-US"}, {"language": "fr"}):
        assert [q for q, _ in found(text, meta)] == ["offically"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("", "en-US"),
        ("en", "en-US"),
        ("en-GB", "en-GB"),
        ("en_gb", "en-GB"),
        ("en-IN", "en-GB"),
        ("en-XX", "en-US"),
        ("en-AU", "en-AU"),
    ],
)
def test_language_of_the_story(said: str, asked: str) -> None:
    doc = Document("Text.", meta={"language": said})
    assert language(doc, Settings()) == asked
    assert language(doc, Settings(language="en-ZA")) == "en-ZA"


def test_what_newslint_says_is_not_said_again(server: str) -> None:
    table = {"server": server, "seconds": 120}
    linter = Linter(Config(choice=Choice(enable=("languagetool",)), languagetool=table))
    (finding,) = linter.check("He spoke to the the council of a town in the north.")
    assert finding.rule == "repetition/doubled-function-word"
