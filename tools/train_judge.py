"""Weigh the signs of a slip; write rules/data/pair-weights.tsv.

    python tools/train_judge.py ARCHIVE... [--labelled FILE...] [--pairs F] [--out F]

Learns from three things: slips made on purpose in the archive's own sentences, rare
pairs of the archive as they stand (nearly all good English), and pairs that a reader
has judged: JSON lines with "before", "text", "after" and "error", as label_pairs.py
writes them. Prints precision and recall on judged pairs kept out of training in turn.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from train_pairs import articles

from newslint.document import Document
from newslint.pairs import table
from newslint.pairs.grammar import accounted_for
from newslint.pairs.judge import ALLOWANCE, CHANCE
from newslint.pairs.likelihood import AFTER
from newslint.pairs.repairs import SMALL, TAKEN, forms, near, slips, taken
from newslint.pairs.signs import BEFORE, Spot, signs
from newslint.pairs.spots import LEAST_EXPECTED, is_rare, places, weights
from newslint.pairs.table import Table
from newslint.pairs.tokens import EDGE, TOKEN, plain

SLIPS = {
    "drop": 2500,
    "insert": 2000,
    "taken": 1800,
    "form": 1500,
    "letter": 1200,
    "swap": 500,
}
NATURAL = 7000  # rare pairs of the archive taken as they stand
WEIGHT = {"judged": 5.0, "natural": 1.0, "made": 0.1}
DOUBT = 0.6  # a natural pair that looks this much like a slip may well be one
LEAST_WEIGHT = 0.02
FOLDS = 5


class Row(NamedTuple):
    """A rare pair with its signs; ``slip`` says whether it is one."""

    source: str
    group: str
    slip: bool
    signs: Mapping[str, float]
    gains: Mapping[str, float]
    kind: str = ""


def row(
    counts: Table, spot: Spot, source: str, group: str, slip: bool, kind: str = ""
) -> Row:
    found, best = signs(counts, spot)
    gains = {name: repair.gain for name, repair in best.items()}
    return Row(source, group, slip, found, gains, kind)


def judged(counts: Table, paths: Iterable[Path]) -> Iterator[Row]:
    """Yield the pairs that a reader has judged and is sure of."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            doc = Document(item["before"] + item["text"] + item["after"])
            start = len(item["before"])
            stop = start + len(item["text"])
            for spot, spans in places(counts, doc):
                here = spans[spot.at][0] < stop and start < spans[spot.at + 1][1]
                if here and item.get("sure", True):
                    group = item.get("doc", item["before"])
                    yield row(counts, spot, "judged", group, bool(item["error"]))
                    break


def natural(counts: Table, texts: Iterable[str]) -> Iterator[Row]:
    """Yield rare pairs of the archive as they stand."""
    for i, text in enumerate(texts):
        for spot, _ in places(counts, Document(text)):
            yield row(counts, spot, "natural", str(i), False)


def made(counts: Table, texts: Iterable[str], rng: random.Random) -> Iterator[Row]:
    """Yield slips made in sentences of the archive, so many of each kind."""
    least, wanted = np.log2(LEAST_EXPECTED * counts.tokens), Counter(SLIPS)
    heavy = weights(counts)
    for i, text in enumerate(texts):
        for line in text.split("\n"):
            tokens = TOKEN.findall(plain(line))
            if len(tokens) < 12 or not (kinds := [k for k in wanted if wanted[k] > 0]):
                continue
            kind = rng.choice(kinds)
            at = rng.randrange(1, len(tokens) - 2)
            changed = (
                spoil(counts, tokens, at, kind, rng)
                if tokens[at][0].isalpha()
                else None
            )
            if changed is None:
                continue
            row_of = [EDGE] * BEFORE + changed + [EDGE] * AFTER
            spots = [
                j
                for j in range(at + BEFORE - 1, at + BEFORE + 2)
                if row_of[j][0].isalpha()
                and row_of[j + 1][0].isalpha()
                and heavy[a := counts.number[row_of[j]]]
                + heavy[b := counts.number[row_of[j + 1]]]
                >= least
                and is_rare(counts, a, b)
                and not accounted_for(row_of, j)
            ]
            if spots:
                wanted[kind] -= 1
                spot = Spot(row_of, rng.choice(spots), row_of[:at].count('"') % 2 == 1)
                yield row(counts, spot, "made", str(i), True, kind)


def spoil(
    counts: Table, tokens: list[str], at: int, kind: str, rng: random.Random
) -> list[str] | None:
    """Return *tokens* with a slip of *kind* at *at*, or None if that cannot be done."""
    word, head, tail = tokens[at], tokens[:at], tokens[at + 1 :]
    if kind == "insert":
        return head + tail if word in SMALL or rng.random() < 0.15 else None
    if kind == "swap":
        return [*head, tail[0], word, *tail[1:]]
    if kind == "drop":
        small = [counts.counts[counts.number[w]] ** 0.6 for w in SMALL]
        confused = rng.choice(TAKEN).split()
        likely = [
            *rng.choices(SMALL, small, k=3),
            rng.choice(confused),
            *near(counts, word)[:1],
        ]
        extra = rng.choice(likely)
        return None if extra in (word, head[-1]) else [*head, extra, word, *tail]
    pool = {"taken": taken, "form": forms, "letter": slips}[kind](word)
    known = sorted({w for w in pool if w in counts.number and w != word and len(w) > 1})
    if not known:
        return None
    often = [counts.counts[counts.number[w]] ** 0.5 for w in known]
    return [*head, rng.choices(known, often)[0], *tail]


def fit(x: csr_matrix, rows: list[Row], use: np.ndarray) -> LogisticRegression:
    """Fit on the rows to *use*; drop natural pairs that look like slips; fit again."""
    truth = np.array([row.slip for row in rows])
    weight = np.array([WEIGHT[row.source] for row in rows])
    is_natural = np.array([row.source == "natural" for row in rows])

    def once(use: np.ndarray) -> LogisticRegression:
        model = LogisticRegression(C=0.3, max_iter=500, tol=1e-3)
        return model.fit(x[use], truth[use], sample_weight=weight[use])

    chance = once(use).predict_proba(x)[:, 1]
    return once(use & ~(is_natural & (chance > DOUBT)))


def prove(x: csr_matrix, rows: list[Row]) -> None:
    """Print precision and recall on judged pairs, each kept out of training once."""
    known = np.flatnonzero([row.source == "judged" for row in rows])
    if len({rows[i].group for i in known}) < FOLDS:
        print("too few judged pairs to prove anything on")
        return
    truth = np.array([rows[i].slip for i in known])
    chance = np.zeros(len(known))
    groups = [rows[i].group for i in known]
    for train, test in GroupKFold(FOLDS).split(known, truth, groups):
        use = np.ones(len(rows), bool)
        use[known[test]] = False
        assert not {groups[i] for i in train} & {groups[i] for i in test}
        chance[test] = fit(x, rows, use).predict_proba(x[known[test]])[:, 1]
    print(f"{len(known)} judged pairs, {truth.sum()} slips")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        hits, right = int((chance >= least).sum()), int(truth[chance >= least].sum())
        print(f"chance {least}: precision {right}/{hits}, recall {right}/{truth.sum()}")


def allowances(rows: Iterable[Row]) -> dict[str, float]:
    """Return what to take off each kind's gain so that made slips are named best."""
    mine = [(row.kind, row.gains) for row in rows if row.source == "made"]
    best = dict.fromkeys(SLIPS, 0.0) | {"join": 5.0}

    def right(allow: Mapping[str, float]) -> int:
        return sum(max(g, key=lambda k: g[k] - allow[k]) == kind for kind, g in mine)

    for _, kind in product(range(3), SLIPS):
        trials = {value: right({**best, kind: value}) for value in range(-8, 22, 2)}
        best[kind] = float(max(trials, key=trials.__getitem__))
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for kind, g in mine:
        by_kind[kind].append(max(g, key=lambda k: g[k] - best[k]) == kind)
    print(
        "kinds named:", {kind: f"{np.mean(hits):.2f}" for kind, hits in by_kind.items()}
    )
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", nargs="+", type=Path)
    parser.add_argument("--labelled", nargs="+", type=Path, default=[])
    parser.add_argument("--pairs", type=Path, default=Path("rules/data/pairs.bin"))
    parser.add_argument("--out", type=Path, default=Path("rules/data/pair-weights.tsv"))
    args = parser.parse_args()
    counts, rng = table.load(args.pairs), random.Random(1)
    texts = list(articles(args.archive))
    rng.shuffle(texts)
    middle = len(texts) // 2
    rows = list(judged(counts, args.labelled))
    rows += [
        r for r, _ in zip(natural(counts, texts[:middle]), range(NATURAL), strict=False)
    ]
    if all(row.slip for row in rows):
        raise SystemExit("hardly any rare pair to learn from: give more articles")
    rows += made(counts, texts[middle:], rng)
    print(Counter((row.source, row.kind, row.slip) for row in rows))
    vectors = DictVectorizer()
    x = vectors.fit_transform([row.signs for row in rows])
    prove(x, rows)
    model = fit(x, rows, np.ones(len(rows), bool))
    found = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    lines = [
        "# What each sign of a slip weighs; fitted by tools/train_judge.py.",
        "# Numbers only; licence: Apache-2.0, like newslint.",
        f"{CHANCE}\t{model.intercept_[0]:.3f}",
        *(
            f"{ALLOWANCE}{kind}\t{value:.0f}"
            for kind, value in allowances(rows).items()
        ),
        *(f"{k}\t{w:.3f}" for k, w in sorted(found.items()) if abs(w) >= LEAST_WEIGHT),
    ]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
