"""Rules, and which of them a document calls for, without asking each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.document import Document
from newslint.layers.lines import Pair, few_lines, lines_of_pairs, lines_of_piece
from newslint.layers.words import lines_of_words, lowered
from newslint.model import Span
from newslint.rule import Rule

Called = tuple[Rule, list[Span] | None]


class Index(NamedTuple):
    """The numbers of rules: by each of their triggers, and of those without.

    And of those, *lined*, that look at nothing but the lines that hold one.
    """

    words: dict[str, list[int]]
    pairs: dict[Pair, list[int]]
    pieces: dict[str, list[int]]
    always: list[int]
    lined: set[int]


class RuleSet(tuple[Rule, ...]):
    """Rules in their order, with an index of their triggers."""

    @cached_property
    def by_trigger(self) -> Index:
        """The index, made when it is first wanted."""
        found = Index(
            defaultdict(list), defaultdict(list), defaultdict(list), [], set()
        )
        for number, rule in enumerate(self):
            if rule.triggers is None:
                found.always.append(number)
                continue
            if rule.triggers.line:
                found.lined.add(number)
            for word in rule.triggers.words:
                first, _, second = word.partition(" ")
                if second:
                    found.pairs[first, second].append(number)
                else:
                    found.words[word].append(number)
            for piece in rule.triggers.pieces:
                found.pieces[piece].append(number)
        return found


def called(rules: Iterable[Rule], doc: Document) -> Iterator[Called]:
    """Yield those of *rules* whose triggers the text holds, in their order.

    With each come the lines that it has to look at, or None if it has to look at all.
    """
    if not isinstance(rules, RuleSet):
        rules = RuleSet(rules)
    found: dict[int, list[Sequence[int]]] = {n: [] for n in rules.by_trigger.always}
    for number, lines in holding(rules.by_trigger, doc):
        found.setdefault(number, []).append(lines)
    for number in sorted(found):
        lined = number in rules.by_trigger.lined
        yield rules[number], few_lines(doc, found[number]) if lined else None


def holding(index: Index, doc: Document) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the number of a rule and of lines for each trigger that a text holds."""
    of_words = lines_of_words(doc)
    for word in index.words.keys() & of_words.keys():
        for number in index.words[word]:
            yield number, of_words[word]
    for pair, lines in lines_of_pairs(doc, index.pairs.keys()).items():
        for number in index.pairs[pair]:
            yield number, lines
    text, within_words = lowered(doc), " ".join(of_words)  # shorter, as each is once
    for piece, numbers in index.pieces.items():
        if piece in (within_words if piece.isalpha() else text):
            asked = not index.lined.isdisjoint(numbers)
            lines = lines_of_piece(doc, piece) if asked else []
            for number in numbers:
                yield number, lines
