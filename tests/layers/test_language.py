"""Stories that state a language: which, and what rules for English make of it."""

from __future__ import annotations

import pytest

import newslint
from newslint.document import Document
from newslint.layers.language import stated

SLIP = "She went to the a market on Monday, and the mayor gave said details."


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        ("ENG", "en"),
        ("English", "en"),
        ("de-AT", "de"),
        ("ger", "de"),
        ("zh-Hans-CN", "zh"),
        ("", ""),
        ("und", ""),
        ("mul", ""),
        ("the usual one", ""),
    ],
)
def test_a_language_is_told_by_its_code_or_its_name(said: str, code: str) -> None:
    assert stated(Document("", meta={"language": said})) == code


@pytest.mark.parametrize("said", [None, "en", "en-IN", "und", "x y"])
def test_rules_for_english_look_at_what_states_nothing_else(said: str | None) -> None:
    meta = {"language": said} if said else None
    found = {finding.rule for finding in newslint.check(SLIP, meta=meta)}
    assert found == {"stray/stacked-determiners", "stray/stacked-verbs"}


@pytest.mark.parametrize("said", ["de", "fi-FI", "German"])
def test_rules_for_english_are_silent_on_other_languages(said: str) -> None:
    assert newslint.check(SLIP, meta={"language": said}) == []


def test_rules_for_all_languages_look_at_each() -> None:
    text = "Der Bürgermeister sagte, dass alles gut fÃ¼r alle sei."
    found = {f.rule for f in newslint.check(text, meta={"language": "de"})}
    assert found == {"encoding/mojibake"}
