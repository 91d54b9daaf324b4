"""Rules that look at some lines only find what they find in the whole text."""

from __future__ import annotations

from itertools import chain

import pytest
from conftest import STORIES

from newslint import critic
from newslint.app import Linter
from newslint.document import Document
from newslint.engine import lint
from newslint.layers.lines import few_lines, lines_of_pairs, lines_of_piece
from newslint.layers.words import lines_of_words
from newslint.model import Span
from newslint.rule import Rule
from newslint.ruleset import called
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
    assert [*called([rule], few)] == [(rule, [Span(72, 94)])]
    assert len(lint([few], [rule])) == 1
    assert [*called([rule], Document("He gave said details."))] == [(rule, None)]


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
    doc = Document("one\nİ two\ntwofold\nx\ny\nz\nw\nseventh\ntwo")
    assert few_lines(doc, [[1, 8]]) == [Span(4, 10), Span(34, 37)]
    assert few_lines(doc, [[1, 8], [2]]) == [Span(4, 18), Span(34, 37)]
    assert few_lines(doc, []) == []


def test_only_line_feeds_end_lines() -> None:
    doc = Document("one\x0cteh two\x0b\x85\u2028teh\nteh\nthe last line is a long one")
    assert [*lines_of_words(doc)["teh"]] == lines_of_piece(doc, "teh") == [0, 1]
    assert few_lines(doc, [[0, 1]]) == [Span(0, 22)]
    assert few_lines(Document("a\nb\nc\nteh\n"), [[3]]) == [Span(6, 10)]


def test_pairs_of_words_may_stand_on_two_lines() -> None:
    doc = Document("To be, he\n5 –\nsaid.\nTo 5 be: to\nx be\n")
    pairs = {("to", "be"): [0, 3], ("he", "said"): [2]}
    assert lines_of_pairs(doc, {**pairs, ("to", "said"): []}.keys()) == pairs


def test_of_many_lines_the_whole_text_is_searched() -> None:
    doc = Document("two\n\n\ntwo\none")
    assert few_lines(doc, [[0, 3]]) is None
    assert few_lines(doc, [lines_of_piece(doc, "o")]) is None
    assert few_lines(doc, [[4]]) == [Span(10, 13)]
