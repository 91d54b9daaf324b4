"""The judge: the chance that a small word is one too many, or that one is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newslint.document import Document, layer
from newslint.gaps import net as nets
from newslint.gaps.net import SIDE, Net
from newslint.gaps.signs import read
from newslint.gaps.sites import is_prose, sites
from newslint.model import Span
from newslint.pairs import table
from newslint.pairs.judge import chance, load_weights
from newslint.pairs.spots import MARKUP, numbered, standing
from newslint.pairs.table import Table
from newslint.pairs.tokens import EDGE

KINDS = {True: "extra", False: "missing"}


class Gap(NamedTuple):
    """A judged site: the ``word`` that is one too many, or that is missing.

    ``span`` holds the word that is too many, or the words on either side of the gap.
    """

    span: Span
    kind: str
    chance: float
    word: str
    left: str
    right: str


@cache
def weights_by_kind(path: Path) -> dict[str, dict[str, float]]:
    """Return the weights of the signs of each kind, from one file."""
    rows = load_weights(path).items()
    return {
        kind: {
            name.removeprefix(f"{kind}: "): weight
            for name, weight in rows
            if name.startswith(f"{kind}: ")
        }
        for kind in KINDS.values()
    }


def gaps(
    counts: Table, net: Net, weights: Mapping[str, Mapping[str, float]], doc: Document
) -> Iterator[Gap]:
    """Yield the sites of a story that look odd, with their chances, in their order."""
    edges, nothing = [EDGE] * SIDE, [0] * SIDE
    text = doc.text
    for block, inner, numbers in numbered(counts, doc):
        tokens, row = edges + inner + edges, nothing + numbers + nothing
        found = sorted(sites(counts, net, tokens, row), key=lambda site: site.at)
        if not found or not is_prose(inner):
            continue
        spans = standing(doc, block)
        for site in found:
            (start, end), (restart, stop) = (
                spans[site.at - SIDE - 1],
                spans[site.at - SIDE],
            )
            around = text[max(0, start - 1) : stop + 1]
            plainly = text[end:restart].isspace()
            if not plainly or not MARKUP.isdisjoint(around):
                continue
            if reading := read(counts, net, tokens, row, site):
                kind = KINDS[site.extra]
                yield Gap(
                    Span(restart if site.extra else start, stop),
                    kind,
                    chance(weights[kind], reading.signs),
                    reading.word,
                    tokens[site.at - 1],
                    tokens[site.at + site.extra],
                )


def strongest(found: Iterator[Gap]) -> list[Gap]:
    """Return the gaps without those that touch a likelier one."""
    kept: list[Gap] = []
    for gap in found:
        if not kept or kept[-1].span.end + 1 < gap.span.start:
            kept.append(gap)
        elif gap.chance > kept[-1].chance:
            kept[-1] = gap
    return kept


@cache
def judged(pairs: Path, net: Path, weights: Path) -> Callable[[Document], list[Gap]]:
    """Return the layer that reads a story by three files, opened when first wanted."""

    @layer
    def read_story(doc: Document) -> list[Gap]:
        counts = table.load(pairs)
        found = gaps(counts, nets.load(net, counts), weights_by_kind(weights), doc)
        return strongest(found)

    return read_story
