"""Which rules a document calls for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from conftest import STORIES

from newslint.app import Linter
from newslint.document import Document
from newslint.layers import lowered
from newslint.layers.words import LETTERS
from newslint.rule import Rule, Triggers
from newslint.ruleset import RuleSet
from newslint.ruleset import called as called_in


def rule(name: str, triggers: Triggers | None) -> Rule:
    """Return a rule that finds nothing."""
    return Rule(
        id=f"a/{name}",
        summary=name,
        message=name,
        check=lambda doc: (),
        triggers=triggers,
    )


def called(rules: Iterable[Rule], doc: Document) -> list[Rule]:
    return [rule for rule, _ in called_in(rules, doc)]


ALWAYS = rule("always", None)
WORD = rule("word", Triggers(frozenset({"ship", "boat"})))
PIECE = rule("piece", Triggers(frozenset({"zebra"}), frozenset({"hip", "--"})))
RULES = RuleSet((PIECE, WORD, ALWAYS))


def test_rules_are_called_in_their_order() -> None:
    assert called(RULES, Document("A Ship, a BOAT")) == [PIECE, WORD, ALWAYS]
    assert called([WORD, PIECE], Document("The ship")) == [WORD, PIECE]


def test_what_the_text_does_not_hold_calls_nothing() -> None:
    assert called(RULES, Document("A train")) == [ALWAYS]
    assert called(RULES, Document("")) == [ALWAYS]
    assert called(RULES, Document("Ships, shipping")) == [PIECE, ALWAYS]
    assert called(RULES, Document("A zebra")) == [PIECE, ALWAYS]


def test_of_the_packs_those_are_called_that_have_a_trigger_there() -> None:
    rules = Linter().rules_for("a.txt")
    doc = Document((STORIES / "kim-motorcade-1.txt").read_text())
    text, run = lowered(doc), LETTERS.findall(lowered(doc))
    words = {*run, *map(" ".join, pairwise(run))}
    wanted = [
        each
        for each in rules
        if each.triggers is None
        or each.triggers.words & words
        or any(piece in text for piece in each.triggers.pieces)
    ]
    assert called(rules, doc) == wanted
    assert len(rules) > len(wanted) > 0


def test_many_pieces_are_found_like_few() -> None:
    doc = Document("Ship-shape: the café’s 3rd zebra, “x — y”; don’t\n\nİstanbul… ab")
    text = lowered(doc)
    held = [text[i:j] for i in range(len(text)) for j in range(i + 1, i + 9)]
    others = [f"{a}{b}{c}" for a in "shipq-" for b in held for c in ("", " ", "z")]
    pieces = dict.fromkeys(piece for piece in held + others if piece.strip())
    rules = RuleSet(rule(p, Triggers(frozenset(), frozenset({p}))) for p in pieces)
    assert len(rules.by_trigger.pieces) > 20
    assert [r.summary for r in called(rules, doc)] == [p for p in pieces if p in text]
