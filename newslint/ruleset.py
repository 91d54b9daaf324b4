"""Rules, and which of them a document calls for, without asking each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.document import Document
from newslint.layers import lowered, vocabulary
from newslint.rule import Rule


class Index(NamedTuple):
    """The numbers of rules: by each of their triggers, and of those without."""

    words: dict[str, list[int]]
    pieces: dict[str, list[int]]
    always: list[int]


class RuleSet(tuple[Rule, ...]):
    """Rules in their order, with an index of their triggers."""

    @cached_property
    def by_trigger(self) -> Index:
        """The index, made when it is first wanted."""
        found = Index(defaultdict(list), defaultdict(list), [])
        for number, rule in enumerate(self):
            if rule.triggers is None:
                found.always.append(number)
                continue
            for word in rule.triggers.words:
                found.words[word].append(number)
            for piece in rule.triggers.pieces:
                found.pieces[piece].append(number)
        return found


def called(rules: Iterable[Rule], doc: Document) -> Sequence[Rule]:
    """Return those of *rules* whose triggers the text holds, in their order."""
    if not isinstance(rules, RuleSet):
        rules = RuleSet(rules)
    words, pieces, always = rules.by_trigger
    numbers = set(always)
    for word in words.keys() & vocabulary(doc):
        numbers.update(words[word])
    text = lowered(doc)
    for piece, wanted in pieces.items():
        if piece in text:
            numbers.update(wanted)
    return [rules[number] for number in sorted(numbers)]
