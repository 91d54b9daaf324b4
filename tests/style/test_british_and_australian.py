"""What holds of every rule of the Guardian’s, the BBC’s and the Australian pack."""

import re
import subprocess
import sys
from operator import attrgetter
from pathlib import Path

import pytest

from newslint import packs
from newslint.document import Document
from newslint.engine import look, settle
from newslint.model import Finding
from newslint.plugins import builtin_folder, gather
from newslint.rule import Rule

PACKS = ("guardian", "bbc", "australian")
CHECKS = gather("newslint_checks", "check")
MARK = re.compile(r"\{(?:==(.*?)==|~~(.*?)~>.*?~~|--(.*?)--|\+\+.*?\+\+)\}", re.DOTALL)


def rules(pack: str) -> list[Rule]:
    """Return the rules of a house."""
    return list(packs.load(builtin_folder() / f"style/{pack}.toml", CHECKS))


def plain(marked: str) -> str:
    """Return an example without its marks, wrong as it is."""
    return MARK.sub(lambda m: m[1] or m[2] or m[3] or "", marked)


EVERY = [rule for pack in PACKS for rule in rules(pack)]
KEEPS_OUT = [rule for rule in EVERY if "quotation" in rule.outside]


@pytest.mark.parametrize("pack", PACKS)
def test_a_house_has_forty_rules_and_more(pack: str) -> None:
    assert len(rules(pack)) > 40


@pytest.mark.parametrize("rule", EVERY, ids=attrgetter("id"))
def test_a_rule_says_where_it_is_from_and_what_was_read(rule: Rule) -> None:
    assert rule.source
    assert rule.measured
    assert len(rule.good) >= len(rule.bad)


@pytest.mark.parametrize("rule", KEEPS_OUT, ids=attrgetter("id"))
def test_peoples_words_are_theirs(rule: Rule) -> None:
    for example in rule.bad:
        said = plain(example.texts[0].marked).replace("“", "").replace("”", "")
        if "\n" in said:
            continue
        doc = Document(f"She told the court on Monday: “{said}” He said nothing.")
        assert not [f for f in settle(look(doc, [rule])) if isinstance(f, Finding)]


def test_only_the_rules_of_headlines_look_into_quotations() -> None:
    others = [rule for rule in EVERY if rule not in KEEPS_OUT]
    assert others
    assert all(rule.within == {"headline"} for rule in others)


STORY = """\
Council votes to close library

The council voted on July 21, 2016 to close the hall, which cost £5 million.

“The U.S. does not recognize the color,” she said at 6:30 p.m. on Monday.

A fall of 5 per cent whilst the Labour Party organized it — all of it.
"""
HOUSES = {
    "guardian": (
        "The council voted on 21 July 2016 to close the hall, which cost £5m.",
        "“The U.S. does not recognize the color,” she said at 6.30pm on Monday.",
        "A fall of 5% while the Labour party organised it – all of it.",
    ),
    "bbc": (
        "The council voted on 21 July 2016 to close the hall, which cost £5m.",
        "“The U.S. does not recognize the color,” she said at 6:30 p.m. on Monday.",
        "A fall of 5% whilst the Labour Party organised it — all of it.",
    ),
    "australian": (
        "The council voted on July 21, 2016 to close the hall, which cost £5 million.",
        "“The U.S. does not recognize the color,” she said at 6:30pm on Monday.",
        "A fall of 5 per cent while the Labour Party organised it – all of it.",
    ),
}


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_certain_is_set_in_the_houses_style(tmp_path: Path, pack: str) -> None:
    settings = tmp_path / "newslint.toml"
    settings.write_text(f'style = "{pack}"\nselect = ["{pack}"]\n', encoding="utf-8")
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    run = [sys.executable, "-m", "newslint", "--fix", "--config"]
    run += [str(settings), str(story)]
    subprocess.run(run, cwd=tmp_path, check=False, capture_output=True)
    text = story.read_text(encoding="utf-8").rstrip("\n")
    assert tuple(text.split("\n\n")[1:]) == HOUSES[pack]
