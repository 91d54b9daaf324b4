"""Flag two words that hardly ever stand together, where a slip is the likely cause."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from newslint.checks.swap import like
from newslint.document import Document
from newslint.model import Edit, Hit, Span
from newslint.pairs.judge import Slip, judged
from newslint.rule import Check


def check(
    pairs: Path,
    weights: Path,
    *,
    kinds: Collection[str],
    least: float,
    most: float = 2.0,
    least_other: float = 2.0,
    most_other: float = 2.0,
    unless: str = r"(?!)",
) -> Check:
    """Flag each rare pair that is a slip with a chance of ``least`` to below ``most``.

    ``pairs`` is the table of word counts, ``weights`` what each sign of a slip weighs.
    ``least`` and ``most`` are for pairs of little words (‘the had’), ``least_other``
    and ``most_other`` for the rest; none of those unless they are given. ``kinds`` says
    which slips count: ``extra``, ``missing``, ``wrong``, ``swapped``, ``broken`` (one
    word in two), ``agreement``. ``unless`` is a pattern for pairs, in small letters,
    that another rule speaks of. The likeliest repair is offered. The message may use
    ``{first}``, ``{second}``, ``{repair}`` and ``{odd}``, the word to go or to change.
    """
    wanted, others = frozenset(kinds), re.compile(unless)
    read = judged(pairs, weights)

    def look(doc: Document) -> Iterator[Hit]:
        done = -1
        for slip in read(doc):
            low, high = (least, most) if slip.small else (least_other, most_other)
            good = slip.kind in wanted and low <= slip.chance < high
            pair = " ".join(slip.words).lower()
            if good and slip.span.start >= done and not others.fullmatch(pair):
                done = slip.span.end
                yield hit(doc, slip)

    return look


def hit(doc: Document, slip: Slip) -> Hit:
    """Return the finding of a slip, with its likeliest repair."""
    edit = cure(doc, slip)
    words = {
        "first": slip.words[0],
        "second": slip.words[1],
        "odd": doc[slip.change],
        "repair": edit.text.strip(),
    }
    return Hit(slip.span, words, (edit,))


def cure(doc: Document, slip: Slip) -> Edit:
    """Return the edit that makes the repair, with its spaces."""
    change, new = slip.change, slip.repair.words
    if slip.repair.kind == "insert":
        return Edit(change, f"{new[0]} ")
    if slip.repair.kind != "drop":
        return Edit(change, like(doc[change], " ".join(new)))
    first, second = slip.words
    span = slip.span
    if change.start > span.start:
        return Edit(Span(span.start + len(first), span.end), "")
    return Edit(span, like(first, second))
