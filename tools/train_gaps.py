"""Learn which small words stand between words; write rules/data/gaps.bin.

    python tools/train_gaps.py ARCHIVE... [--passes N] [--out F] [--weights F]

Needs the table that train_pairs.py wrote. First a net learns from the archive which
small word, if any, stands in a gap, given five tokens on either side; then a judge
learns, from articles kept out of the first part, to tell slips made on purpose from
the copy as it stands. One article in twenty is kept out, by a hash of its "id". Writes
weights and the bits of a sieve; no text. Takes an hour or so on one core.
"""

from __future__ import annotations

import argparse
import random
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from train_pairs import number, prose, stories

from newslint.gaps import net as nets
from newslint.gaps.judge import KINDS
from newslint.gaps.net import HASH, MAGIC, NONE, SEEN_BITS, SIDE, Net
from newslint.gaps.signs import read
from newslint.gaps.sites import Site, is_prose, sites
from newslint.pairs import table
from newslint.pairs.judge import CHANCE
from newslint.pairs.table import Table
from newslint.pairs.tokens import EDGE, TOKEN, plain

SMALL = (
    "the a an of to in on for at by with from into about as than and or but that "
    "which who if is are was were be been has have had do does did will would can "
    "could it he they we you I this its their his our your not up out also so"
).split()
KEPT_OUT = 20  # one article in so many
EMBEDDING, HIDDEN = 48, 192
BATCH, RATE, WARM = 4096, 3e-3, 200
EMPTY = 0.5  # share of the empty gaps that the net is shown
USUAL = 3  # times that a triple of words is seen
SURE = 4.0  # odds at which the net misses a word, for the sieve
RECALL = 0.75  # of such places, that the sieve lets through
SAMPLE = 400_000
ROUNDS = 3  # slips made in each sentence
AGAIN = 0.35  # of the words put in are copies of a word near by
LEAST_WEIGHT = 0.05

Params = dict[str, np.ndarray]


def is_kept_out(name: str, text: str) -> bool:
    """Return whether an article is kept for the judge, by a hash of its name."""
    return int(sha1((name or text).encode()).hexdigest(), 16) % KEPT_OUT == 0


def numbered(lines: Iterable[list[str]], words: list[str]) -> np.ndarray:
    """Return the archive as one row of numbers, with edges around each line."""
    edges = [EDGE] * (SIDE - 1)  # `number` adds one more
    return number([edges, *(edges + line for line in lines), edges], words)


def samples(row: np.ndarray, small: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the places to learn from, twice each; odd if a small word is there."""
    inner = np.arange(SIDE, len(row) - 2 * SIDE)
    inner = inner[row[inner] > 0]
    filled = inner[small[row[inner]] > NONE]
    empty = inner[rng.random(len(inner)) < EMPTY]
    found = np.concatenate([filled * 2 + 1, empty * 2])
    rng.shuffle(found)
    return found


def examples(
    row: np.ndarray, small: np.ndarray, chosen: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the tokens around each place, without the small word, and that word."""
    at, filled = chosen >> 1, chosen & 1
    left = row[at[:, None] + np.arange(-SIDE, 0)]
    right = row[(at + filled)[:, None] + np.arange(SIDE)]
    return np.concatenate([left, right], 1), np.where(filled, small[row[at]], NONE)


def forward(p: Params, x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the inputs, the hidden layer and the chances of each output."""
    inputs = p["embeddings"][x].reshape(len(x), -1)
    hidden = np.maximum(inputs @ p["first"] + p["first_bias"], 0)
    scores = hidden @ p["second"] + p["second_bias"]
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return inputs, hidden, scores / scores.sum(1, keepdims=True)


def gradient(p: Params, x: np.ndarray, y: np.ndarray) -> tuple[Params, float]:
    """Return how to change the weights for one batch, and its loss."""
    inputs, hidden, chances = forward(p, x)
    rows = np.arange(len(y))
    loss = -np.log(chances[rows, y] + 1e-9).mean()
    error = chances
    error[rows, y] -= 1
    error /= len(y)
    back = error @ p["second"].T * (hidden > 0)
    spread = (back @ p["first"].T).reshape(-1, EMBEDDING)
    flat = x.ravel()
    ones = np.ones(len(flat), np.float32)
    words = csr_matrix(
        (ones, flat, np.arange(len(flat) + 1)), (len(flat), len(p["embeddings"]))
    )
    return {
        "embeddings": words.T @ spread,
        "first": inputs.T @ back,
        "first_bias": back.sum(0),
        "second": hidden.T @ error,
        "second_bias": error.sum(0),
    }, float(loss)


def train(row: np.ndarray, small: np.ndarray, size: int, passes: float) -> Params:
    """Return the weights of the net, learnt by Adam (Kingma and Ba, 2015)."""
    rng = np.random.default_rng(1)

    def start(*shape: int, scale: float) -> np.ndarray:
        return (rng.standard_normal(shape) * scale).astype(np.float32)

    wide = 2 * SIDE * EMBEDDING
    p = {
        "embeddings": start(size, EMBEDDING, scale=0.1),
        "first": start(wide, HIDDEN, scale=(2 / wide) ** 0.5),
        "first_bias": np.zeros(HIDDEN, np.float32),
        "second": start(HIDDEN, len(SMALL) + 1, scale=0.05),
        "second_bias": np.zeros(len(SMALL) + 1, np.float32),
    }
    mean = {k: np.zeros_like(v) for k, v in p.items()}
    square = {k: np.zeros_like(v) for k, v in p.items()}
    chosen, at, step, losses = samples(row, small, rng), 0, 0, []
    steps = int(len(chosen) * passes / BATCH)
    while step < steps:
        if at + BATCH > len(chosen):
            chosen, at = samples(row, small, rng), 0
        change, loss = gradient(p, *examples(row, small, chosen[at : at + BATCH]))
        at, step = at + BATCH, step + 1
        rate = RATE * min(1, step / WARM) * (0.05 + 0.95 * (1 - step / steps))
        rate *= (1 - 0.99**step) ** 0.5 / (1 - 0.9**step)
        for k, g in change.items():
            mean[k] += 0.1 * (g - mean[k])
            square[k] += 0.01 * (g * g - square[k])
            p[k] -= rate * mean[k] / (np.sqrt(square[k]) + 1e-8)
        losses.append(loss)
        if step % 500 == 0:
            print(f"{step} of {steps}: loss {np.mean(losses[-500:]):.4f}", flush=True)
    p["second_bias"][NONE] -= np.log(EMPTY)  # as if all empty gaps had been shown
    return p


def seen(row: np.ndarray) -> array[int]:
    """Return the bits of the triples of words that are usual."""
    wide = row.astype(np.uint64)
    keys = wide[:-2] << np.uint64(28) | wide[1:-1] << np.uint64(14) | wide[2:]
    keys, often = np.unique(keys, return_counts=True)
    places = keys[often >= USUAL] * np.uint64(HASH) >> np.uint64(64 - SEEN_BITS)
    bits = np.zeros(1 << SEEN_BITS, bool)
    bits[places] = True
    return array("B", np.packbits(bits, bitorder="little").tobytes())


def sieve(
    p: Params, row: np.ndarray, small: np.ndarray, size: int
) -> tuple[np.ndarray, int]:
    """Return what words before and after a gap weigh, and the least for a look."""
    rng = np.random.default_rng(2)
    x, y = examples(row, small, samples(row, small, rng)[:SAMPLE])
    chances = forward(p, x[y > NONE])[2]
    odds = np.log(chances[np.arange(len(chances)), y[y > NONE]] / chances[:, NONE])
    missed, good = x[y > NONE][odds > SURE], x[y == NONE]
    if not len(missed):
        raise SystemExit("the net has learnt too little: give more articles or passes")
    ends = np.concatenate([missed, good])[:, SIDE - 1 : SIDE + 1] + [0, size]
    shape = (len(ends), 2 * size)
    ones = np.ones(ends.size)
    sides = csr_matrix((ones, ends.ravel(), np.arange(len(ends) + 1) * 2), shape)
    truth = np.arange(len(ends)) < len(missed)
    weights = LogisticRegression(C=1.0, max_iter=200).fit(sides, truth).coef_[0]
    weights = np.clip(np.round(weights * 12), -127, 127).astype(np.int64)
    scores = weights[ends[: len(missed)]].sum(1)
    return weights.reshape(2, size), int(np.quantile(scores, 1 - RECALL))


def quantised(p: Params) -> tuple[dict[str, float], dict[str, array[int]]]:
    """Return the weights as whole numbers, and what one of them stands for."""
    scale = np.abs(p["embeddings"]).max(0) / 127  # of each dimension, on to the weights
    first = p["first"] * np.tile(scale, 2 * SIDE)[:, None]
    units = {
        "first_unit": float(np.abs(first).max()) / 32767,
        "second_unit": float(np.abs(p["second"]).max()) / 4095,
    }

    def whole(code: str, values: np.ndarray) -> array[int]:
        return array(code, np.round(values).astype(int).ravel().tolist())

    fine = units["second_unit"] / nets.FINE
    return units, {
        "embeddings": whole("b", p["embeddings"] / scale),
        "first": whole("h", first / units["first_unit"]),
        "first_bias": whole("i", p["first_bias"] / units["first_unit"]),
        "second": whole("h", p["second"] / units["second_unit"]),
        "second_bias": whole("i", p["second_bias"] / fine),
    }


def build(
    p: Params, row: np.ndarray, small: np.ndarray, about: Mapping[str, Any]
) -> bytes:
    """Return the file of a net."""
    size = len(p["embeddings"])
    units, columns = quantised(p)
    weights, least = sieve(p, row, small, size)
    head = {**about, **units, "vocabulary": size, "least": least}
    head |= {"embedding": EMBEDDING, "hidden": HIDDEN, "running_words": len(row)}
    sides = (array("b", side.tolist()) for side in weights)
    columns |= dict(zip(("before", "after"), sides, strict=True))
    return table.pack(head, SMALL, MAGIC, **columns, seen=seen(row))


def looked_at(
    counts: Table, net: Net, line: list[str], only: Site | None = None
) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the kind and signs of each site in a line, or of *only* one."""
    edges = [EDGE] * SIDE
    tokens = edges + line + edges
    row = [counts.number[token] for token in tokens]
    for site in sites(counts, net, tokens, row):
        if only in (None, site) and (reading := read(counts, net, tokens, row, site)):
            yield KINDS[site.extra], reading.signs


def spoil(line: list[str], rng: random.Random) -> tuple[list[str], Site] | None:
    """Return a line with a small word lost or put in, and the site of that."""
    filled = [i for i, token in enumerate(line) if token.lower() in SMALL]
    if rng.random() < 0.5:
        if not filled:
            return None
        at = rng.choice(filled)
        return line[:at] + line[at + 1 :], Site(False, at + SIDE)
    at = rng.randrange(1, len(line))
    near = [line[i].lower() for i in filled if abs(i - at) < 4]
    if near and rng.random() < AGAIN:
        word = rng.choice(near)
    elif filled:
        word = line[rng.choice(filled)].lower()
    else:
        return None
    return [*line[:at], "I" if word == "i" else word, *line[at:]], Site(True, at + SIDE)


def judge(counts: Table, net: Net, lines: list[list[str]]) -> Iterator[str]:
    """Yield the weights of the signs, learnt from lines that the net has not seen."""
    rng = random.Random(1)
    good = [found for line in lines for found in looked_at(counts, net, line)]
    slips = []
    for line in lines * ROUNDS:
        if len(line) > 5 and (spoilt := spoil(line, rng)):
            slips += looked_at(counts, net, *spoilt)
    print(Counter(kind for kind, _ in good), Counter(kind for kind, _ in slips))
    for kind in KINDS.values():
        a, b = ([signs for k, signs in part if k == kind] for part in (good, slips))
        vectors = DictVectorizer()
        x = vectors.fit_transform(a + b)
        model = LogisticRegression(C=0.1, max_iter=600)
        model.fit(x, [0] * len(a) + [1] * len(b))
        yield f"{kind}: {CHANCE}\t{model.intercept_[0]:.3f}"
        names = vectors.get_feature_names_out()
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= LEAST_WEIGHT:
                yield f"{kind}: {name}\t{weight:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", nargs="+", type=Path)
    parser.add_argument("--pairs", type=Path, default=Path("rules/data/pairs.bin"))
    parser.add_argument("--out", type=Path, default=Path("rules/data/gaps.bin"))
    parser.add_argument(
        "--weights", type=Path, default=Path("rules/data/gap-weights.tsv")
    )
    parser.add_argument("--passes", type=float, default=2, help="over the archive")
    parser.add_argument("--judge-only", action="store_true", help="keep the net")
    parser.add_argument(
        "--about", default="an archive of news", help="named in the header"
    )
    args = parser.parse_args()
    counts = table.load(args.pairs)
    split: dict[bool, list[str]] = {False: [], True: []}
    for name, text in stories(args.archive):
        split[is_kept_out(name, text)].append(text)
    if not args.judge_only:
        small = np.zeros(len(counts.words), np.int64)
        for i, word in enumerate(SMALL, NONE + 1):
            small[counts.number[word]] = i
        words = list(counts.words[len(table.KINDS) :])
        row = numbered(prose(split[False]), words)
        about = {
            "about": f"Weights learnt from {args.about}, one article in twenty kept "
            "out, by tools/train_gaps.py; no text.",
            "licence": "Apache-2.0, like newslint",
        }
        params = train(row, small, len(counts.words), args.passes)
        args.out.write_bytes(build(params, row, small, about))
    kept = {line.strip() for text in split[True] for line in text.split("\n")}
    tokens = (TOKEN.findall(plain(line)) for line in sorted(kept) if line)
    lines = [line for line in tokens if line and is_prose(line)]
    notes = [
        "# What each sign of a small word too many or missing weighs;",
        "# fitted by tools/train_gaps.py. Numbers only.",
        "# Licence: Apache-2.0, like newslint.",
    ]
    found = judge(counts, nets.load(args.out, counts), lines)
    args.weights.write_text("\n".join([*notes, *found]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
