"""Rules, and which of them a document calls for, without asking each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.document import Document, forget
from newslint.layers.lines import Pair, few_lines, lines_of_pairs, lines_of_piece
from newslint.layers.words import LETTERS, lines_of_words, lowered, runs
from newslint.model import Span
from newslint.rule import Rule

Called = tuple[Rule, list[Span] | None]

GRAM = 3  # letters
MANY = 2000  # pieces


class Index(NamedTuple):
    """The numbers of rules: by each of their triggers, and of those without.

    Pieces are as `by_gram` has them. Rules that are *lined* look at nothing but the
    lines that hold a trigger.
    """

    words: dict[str, list[int]]
    pairs: dict[Pair, list[int]]
    pieces: dict[str, dict[str, list[int]]]
    always: list[int]
    lined: set[int]


class RuleSet(tuple[Rule, ...]):
    """Rules in their order, with an index of their triggers."""

    @cached_property
    def by_trigger(self) -> Index:
        """The index, made when it is first wanted."""
        words, pairs = (
            defaultdict[str, list[int]](list),
            defaultdict[Pair, list[int]](list),
        )
        pieces, always, lined = (
            defaultdict[str, list[int]](list),
            list[int](),
            set[int](),
        )
        for number, rule in enumerate(self):
            if rule.triggers is None:
                always.append(number)
                continue
            if rule.triggers.line:
                lined.add(number)
            for word in rule.triggers.words:
                first, _, second = word.partition(" ")
                if second:
                    pairs[first, second].append(number)
                else:
                    words[word].append(number)
            for piece in rule.triggers.pieces:
                pieces[piece].append(number)
        return Index(words, pairs, by_gram(pieces), always, lined)


def by_gram(pieces: Mapping[str, list[int]]) -> dict[str, dict[str, list[int]]]:
    """Return *pieces* by three letters that a word has in any text with the piece.

    Those without such letters are under none; so are few pieces, which are sought
    sooner than the letters of a text are taken apart.
    """
    found: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for piece, numbers in pieces.items():
        longest = max(LETTERS.findall(piece), key=len, default="")
        short = len(longest) < GRAM or len(pieces) < MANY
        found["" if short else longest[:GRAM]][piece] = numbers
    return found


def grams(words: Iterable[str]) -> set[str]:
    """Return the letters under which `by_gram` puts what a text of *words* holds."""
    return {word[i : i + GRAM] for word in words for i in range(len(word) - GRAM + 1)}


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
    forget(doc, runs)
    for piece, numbers in pieces_of(index, doc, of_words):
        asked = not index.lined.isdisjoint(numbers)
        lines = lines_of_piece(doc, piece) if asked else []
        for number in numbers:
            yield number, lines


def pieces_of(
    index: Index, doc: Document, words: Iterable[str]
) -> Iterator[tuple[str, list[int]]]:
    """Yield the pieces that a text of *words* holds, and the numbers of their rules."""
    text, within_words = lowered(doc), " ".join(words)  # shorter, as each is once
    few = len(index.pieces) < 2
    for each in index.pieces if few else index.pieces.keys() & {"", *grams(words)}:
        for piece, numbers in index.pieces[each].items():
            if piece in (within_words if piece.isalpha() else text):
                yield piece, numbers
