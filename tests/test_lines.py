"""Rules that look at some lines only find what they find in the whole text."""

from __future__ import annotations

from itertools import chain

import pytest
from conftest import STORIES

from newslint import critic
from newslint.app import Linter
from newslint.document import Document
from newslint.engine import in_lines, lint
from newslint.layers.lines import lines_with
from newslint.model import Span
from newslint.rule import Rule
from newslint.triggers import of_pattern

RULES = [rule for rule in Linter().rules_for("a.txt") if rule.triggers]
IN_LINES = [rule for rule in RULES if rule.triggers and rule.triggers.line]
COPY = "\n\n".join(path.read_text() for path in sorted(STORIES.glob("*.txt")))


def anywhere(rule: Rule) -> Rule:
    """Return the rule as it is without triggers."""
    return rule.replaced(triggers=None)


def test_most_patterns_stay_within_a_line() -> None:
    assert len(IN_LINES) > 80


@pytest.mark.parametrize("rule", IN_LINES, ids=lambda rule: rule.id)
def test_they_find_the_same(rule: Rule) -> None:
    texts = chain.from_iterable(each.texts for each in (*rule.bad, *rule.good))
    marked = [(critic.parse(text.marked).text, text.meta) for text in texts]
    for text, meta in marked:
        for copy in (text, f"{COPY}\n{text}\n{COPY}", f"{text}\n\n{text} a\n{COPY}"):
            one, other = (Document(copy, meta=meta) for _ in range(2))
            assert lint([one], [rule]) == lint([other], [anywhere(rule)])


def test_a_rule_is_told_the_lines_that_hold_what_it_needs() -> None:
    rule = next(rule for rule in IN_LINES if rule.id == "stray/stacked-verbs")
    few = Document("A line.\n" * 9 + "He gave said details.\n" + "A line.\n" * 9)
    assert in_lines(rule, few) is not rule.check
    assert len(lint([few], [rule])) == 1
    assert in_lines(rule, Document("He gave said details.")) is rule.check


@pytest.mark.parametrize(
    "pattern",
    [
        "foo bar",
        r"(?<![\w.])foo(?!\w)",
        r"(?<=\s)foo(?=\s)",
        r"foo[^a\n]*",
        "^foo.*$",
        r"foo(?=a\s|b\s|$)",
        r"foo\p{Lu}",
        r"(?P<a>foo)(?P=a)",
    ],
)
def test_patterns_within_a_line(pattern: str) -> None:
    triggers = of_pattern(pattern, line=True)
    assert triggers
    assert triggers.line


@pytest.mark.parametrize(
    "pattern",
    [
        r"foo\s+bar",
        r"foo\W",
        r"foo[^a]",
        r"foo(?=\s*x)",
        r"foo(?=\sx)",
        r"(?<=x\s)foo",
        r"\Afoo",
        r"foo\Z",
        "(?s)foo.",
        "foo(?s:.)",
        r"foo\P{L}",
        r"foo[^\p{L}]",
        r"foo(?:\n|x)",
        r"foo[\x00-\x20]",
    ],
)
def test_patterns_that_may_look_past_a_line(pattern: str) -> None:
    triggers = of_pattern(pattern, line=True)
    assert triggers
    assert not triggers.line


def test_lines_that_follow_on_each_other_are_one_span() -> None:
    doc = Document("one\nİ two\ntwofold\nx\ny\nz\nw\nv\ntwo")
    assert lines_with(doc, {"two"}, set()) == [Span(4, 10), Span(28, 31)]
    assert lines_with(doc, {"two"}, {"twof"}) == [Span(4, 18), Span(28, 31)]
    assert lines_with(doc, set(), {"absent"}) == []


def test_only_line_feeds_end_lines() -> None:
    doc = Document("one\x0cteh two\x0b\x85\u2028teh\nteh\nx\ny\nz")
    assert lines_with(doc, {"teh"}, set()) == [Span(0, 22)]
    assert lines_with(Document("a\nb\nc\nteh\n"), {"teh"}, set()) == [Span(6, 10)]


def test_of_many_lines_the_whole_text_is_searched() -> None:
    doc = Document("two\ntwo\none")
    assert lines_with(doc, {"two"}, set()) is None
    assert lines_with(doc, set(), {"o"}) is None
    assert lines_with(doc, {"one"}, set()) == [Span(8, 11)]
