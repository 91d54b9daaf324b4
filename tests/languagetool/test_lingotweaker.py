"""The engine that needs no Java finds what the other finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import Linter, critic
from newslint.config import Choice, Config
from newslint.languagetool import lingotweaker
from newslint.plugins import builtin_folder

pytest.importorskip("lt_py", reason="LingoTweaker is not installed")

LINTER = Linter(
    Config(
        choice=Choice(select=("languagetool",)),
        languagetool={"engine": "lingotweaker"},
    )
)
RULES = [r for r in LINTER.catalogue.rules.values() if r.pack == "languagetool"]
BAD = [(r.id, str(e)) for r in RULES for e in r.bad]
GOOD = [str(e) for r in RULES for e in r.good]


@pytest.mark.parametrize("before", ["", "😀😀 naïve: "])
def test_bytes_become_characters(before: str) -> None:
    text = f"{before}The commitee 😀 met."
    (match,) = [m for m in lingotweaker.check(text, "en-US") if m.category == "TYPOS"]
    assert text[match.start : match.end] == "commitee"


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_examples_are_found(rule: str, example: str) -> None:
    want = critic.parse(example)
    found = [f for f in LINTER.check(want.text) if f.rule == rule]
    assert [f.span for f in found] == want.spans


@pytest.mark.parametrize("example", GOOD)
def test_good_copy_is_left_alone(example: str) -> None:
    assert not LINTER.check(critic.parse(example).text)


def test_the_words_of_the_pack_are_there() -> None:
    assert (Path(builtin_folder()) / "data/words.bin").is_file()
