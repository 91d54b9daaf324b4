"""Two versions of a story held against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from newslint.compare import (
    attribution,
    certainty,
    facts,
    paragraphs,
    quotes,
    spelling,
    tense,
    wording,
)
from newslint.compare.beside import aligned
from newslint.compare.change import KINDS, Change, Comparison
from newslint.compare.pair import Pair
from newslint.compare.tokens import Variants
from newslint.document import Document


def compare(
    old: Document,
    new: Document,
    only: Collection[str] = tuple(KINDS),
    variants: Variants | None = None,
) -> Comparison:
    """Return what differs between two versions of a story.

    *only* names the kinds of change that are wanted. *variants* maps spellings of a
    word to one of them; what differs in spelling alone is no other change.
    """
    words = variants or {}
    docs, sides, beads, pairs = aligned(old, new, words)
    quoted = list(quotes.changes(old, new, words))
    found = [*quoted, *paragraphs.changes(docs, sides, beads)]
    for each in pairs:
        found += between(each, quoted)
    found += [*spelling.changes(pairs), *spelling.style(pairs)]
    return Comparison(
        old.path,
        new.path,
        tuple(sorted(once(c for c in found if c.kind in only), key=order)),
        paragraphs.rows(docs, paragraphs.links(sides, beads)),
    )


def between(pair: Pair, quoted: Sequence[Change]) -> Iterator[Change]:
    """Yield what differs between sentences that belong together."""
    told = [
        *facts.changes(pair),
        *attribution.changes(pair),
        *certainty.changes(pair),
        *tense.changes(pair),
    ]
    yield from told
    yield from wording.changes(pair, [*told, *quoted])


def once(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield *changes*, a fact that comes or goes at its first place alone."""
    told: set[str] = set()
    for change in changes:
        if change.kind == "facts" and None in (change.old, change.new):
            if change.message in told:
                continue
            told.add(change.message)
        yield change


def order(change: Change) -> tuple[int, int, str]:
    """Sort key: by kind, then by place in the new version, or the old."""
    kind = list(KINDS).index(change.kind)
    at = change.new or change.old
    return kind, at.span.start if at else 0, change.message
