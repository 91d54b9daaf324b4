"""Line templates: what recurs, and the rules written of it."""

import re
import tomllib
from pathlib import Path

import pytest

from newslint import packs, plugins, templates
from newslint.rule import Rule
from newslint.templates import Template
from newslint.testing import prove

ODD = [
    "Sign up for our # newsletters",
    "-- Advertisement --",
    "- item -",
    "{{ title }}",
    "{--cut--} ~> {++add++}",
    "C:\\news\\# \\",
    "He said \"no\" to 'all' of it",
    "#",
    "##-rated, #:# a.m.",
    "___",
    "© # Example · all rights",
    "a+b (c) [d] ^e$ f|g? h*",
    "été à la plage — 日本語",
    "tab and\u00a0hard space",
    "zero\u200bwidth \U000e0041 tag",
    "Take the tour",
    "Take the tour!",
    "= = =",
    "<b>bold</b> &amp; more",
    "'''triple''' \"\"\"quotes\"\"\"",
]


def rules(folder: Path, texts: list[str]) -> list[Rule]:
    path = folder / "site.toml"
    path.write_text(templates.pack(Template(text, 5) for text in texts), "utf-8")
    return list(packs.load(path, plugins.gather("newslint_checks", "check")))


def test_template() -> None:
    assert templates.template("  Page 12 of\t345 ") == "Page # of #"
    assert templates.template("No figures") == "No figures"
    assert templates.template(" \t ") == ""


def test_recurring() -> None:
    texts = ["a 1\nb\nb\n\n", "a 2\nc", "a 3\nb", "x" * 300, "x" * 300]
    assert list(templates.recurring(texts, least=2)) == [("a #", 3), ("b", 2)]
    assert list(templates.recurring(texts, least=4)) == []
    assert list(templates.recurring([])) == []


def test_equals_come_in_order_of_the_alphabet() -> None:
    texts = ["b\nc\na"] * 2
    assert [text for text, _ in templates.recurring(texts, least=2)] == ["a", "b", "c"]


@pytest.mark.parametrize("text", ODD)
def test_a_pattern_matches_its_lines_only(text: str) -> None:
    pattern = re.compile(templates.pattern(text), re.MULTILINE)
    for line in (text.replace("#", "2019"), f"  {text.replace('#', '7')} ", text):
        assert [m[0] for m in pattern.finditer(f"one\n\n{line}\n\ntwo")] == [line]
    for other in (f"{text} x", f"x {text}", f"{text}\nx"[1:]):
        assert not pattern.fullmatch(other)


def test_every_rule_proves_its_examples(tmp_path: Path) -> None:
    found = rules(tmp_path, ODD)
    assert len(found) == len(ODD)
    for rule in found:
        assert not rule.enabled
        for flagged, examples in ((True, rule.bad), (False, rule.good)):
            assert examples
            for example in examples:
                assert prove(rule, example, flagged=flagged) is None


def test_names_are_words_and_differ() -> None:
    pack = tomllib.loads(templates.pack(Template(text, 5) for text in ODD))
    assert len(pack) == len(ODD)
    assert {"take-the-tour", "take-the-tour-2", "line", "line-2"} <= set(pack)
    assert templates.name("Take the tour", {}) == "take-the-tour"


def test_no_templates_make_an_empty_pack(tmp_path: Path) -> None:
    assert rules(tmp_path, []) == []
